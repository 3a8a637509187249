extension Function {
  func value(of arguments: [Value]) throws(Undefined) -> Value {
    switch self {
    case .det: return try Value(arguments[0].determinant)
    case .transpose: return try arguments[0].transposed
    case .trace:
      let matrix = arguments[0]
      guard !matrix.isScalar, matrix.rows.count == matrix.columns else {
        throw Undefined(.undefined, "the matrix is not square", isOfKinds: true)
      }
      var sum = Scalar(0)
      for index in matrix.rows.indices { sum = try sum + matrix.rows[index][index] }
      return Value(sum)
    case .dot: return try arguments[0].dot(arguments[1])
    case .elementwiseProduct:
      return try arguments[0].elementwise(arguments[1]) { (a, b) throws(Undefined) in try a * b }
    case .max where arguments.count > 1 && arguments.contains { !$0.isScalar },
      .min where arguments.count > 1 && arguments.contains { !$0.isScalar }:
      // A number is compared with each entry: `\max(0, v)`.
      var result = arguments[0]
      for next in arguments.dropFirst() {
        result = try result.elementwise(next) { (a, b) throws(Undefined) in try value([a, b]) }
      }
      return result
    case .cross: return try arguments[0].cross(arguments[1])
    case .inner:
      guard arguments[0].isVector, arguments[1].isVector else {
        throw Undefined(
          .unknown, "whether the angle brackets hold a vector or are an inner product is not known",
          isOfKinds: true)
      }
      return try arguments[0].dot(arguments[1])
    case .norm, .euclideanNorm, .sumNorm, .maximumNorm:
      let vector = arguments[0]
      guard vector.isVector || vector.isScalar else {
        throw Undefined(.unsupported, "the norm of a matrix is not computed", isOfKinds: true)
      }
      if self == .norm || self == .euclideanNorm {
        return Value(try Function.sqrt.value([try vector.dot(vector).scalar]))
      }
      var total = Scalar(0)
      for entry in vector.entries {
        let magnitude = try Function.abs.value([entry])
        total = self == .sumNorm ? try total + magnitude : try Function.max.value([total, magnitude])
      }
      return Value(total)
    case .abs where !arguments[0].isScalar: return try Value(arguments[0].determinant)
    case .max, .min:
      // Of several arguments, or of the entries of one vector.
      let entries = arguments.count == 1 ? arguments[0].entries : try Self.scalars(arguments)
      return try Value(value(entries))
    default: return try Value(value(Self.scalars(arguments)))
    }
  }

  private static func scalars(_ values: [Value]) throws(Undefined) -> [Scalar] {
    var scalars: [Scalar] = []
    for value in values { scalars.append(try value.scalar) }
    return scalars
  }

  func value(_ arguments: [Scalar]) throws(Undefined) -> Scalar {
    guard let first = arguments.first else { throw Undefined(.unsupported, "a function without an argument") }
    if let exact = try exact(arguments) { return exact }
    if [.max, .min, .mod, .gcd, .lcm].contains(self) { return try ofMany(arguments) }
    guard let x = first.interval else { throw .tooLarge }
    return try Scalar.bounded(real(x, arguments))
  }

  private func real(_ x: Interval, _ arguments: [Scalar]) throws(Undefined) -> Interval? {
    func inside(_ low: Double, _ high: Double) throws(Undefined) {
      guard low <= x.lower, x.upper <= high else { throw outside }
    }
    switch self {
    case .exp: return x.exponential
    case .ln, .log:
      guard x.lower > 0 else { throw outside }
      return x.logarithm
    case .log2:
      guard x.lower > 0 else { throw outside }
      return x.binaryLogarithm
    case .log10, .lg:
      guard x.lower > 0 else { throw outside }
      return x.decimalLogarithm
    case .logBase:
      guard let base = arguments[1].interval, base.lower > 0, x.lower > 0 else { throw outside }
      guard let top = x.logarithm, let bottom = base.logarithm else { return nil }
      return top / bottom
    case .sqrt:
      guard x.lower >= 0 else { throw outside }
      return x.squareRoot
    case .sin: return x.sine
    case .cos: return x.cosine
    case .tan, .sec, .cot, .csc:
      guard let sine = x.sine, let cosine = x.cosine
      else { return nil }
      let one = Interval(1, 1)!
      let (top, bottom) =
        switch self {
        case .tan: (sine, cosine)
        case .cot: (cosine, sine)
        case .sec: (one, cosine)
        default: (one, sine)
        }
      guard !bottom.contains(0) else { throw Undefined(.undefined, "the divisor may be zero") }
      return top / bottom
    case .arcsin:
      try inside(-1, 1)
      return x.arcsine
    case .arccos:
      try inside(-1, 1)
      return x.arccosine
    case .arctan: return x.arctangent
    case .sinh: return x.hyperbolicSine
    case .cosh: return x.hyperbolicCosine
    case .tanh: return x.hyperbolicTangent
    case .abs: return x.magnitude
    case .floor, .ceil, .round, .sign:
      let step: (Double) -> Double = { value in
        switch self {
        case .floor: value.rounded(.down)
        case .ceil: value.rounded(.up)
        case .round: value.rounded(.toNearestOrAwayFromZero)
        default: value > 0 ? 1 : value < 0 ? -1 : 0
        }
      }
      guard step(x.lower) == step(x.upper) else {
        throw Undefined(.tooLarge, "the bounds of a rounded number hold two whole numbers")
      }
      return Interval(step(x.lower), step(x.upper))
    default: throw Undefined(.unsupported, "\(rawValue) is not computed here")
    }
  }

  private var outside: Undefined { Undefined(.undefined, "\(rawValue) outside of where it is defined") }

  private func ofMany(_ arguments: [Scalar]) throws(Undefined) -> Scalar {
    switch self {
    case .max, .min:
      var best = arguments[0]
      for next in arguments.dropFirst() {
        if let order = Scalar.order(next, best) {
          if self == .max ? order > 0 : order < 0 { best = next }
        } else if let a = next.interval, let b = best.interval {
          best = try Scalar.bounded(
            self == .max
              ? Interval(Swift.max(a.lower, b.lower), Swift.max(a.upper, b.upper))
              : Interval(Swift.min(a.lower, b.lower), Swift.min(a.upper, b.upper)))
        }
      }
      return best
    default: throw Undefined(.unsupported, "\(rawValue) of numbers that are not whole")
    }
  }
}
