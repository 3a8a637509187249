import BigInt

// Functions of rational numbers that have rational values.
extension Function {
  /// Nil if the value is irrational or not known to be rational.
  func exact(_ arguments: [Scalar]) throws(Undefined) -> Scalar? {
    var values: [Rational] = []
    for argument in arguments {
      guard let value = argument.rational else { return nil }
      values.append(value)
    }
    guard let value = try rational(values) else { return nil }
    return try Scalar.bounded(value)
  }

  private func rational(_ values: [Rational]) throws(Undefined) -> Rational? {
    let x = values[0]
    switch self {
    case .exp: return x.isZero ? .one : nil
    case .sin, .tan, .arcsin, .arctan, .sinh, .tanh: return x.isZero ? .zero : nil
    case .cos, .cosh: return x.isZero ? .one : nil
    case .ln, .log: return x == .one ? .zero : nil
    case .log2: return Self.logarithm(x, base: Rational(2))
    case .log10, .lg: return Self.logarithm(x, base: Rational(10))
    case .logBase: return Self.logarithm(x, base: values[1])
    case .sqrt: return x.root(2)
    case .abs: return x.magnitude
    case .floor: return x.floor
    case .ceil: return x.ceiling
    case .round: return x.isNegative ? -((-x + Rational(1, 2)).floor) : (x + Rational(1, 2)).floor
    case .sign: return Rational(x.isZero ? 0 : x.isNegative ? -1 : 1)
    case .max: return values.max()
    case .min: return values.min()
    case .factorial: return try Self.factorial(x)
    case .doubleFactorial: return try Self.factorial(x, step: 2)
    case .inBase:
      guard let base = values[1].integer, let value = x.readInBase(base) else {
        throw Undefined(.undefined, "a digit is none of the base")
      }
      return value
    case .binomial: return try Self.binomial(x, values[1])
    case .mod:
      guard values[1] > .zero, let quotient = x / values[1] else {
        throw Undefined(.undefined, "a remainder needs a positive divisor")
      }
      return x - values[1] * quotient.floor
    case .gcd, .lcm:
      guard values.allSatisfy(\.isInteger) else { return nil }
      return Rational(values.dropFirst().reduce(values[0].numerator) { common($0, $1.numerator) })
    default: return nil
    }
  }

  private func common(_ left: BigInt, _ right: BigInt) -> BigInt {
    let divisor = left.greatestCommonDivisor(with: right)
    return self == .gcd || divisor == 0 ? divisor : BigInt((left * right).magnitude) / divisor
  }

  /// Nil unless the number is an integer power of the base.
  private static func logarithm(_ value: Rational, base: Rational) -> Rational? {
    guard value > .zero, base > .zero, base != .one else { return nil }
    if value == .one { return .zero }
    let exponent = (value.binaryLogarithm / base.binaryLogarithm).rounded()
    guard exponent.magnitude <= 4096, base.size * Int(exponent.magnitude) <= 2 * value.size + 4096 else {
      return nil
    }
    return base.power(Int(exponent)) == value ? Rational(Int(exponent)) : nil
  }

  private static func factorial(_ value: Rational, step: Int = 1) throws(Undefined) -> Rational {
    guard value.isInteger, !value.isNegative else {
      throw Undefined(.undefined, "the factorial of a number that is not 0, 1, 2, …")
    }
    guard let count = value.integer, count <= 2000 else { throw .tooLarge }
    let factors = stride(from: count, to: 1, by: -step)
    return Rational(factors.reduce(BigInt(1)) { $0 * BigInt($1) })
  }

  private static func binomial(_ top: Rational, _ bottom: Rational) throws(Undefined) -> Rational {
    guard let k = bottom.integer, k >= 0, top.isInteger else {
      throw Undefined(.undefined, "a binomial coefficient of numbers that are not whole")
    }
    guard k <= 2000 else { throw .tooLarge }
    var result = Rational.one
    for step in 0..<k {
      result = result * (top - Rational(step)) * Rational(1, step + 1)
      guard result.size <= result.largestSize else { throw .tooLarge }
    }
    return result
  }
}

extension Rational {
  /// The number whose digits in another base are those of this decimal; nil if it has no such digits.
  func readInBase(_ base: Int) -> Rational? {
    guard !isNegative, base >= 2, base <= 10 else { return nil }
    var places = 0
    var whole = self
    while !whole.isInteger {
      guard places < 100 else { return nil }
      places += 1
      whole = whole * Rational(10)
    }
    let digits = String(whole.numerator)
    guard digits.utf8.count <= 1000, let value = BigInt(digits, radix: base) else { return nil }
    return Rational(value, BigInt(base).power(places))
  }
}
