import BigInt

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A rational number of any size, in lowest terms with a positive denominator.
package struct Rational: Sendable, Hashable {
  private enum Storage: Sendable, Hashable {
    case small(Int, Int)
    /// Used only if one of the two does not fit in an `Int`, so that each number has one representation.
    case big(BigInt, BigInt)
  }

  private let storage: Storage

  package init(_ value: Int) { self.init(value == .min ? .big(BigInt(value), 1) : .small(value, 1)) }

  init(_ value: BigInt) { self.init(lowest: value, 1) }

  /// - Precondition: the denominator is not 0.
  package init(_ numerator: Int, _ denominator: Int) {
    guard denominator != .min, numerator != .min else {
      self.init(BigInt(numerator), BigInt(denominator))
      return
    }
    let sign = denominator < 0 ? -1 : 1
    let divisor = Self.divisor(numerator, denominator)
    self.init(.small(sign * numerator / divisor, sign * denominator / divisor))
  }

  private init(_ storage: Storage) { self.storage = storage }

  /// - Precondition: the denominator is not 0.
  init(_ numerator: BigInt, _ denominator: BigInt) {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    self.init(lowest: sign * numerator / divisor, sign * denominator / divisor)
  }

  private init(lowest numerator: BigInt, _ denominator: BigInt) {
    if let small = Int(exactly: numerator), let other = Int(exactly: denominator), small != .min {
      self.init(.small(small, other))
    } else {
      self.init(.big(numerator, denominator))
    }
  }

  /// `mantissa · 10^exponent`
  init(mantissa: BigInt, exponent: Int) {
    let power = BigInt(10).power(abs(exponent))
    if exponent < 0 { self.init(mantissa, power) } else { self.init(mantissa * power) }
  }

  /// `mantissa · 10^exponent`
  init(mantissa: Int, exponent: Int) {
    guard abs(exponent) < Self.powersOfTen.count else {
      self.init(mantissa: BigInt(mantissa), exponent: exponent)
      return
    }
    let power = Self.powersOfTen[abs(exponent)]
    if exponent < 0 {
      self.init(mantissa, power)
    } else {
      let (value, overflows) = mantissa.multipliedReportingOverflow(by: power)
      if overflows { self.init(BigInt(mantissa) * BigInt(power)) } else { self.init(value) }
    }
  }

  /// The powers that fit in an `Int`.
  private static let powersOfTen = (0...18).map { (0..<$0).reduce(1) { power, _ in 10 * power } }

  package var numerator: BigInt {
    switch storage {
    case .small(let value, _): BigInt(value)
    case .big(let value, _): value
    }
  }

  package var denominator: BigInt {
    switch storage {
    case .small(_, let value): BigInt(value)
    case .big(_, let value): value
    }
  }

  static let zero = Rational(0)
  static let one = Rational(1)

  /// The greatest common divisor by Euclid's algorithm; 1 for two zeros.
  private static func divisor(_ left: Int, _ right: Int) -> Int {
    var (a, b) = (abs(left), abs(right))
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}

extension Rational {
  package static func + (left: Rational, right: Rational) -> Rational {
    if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
      if b == 1, d == 1 {
        let (sum, overflows) = a.addingReportingOverflow(c)
        if !overflows { return Rational(sum, 1) }
      }
      let (x, first) = a.multipliedReportingOverflow(by: d)
      let (y, second) = c.multipliedReportingOverflow(by: b)
      let (sum, third) = x.addingReportingOverflow(y)
      let (product, fourth) = b.multipliedReportingOverflow(by: d)
      if !(first || second || third || fourth) { return Rational(sum, product) }
    }
    if left.isInteger, right.isInteger { return Rational(left.numerator + right.numerator) }
    return Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  static prefix func - (value: Rational) -> Rational {
    switch value.storage {
    case .small(let a, let b): Rational(.small(-a, b))
    case .big(let a, let b): Rational(lowest: -a, b)
    }
  }

  package static func - (left: Rational, right: Rational) -> Rational { left + -right }

  package static func * (left: Rational, right: Rational) -> Rational {
    if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
      let (top, first) = a.multipliedReportingOverflow(by: c)
      let (bottom, second) = b.multipliedReportingOverflow(by: d)
      if !(first || second) { return Rational(top, bottom) }
    }
    if left.isInteger, right.isInteger { return Rational(left.numerator * right.numerator) }
    return Rational(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// Nil for a division by zero.
  package static func / (left: Rational, right: Rational) -> Rational? {
    right.isZero ? nil : left * right.reciprocal
  }

  /// - Precondition: the number is not 0.
  private var reciprocal: Rational {
    switch storage {
    case .small(let a, let b): Rational(.small(a < 0 ? -b : b, abs(a)))
    case .big(let a, let b): Rational(lowest: a < 0 ? -b : b, BigInt(a.magnitude))
    }
  }

  /// - Precondition: the exponent is not negative if the base is 0.
  package func power(_ exponent: Int) -> Rational {
    if exponent < 0 { return reciprocal.power(-exponent) }
    return Rational(lowest: numerator.power(exponent), denominator.power(exponent))
  }

  package static func < (left: Rational, right: Rational) -> Bool {
    if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
      let (x, y) = (a.multipliedFullWidth(by: d), c.multipliedFullWidth(by: b))
      return x.high == y.high ? x.low < y.low : x.high < y.high
    }
    return left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Rational: Comparable {
  var isZero: Bool { self == .zero }

  package var isNegative: Bool {
    switch storage {
    case .small(let value, _): value < 0
    case .big(let value, _): value < 0
    }
  }

  var isInteger: Bool {
    switch storage {
    case .small(_, let denominator): denominator == 1
    case .big(_, let denominator): denominator == 1
    }
  }

  /// Nil if it is no integer, or too large for an `Int`.
  var integer: Int? {
    if case .small(let value, 1) = storage { return value }
    return nil
  }

  var magnitude: Rational { isNegative ? -self : self }

  /// The largest integer that is not greater.
  package var floor: Rational {
    if case .small(let a, let b) = storage { return Rational(a / b - (a % b < 0 ? 1 : 0)) }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Rational(remainder < 0 ? quotient - 1 : quotient)
  }

  var ceiling: Rational { -(-self).floor }

  /// The bits of numerator and denominator together; 64 if both fit in an `Int`.
  var size: Int {
    switch storage {
    case .small: 64
    case .big(let a, let b): a.magnitude.bitWidth + b.magnitude.bitWidth
    }
  }

  func root(_ degree: Int) -> Rational? {
    guard degree > 0, !(isNegative && degree.isMultiple(of: 2)) else { return nil }
    guard let top = Self.root(numerator.magnitude, degree),
      let bottom = Self.root(denominator.magnitude, degree)
    else { return nil }
    return Rational(isNegative ? -BigInt(top) : BigInt(top), BigInt(bottom))
  }

  private static func root(_ value: BigUInt, _ degree: Int) -> BigUInt? {
    if value <= 1 || degree == 1 { return value }
    guard degree < value.bitWidth else { return nil }
    // Newton's method from above.
    var guess = BigUInt(1) << ((value.bitWidth + degree - 1) / degree)
    while true {
      let next = (guess * BigUInt(degree - 1) + value / guess.power(degree - 1)) / BigUInt(degree)
      if next >= guess { break }
      guess = next
    }
    return guess.power(degree) == value ? guess : nil
  }

  /// - Precondition: the number is positive.
  var binaryLogarithm: Double {
    Self.binaryLogarithm(numerator.magnitude) - Self.binaryLogarithm(denominator.magnitude)
  }

  private static func binaryLogarithm(_ value: BigUInt) -> Double {
    let shift = max(0, value.bitWidth - 64)
    return log2(Double(value >> shift)) + Double(shift)
  }

  /// A `Double` within one unit in the last place.
  var approximation: Double {
    if case .small(let a, let b) = storage { return Double(a) / Double(b) }
    let shift = numerator.magnitude.bitWidth - denominator.magnitude.bitWidth - 64
    let top = shift < 0 ? numerator << -shift : numerator
    let bottom = shift > 0 ? denominator << shift : denominator
    let quotient = Double(top / bottom)
    return scaled(quotient, by: shift)
  }

  private func scaled(_ value: Double, by exponent: Int) -> Double {
    Double(
      sign: value < 0 ? .minus : .plus, exponent: max(min(exponent, 4000), -4000), significand: abs(value))
  }
}
