import BigInt

/// Whether a written number agrees with a value, to the precision of the number.
enum NumberAgreement {
  /// Nil if the interval of the value allows both answers.
  static func holds(_ value: Scalar, _ numeral: Numeral, approximately: Bool) -> Bool? {
    if numeral.isTruncated {
      let end = numeral.value + (numeral.value.isNegative ? -numeral.unit : numeral.unit)
      let (low, high) = numeral.value < end ? (numeral.value, end) : (end, numeral.value)
      guard inside(value, low, high) != true else { return true }
      // A number with dots that was rounded instead of cut off is not refuted.
      let reach = numeral.unit * Rational(1, 2)
      return inside(value, numeral.value - reach, numeral.value + reach) == false ? false : nil
    }
    if approximately { return isAbout(value, numeral) }
    let isRounded = isWithin(numeral.roundingSlack, of: numeral, value)
    if numeral.isDecimal { return isRounded }
    let isExact = equal(value, .exact(numeral.value))
    // `3 \times 10^8` may be rounded, and is not refuted for that.
    return isExact == false && numeral.lastPlace != 0 && isRounded != false ? nil : isExact
  }

  /// `\approx`: a decimal may differ by one unit of its last place. A whole number may differ by half a unit of its last
  /// place, zeros at its end not counted, but by no more than a tenth of itself. What only half a unit of its very last
  /// place allows, as in `1.4 \approx 1`, is undecided; so is a whole number of per cent or of thousands up to one unit.
  private static func isAbout(_ value: Scalar, _ numeral: Numeral) -> Bool? {
    if numeral.hasPoint { return isWithin(numeral.unit, of: numeral, value) }
    let half = Rational(1, 2)
    let sure = min(
      numeral.looseUnit * half, (numeral.value.isZero ? half : numeral.value.magnitude) * Rational(1, 10))
    if isWithin(sure, of: numeral, value) == true { return true }
    let widest = max(sure, numeral.isDecimal ? numeral.unit : numeral.unit * half)
    return isWithin(widest, of: numeral, value) == false ? false : nil
  }

  private static func isWithin(_ reach: Rational, of numeral: Numeral, _ value: Scalar) -> Bool? {
    inside(value, numeral.value - reach, numeral.value + reach)
  }

  /// Whether two numbers are equal; overlapping narrow intervals count as equal. Nil if an interval is too wide.
  static func equal(_ left: Scalar, _ right: Scalar) -> Bool? {
    if let order = Scalar.order(left, right) { return order == 0 }
    guard let a = left.interval, let b = right.interval, a.isNarrow, b.isNarrow else { return nil }
    return true
  }

  private static func inside(_ value: Scalar, _ low: Rational, _ high: Rational) -> Bool? {
    if case .exact(let value) = value { return low <= value && value <= high }
    guard let bounds = value.interval, let a = Interval(low), let b = Interval(high) else { return nil }
    if a.upper <= bounds.lower, bounds.upper <= b.lower { return true }
    if bounds.upper < a.lower || b.upper < bounds.lower { return false }
    // Practically on the border, as a value with few decimals can be; unless the bounds are as far apart as the two ends.
    return bounds.isNarrow && bounds.upper - bounds.lower < 1e-3 * (b.lower - a.upper) ? true : nil
  }

  /// `\approx` between two computed sides states no precision. Sides that differ by at most one hundredth of the larger
  /// one agree, as two significant digits do that are written out: `\frac{22}{7} \approx \frac{25}{8}`. Sides of which
  /// one is more than twice the other, or of the other sign, do not. Anything between is undecided.
  static func near(_ left: Scalar, _ right: Scalar) -> Bool? {
    if equal(left, right) == true { return true }
    guard let a = left.interval, let b = right.interval else { return nil }
    let largest = max(a.magnitude.upper, b.magnitude.upper)
    let difference = (
      most: max(a.upper - b.lower, b.upper - a.lower), least: max(a.lower - b.upper, b.lower - a.upper)
    )
    if difference.most <= 0.01 * largest { return true }
    return difference.least > 0.5 * largest ? false : nil
  }

  /// `\approx 10^n`: whether it is the nearest power of ten.
  static func isNearest(_ power: Int, _ value: Scalar) -> Bool? {
    guard let logarithm = try? Function.log10.value([value]).interval else { return nil }
    let (low, high) = (logarithm.lower.rounded(), logarithm.upper.rounded())
    return low == high ? low == Double(power) : nil
  }
}
