#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Bounds between which a real number lies.
///
/// Each operation widens its result outward by more than it can have been rounded, so that two intervals without a
/// common point are two different numbers for certain.
///
/// - Source: Moore, Kearfott, Cloud, Introduction to Interval Analysis, chapter 3.
struct Interval: Sendable, Hashable {
  let lower: Double
  let upper: Double

  /// Nil where a bound is no number, or nothing is known.
  init?(_ lower: Double, _ upper: Double, ulps: Int = 0) {
    guard lower <= upper, lower.isFinite, upper.isFinite else { return nil }
    var (low, high) = (lower, upper)
    for _ in 0..<ulps { (low, high) = (low.nextDown, high.nextUp) }
    self.lower = low
    self.upper = high
  }

  init?(_ value: Rational) {
    let near = value.approximation
    self.init(near, near, ulps: value.integer.map { abs($0) < 1 << 53 } == true ? 0 : 1)
  }

  var middle: Double { lower / 2 + upper / 2 }

  func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// Whether the bounds are so close that hardly anything but equality explains an overlap.
  var isNarrow: Bool { upper - lower <= 1e-9 * max(abs(lower), abs(upper), 1e-3) }

  static func + (left: Interval, right: Interval) -> Interval? {
    Interval(left.lower + right.lower, left.upper + right.upper, ulps: 1)
  }

  static prefix func - (value: Interval) -> Interval { Interval(-value.upper, -value.lower)! }

  static func * (left: Interval, right: Interval) -> Interval? {
    let products = [
      left.lower * right.lower, left.lower * right.upper, left.upper * right.lower, left.upper * right.upper,
    ]
    return Interval(products.min()!, products.max()!, ulps: 1)
  }

  /// Nil where the divisor can be zero.
  static func / (left: Interval, right: Interval) -> Interval? {
    guard !right.contains(0) else { return nil }
    let quotients = [
      left.lower / right.lower, left.lower / right.upper, left.upper / right.lower, left.upper / right.upper,
    ]
    return Interval(quotients.min()!, quotients.max()!, ulps: 1)
  }

  var magnitude: Interval {
    if lower >= 0 { return self }
    return upper <= 0 ? -self : Interval(0, max(-lower, upper))!
  }

  /// A function that grows, of the C library: those used here are right to within two units of the last place.
  ///
  /// - Source: The GNU C Library Reference Manual, section 19.7, Known Maximum Errors in Math Functions.
  func growing(_ function: (Double) -> Double) -> Interval? {
    Interval(function(lower), function(upper), ulps: 4)
  }

  func falling(_ function: (Double) -> Double) -> Interval? {
    Interval(function(upper), function(lower), ulps: 4)
  }

  /// Of a base that is not negative.
  func power(_ exponent: Interval) -> Interval? {
    guard lower >= 0 else { return nil }
    guard lower > 0 || exponent.lower > 0 else { return nil }
    let powers = [
      pow(lower, exponent.lower), pow(lower, exponent.upper), pow(upper, exponent.lower),
      pow(upper, exponent.upper),
    ]
    return Interval(powers.min()!, powers.max()!, ulps: 4)
  }

  func power(_ exponent: Int) -> Interval? {
    if exponent < 0 {
      guard let power = power(-exponent), let one = Interval(1, 1) else { return nil }
      return one / power
    }
    let (a, b) = (pow(lower, Double(exponent)), pow(upper, Double(exponent)))
    if exponent.isMultiple(of: 2), contains(0) { return Interval(0, max(a, b), ulps: 4) }
    return Interval(min(a, b), max(a, b), ulps: 4)
  }

  /// Sine or cosine: nil for arguments so large that their last place is a turn.
  func wave(_ function: (Double) -> Double, crest: Double) -> Interval? {
    guard max(abs(lower), abs(upper)) < 1e9 else { return nil }
    guard upper - lower < 1 else { return Interval(-1, 1) }
    let (a, b) = (function(lower), function(upper))
    var (low, high) = (min(a, b), max(a, b))
    // Whether the crest, or the trough half a turn away, lies between.
    if ((upper - crest) / (2 * .pi)).rounded(.down) >= ((lower - crest) / (2 * .pi)).rounded(.up) { high = 1 }
    if ((upper - crest - .pi) / (2 * .pi)).rounded(.down) >= ((lower - crest - .pi) / (2 * .pi)).rounded(.up)
    {
      low = -1
    }
    return Interval(max(low.nextDown.nextDown, -1), min(high.nextUp.nextUp, 1))
  }
}

// The functions of the C library, between bounds.
extension Interval {
  var exponential: Interval? { growing { exp($0) } }
  /// Of a positive number, as the two below.
  var logarithm: Interval? { growing { log($0) } }
  var binaryLogarithm: Interval? { growing { log2($0) } }
  var decimalLogarithm: Interval? { growing { log10($0) } }
  /// Of a number that is not negative.
  var squareRoot: Interval? { growing { $0.squareRoot() } }
  var sine: Interval? { wave({ sin($0) }, crest: .pi / 2) }
  var cosine: Interval? { wave({ cos($0) }, crest: 0) }
  /// Of a number from −1 to 1.
  var arcsine: Interval? { growing { asin($0) } }
  var arccosine: Interval? { falling { acos($0) } }
  var arctangent: Interval? { growing { atan($0) } }
  var hyperbolicSine: Interval? { growing { sinh($0) } }
  var hyperbolicCosine: Interval? { magnitude.growing { cosh($0) } }
  var hyperbolicTangent: Interval? { growing { tanh($0) } }
}
