/// Evaluates an expression whose symbols all have values.
struct Evaluation {
  /// The values of the symbols.
  let values: [Symbol: Value]
  /// The values of names with a number as their index, by what they have in common; nil if those are not known.
  private let terms: ((Symbol.Family, Int) -> Scalar)?
  private let budget: Budget

  /// Series with at least this many terms use intervals instead of long fractions.
  private static let fewTerms = 200
  /// The largest number of terms of a series.
  private static let mostTerms = 100_000

  static func value(
    of expression: Expression, at values: [Symbol: Value] = [:],
    terms: ((Symbol.Family, Int) -> Scalar)? = nil, within budget: Budget = Budget()
  ) throws(Undefined) -> Value {
    try Evaluation(values: values, terms: terms, budget: budget).value(expression, [:])
  }

  /// - Parameter indices: the values of the indices of enclosing series.
  private func value(_ expression: Expression, _ indices: [Symbol: Scalar]) throws(Undefined) -> Value {
    let value = try computed(expression, indices)
    try budget.spend(value.cost)
    return value
  }

  private func computed(_ expression: Expression, _ indices: [Symbol: Scalar]) throws(Undefined) -> Value {
    switch expression {
    case .number(let numeral):
      guard numeral.isTruncated else { return try Value(Scalar.bounded(numeral.value)) }
      let end = numeral.value + (numeral.value.isNegative ? -numeral.unit : numeral.unit)
      guard let a = Interval(numeral.value), let b = Interval(end) else { throw .tooLarge }
      return try Value(Scalar.bounded(Interval(min(a.lower, b.lower), max(a.upper, b.upper))))
    case .constant(let value): return try Value(Scalar.bounded(value))
    case .pi: return Value(.between(Constants.pi))
    case .e: return Value(.between(Constants.e))
    case .symbol(let symbol):
      if let value = indices[symbol] ?? term(symbol, indices) { return Value(value) }
      guard let value = values[symbol] else {
        throw Undefined(.unknown, "the value of \(symbol.identifier) is not known")
      }
      return value
    case .cases(let cases):
      for part in cases where try isMet(part, indices) { return try value(part.value, indices) }
      throw Undefined(.undefined, "none of the cases is met")
    case .at(let body, let symbol, let place):
      var inner = indices
      inner[symbol] = try value(place, indices).scalar
      return try value(body, inner)
    case .sum(let parts):
      var sum = try value(parts[0], indices)
      for part in parts.dropFirst() { sum = try added(sum, value(part, indices)) }
      return sum
    case .product(let parts):
      var product = try value(parts[0], indices)
      for part in parts.dropFirst() { product = try multiplied(product, value(part, indices)) }
      return product
    case .quotient(let top, let bottom): return try value(top, indices) / value(bottom, indices)
    case .power(.e, let exponent):
      return Value(try Function.exp.value([value(exponent, indices).scalar]))
    case .power(let base, let exponent):
      return try value(base, indices).power(value(exponent, indices).scalar)
    case .function(let function, let parts):
      var arguments: [Value] = []
      for part in parts { arguments.append(try value(part, indices)) }
      switch function {
      case .transpose where arguments[0].isScalar && parts[0].isAtom:
        throw Undefined(
          .unknown, "whether the upper index is a power or means the transpose is not known", isOfKinds: true)
      case .abs where arguments[0].isVector && !parts[0].isLiteralMatrix:
        return try Function.euclideanNorm.value(of: arguments)
      default: return try function.value(of: arguments)
      }
    case .series(let series): return try value(series, indices)
    case .matrix(let rows):
      var entries: [[Scalar]] = []
      for row in rows {
        var line: [Scalar] = []
        for entry in row { line.append(try value(entry, indices).scalar) }
        entries.append(line)
      }
      return try Value(rows: entries)
    case .quantity(let number, _): return try value(number, indices)
    case .call(let name, _): throw Undefined(.unknown, "the function \(name.identifier) is not known")
    case .derivative: throw Undefined(.unknown, "what is derived is not known")
    case .opaque(let reason): throw Undefined(.unknown, reason)
    }
  }

  /// The value of `x_i` where that of i is known, or of `x_3`.
  private func term(_ symbol: Symbol, _ indices: [Symbol: Scalar]) -> Scalar? {
    guard let terms, !symbol.index.isEmpty else { return nil }
    if let number = symbol.numberIndex { return terms(symbol.family, number) }
    let index = Symbol(symbol.index)
    guard symbol.hasLetterIndex, let number = (indices[index] ?? (try? values[index]?.scalar))?.integer else {
      return nil
    }
    return terms(symbol.family, number)
  }

  private func isMet(_ part: Case, _ indices: [Symbol: Scalar]) throws(Undefined) -> Bool {
    for condition in part.conditions {
      let left = try value(condition.left, indices).scalar
      let right = try value(condition.right, indices).scalar
      guard let order = Scalar.order(left, right) else {
        throw Undefined(.tooLarge, "which case is met is too close to tell")
      }
      let holds: Bool? =
        switch condition.relation {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        default: nil
        }
      guard let holds else { throw Undefined(.unsupported, "the condition of a case is not computed") }
      if !holds { return false }
    }
    return true
  }

  private func value(_ series: Series, _ indices: [Symbol: Scalar]) throws(Undefined) -> Value {
    guard let first = try value(series.first, indices).scalar.integer,
      let last = try value(series.last, indices).scalar.integer
    else { throw Undefined(.unsupported, "the limits of a sum are no whole numbers") }
    var total = Value(Scalar(series.kind == .sum ? 0 : 1))
    guard first <= last else { return total }
    guard last - first < Self.mostTerms else { throw Undefined(.tooLarge, "too many terms to add up") }
    var inner = indices
    for index in first...last {
      inner[series.index] = Scalar(index)
      let term = try value(series.body, inner)
      total =
        series.kind == .sum
        ? try index == first ? term : added(total, term) : try multiplied(total, term)
      if last - first >= Self.fewTerms { total = try total.shortened() }
    }
    return total
  }

  // Intermediate results are paid for too, as they can be larger than the final one.
  private func added(_ left: Value, _ right: Value) throws(Undefined) -> Value {
    let sum = try left + right
    try budget.spend(sum.cost)
    return sum
  }

  private func multiplied(_ left: Value, _ right: Value) throws(Undefined) -> Value {
    let product = try left * right
    try budget.spend(product.cost)
    return product
  }
}

extension Value {
  /// A long fraction as an interval; any other value as it is.
  fileprivate func shortened() throws(Undefined) -> Value {
    guard isScalar, let value = try scalar.rational, !value.isInteger, value.size > 512 else { return self }
    return Value(try Scalar.bounded(Interval(value)))
  }

  /// The cost in units of a budget: reducing a fraction takes time quadratic in its length.
  fileprivate var cost: Int {
    if let scalar = try? scalar { return scalar.cost }
    return 1 + entries.reduce(0) { $0 + $1.cost } * columns
  }
}

extension Scalar {
  fileprivate var cost: Int {
    guard let size = rational?.size, size > 64 else { return 1 }
    return 1 + size / 4 + size * size / 8192
  }
}

enum Constants {
  /// Each lies between two adjacent numbers of type `Double`.
  static let pi = Interval(3.141592653589793, 3.1415926535897936)!
  static let e = Interval(2.718281828459045, 2.7182818284590455)!
}

extension Expression {
  /// Whether it is a single name or number.
  var isAtom: Bool {
    switch self {
    case .symbol, .number, .constant, .pi, .e: true
    default: false
    }
  }

  /// Whether it is a matrix with explicit entries.
  var isLiteralMatrix: Bool { if case .matrix = self { true } else { false } }
}
