/// A real number: exact if it is known to be rational, otherwise an interval.
enum Scalar: Sendable, Hashable {
  case exact(Rational)
  case between(Interval)

  init(_ value: Int) { self = .exact(Rational(value)) }

  var interval: Interval? {
    switch self {
    case .exact(let value): Interval(value)
    case .between(let interval): interval
    }
  }

  var rational: Rational? { if case .exact(let value) = self { value } else { nil } }

  var integer: Int? { rational?.integer }

  var approximation: Double {
    switch self {
    case .exact(let value): value.approximation
    case .between(let interval): interval.middle
    }
  }

  /// Nil if the interval contains 0 and other numbers.
  var isZero: Bool? { Scalar.order(self, .exact(.zero)).map { $0 == 0 } }

  var isCertainlyNegative: Bool {
    switch self {
    case .exact(let value): value.isNegative
    case .between(let interval): interval.upper < 0
    }
  }

  /// −1, 0 or 1; nil if the intervals overlap.
  static func order(_ left: Scalar, _ right: Scalar) -> Int? {
    if case .exact(let a) = left, case .exact(let b) = right { return a == b ? 0 : a < b ? -1 : 1 }
    guard let a = left.interval, let b = right.interval else { return nil }
    if a.upper < b.lower { return -1 }
    return b.upper < a.lower ? 1 : nil
  }
}

/// Why an expression has no value.
struct Undefined: Error, Equatable, Sendable {
  enum Reason: Equatable, Sendable {
    /// It is undefined in mathematics: `1/0`, `\log(-1)`.
    case undefined
    /// Its meaning is not known: a name without a value, a sign without a definition.
    case unknown
    /// Its meaning is known, but it is not computed here.
    case unsupported
    /// It is too large or takes too long, or its interval is too wide.
    case tooLarge
  }

  let reason: Reason
  let message: String
  /// Whether a number, a vector or a matrix stands where another kind is meant.
  let isOfKinds: Bool

  init(_ reason: Reason, _ message: String, isOfKinds: Bool = false) {
    self.reason = reason
    self.message = message
    self.isOfKinds = isOfKinds
  }

  static let tooLarge = Undefined(.tooLarge, "the numbers are too large to compute")
  static let divisionByZero = Undefined(.undefined, "division by zero")
}

extension Scalar {
  static func bounded(_ value: Rational) throws(Undefined) -> Scalar {
    guard value.size > value.largestSize else { return .exact(value) }
    return try bounded(Interval(value))
  }

  static func bounded(_ interval: Interval?) throws(Undefined) -> Scalar {
    guard let interval else { throw .tooLarge }
    return .between(interval)
  }

  static func + (left: Scalar, right: Scalar) throws(Undefined) -> Scalar {
    if case .exact(let a) = left, case .exact(let b) = right { return try bounded(a + b) }
    guard let a = left.interval, let b = right.interval else { throw .tooLarge }
    return try bounded(a + b)
  }

  static prefix func - (value: Scalar) -> Scalar {
    switch value {
    case .exact(let value): .exact(-value)
    case .between(let interval): .between(-interval)
    }
  }

  static func - (left: Scalar, right: Scalar) throws(Undefined) -> Scalar { try left + -right }

  static func * (left: Scalar, right: Scalar) throws(Undefined) -> Scalar {
    if case .exact(let a) = left, case .exact(let b) = right { return try bounded(a * b) }
    if left.rational?.isZero == true || right.rational?.isZero == true { return .exact(.zero) }
    guard let a = left.interval, let b = right.interval else { throw .tooLarge }
    return try bounded(a * b)
  }

  static func / (left: Scalar, right: Scalar) throws(Undefined) -> Scalar {
    if case .exact(let b) = right {
      if b.isZero { throw .divisionByZero }
      if case .exact(let a) = left, let quotient = a / b { return try bounded(quotient) }
    }
    guard let a = left.interval, let b = right.interval else { throw .tooLarge }
    guard !b.contains(0) else { throw Undefined(.undefined, "the divisor may be zero") }
    return try bounded(a / b)
  }

  func power(_ exponent: Scalar) throws(Undefined) -> Scalar {
    if case .exact(let power) = exponent {
      if case .exact(let base) = self, let root = try base.exactPower(power) { return root }
      if let integer = power.integer {
        if integer == 0 { return .exact(.one) }
        guard let base = interval else { throw .tooLarge }
        if integer < 0, base.contains(0) { throw Undefined(.undefined, "the divisor may be zero") }
        return try Self.bounded(base.power(integer))
      }
      // Odd roots of negative numbers are real.
      if isCertainlyNegative, power.denominator % 2 == 1 {
        let magnitude = try (-self).power(exponent)
        return power.numerator % 2 == 0 ? magnitude : -magnitude
      }
    }
    guard let base = interval, let exponent = exponent.interval else { throw .tooLarge }
    guard base.lower >= 0 else {
      throw Undefined(.undefined, "a power of a negative number whose exponent is no integer")
    }
    return try Self.bounded(base.power(exponent))
  }
}

extension Rational {
  /// The size in bits above which numbers become intervals. It is smaller for fractions, as reducing them at each step
  /// takes far longer than the step itself.
  var largestSize: Int { isInteger ? 1 << 15 : Self.largestFraction }
  private static let largestFraction = 1 << 12

  /// The power if it is rational and not too large; otherwise nil.
  fileprivate func exactPower(_ exponent: Rational) throws(Undefined) -> Scalar? {
    if isZero {
      if exponent.isNegative { throw .divisionByZero }
      guard !exponent.isZero else {
        throw Undefined(.undefined, "zero to the power of zero has no one value")
      }
      return .exact(.zero)
    }
    guard let top = Int(exactly: exponent.numerator), let bottom = Int(exactly: exponent.denominator) else {
      guard self == .one || self == -Rational.one else { throw .tooLarge }
      return exponent.isInteger ? .exact(exponent.numerator % 2 == 0 ? .one : self) : nil
    }
    let bits = max(numerator.magnitude.bitWidth, denominator.magnitude.bitWidth)
    let (length, overflows) = abs(top).multipliedReportingOverflow(by: bits)
    let largest = top < 0 ? Self.largestFraction : largestSize
    guard self == .one || !overflows && length <= largest else {
      if bits == 1 { return .exact(top.isMultiple(of: 2) ? .one : self) }
      return nil
    }
    if self == .one { return .exact(.one) }
    if bottom == 1 { return .exact(power(top)) }
    guard bottom <= 64, let root = root(bottom) else { return nil }
    return .exact(root.power(top))
  }
}
