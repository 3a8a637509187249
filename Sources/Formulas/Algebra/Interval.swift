#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A closed interval that contains a real number.
///
/// Each operation rounds outward by more than its rounding error, so that disjoint intervals always belong to different
/// numbers.
///
/// - Source: Moore, Kearfott, Cloud, Introduction to Interval Analysis, chapter 3.
struct Interval: Sendable, Hashable {
  let lower: Double
  let upper: Double

  /// Nil if a bound is infinite or not a number.
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

  /// Whether the bounds are so close that two overlapping intervals almost certainly hold the same number.
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

  /// Nil if the divisor may be zero.
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

  /// An increasing function of the C library. Those used here have errors of at most two units in the last place.
  ///
  /// - Source: The GNU C Library Reference Manual, section 19.7, Known Maximum Errors in Math Functions.
  func growing(_ function: (Double) -> Double) -> Interval? {
    Interval(function(lower), function(upper), ulps: 4)
  }

  /// A decreasing function of the C library.
  func falling(_ function: (Double) -> Double) -> Interval? {
    Interval(function(upper), function(lower), ulps: 4)
  }

  /// Nil for a base that may be negative.
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

  /// Sine or cosine, given a place of its maximum; nil for arguments so large that the period is lost in rounding.
  func wave(_ function: (Double) -> Double, crest: Double) -> Interval? {
    guard max(abs(lower), abs(upper)) < 1e9 else { return nil }
    guard upper - lower < 1 else { return Interval(-1, 1) }
    let (a, b) = (function(lower), function(upper))
    var (low, high) = (min(a, b), max(a, b))
    // A maximum or minimum may lie inside.
    if ((upper - crest) / (2 * .pi)).rounded(.down) >= ((lower - crest) / (2 * .pi)).rounded(.up) { high = 1 }
    if ((upper - crest - .pi) / (2 * .pi)).rounded(.down) >= ((lower - crest - .pi) / (2 * .pi)).rounded(.up)
    {
      low = -1
    }
    return Interval(max(low.nextDown.nextDown, -1), min(high.nextUp.nextUp, 1))
  }
}

// Elementary functions.
extension Interval {
  var exponential: Interval? { growing { exp($0) } }
  /// - Precondition: it is positive, as for the next two.
  var logarithm: Interval? { growing { log($0) } }
  var binaryLogarithm: Interval? { growing { log2($0) } }
  var decimalLogarithm: Interval? { growing { log10($0) } }
  /// - Precondition: it is not negative.
  var squareRoot: Interval? { growing { $0.squareRoot() } }
  var sine: Interval? { wave({ sin($0) }, crest: .pi / 2) }
  var cosine: Interval? { wave({ cos($0) }, crest: 0) }
  /// - Precondition: it lies between −1 and 1, as for the arc cosine.
  var arcsine: Interval? { growing { asin($0) } }
  var arccosine: Interval? { falling { acos($0) } }
  var arctangent: Interval? { growing { atan($0) } }
  var hyperbolicSine: Interval? { growing { sinh($0) } }
  var hyperbolicCosine: Interval? { magnitude.growing { cosh($0) } }
  var hyperbolicTangent: Interval? { growing { tanh($0) } }
}
