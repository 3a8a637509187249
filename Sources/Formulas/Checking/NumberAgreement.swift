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
    if approximately {
      let reach = numeral.looseUnit
      return inside(value, numeral.value - reach, numeral.value + reach)
    }
    // Trailing zeros before a suffix are not significant: 150K may be rounded to tens of thousands.
    let reach = (numeral.isShortened ? numeral.looseUnit : numeral.unit) * Rational(1, 2)
    let isRounded = inside(value, numeral.value - reach, numeral.value + reach)
    if numeral.isDecimal { return isRounded }
    let isExact = equal(value, .exact(numeral.value))
    // `3 \times 10^8` may be rounded, and is not refuted for that.
    return isExact == false && numeral.lastPlace > 0 && isRounded != false ? nil : isExact
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
    // Practically on the border, as a value with few decimals can be.
    return bounds.isNarrow ? true : nil
  }

  /// `\approx` between two computed sides states no precision: equal sides agree, sides that differ by more than half of
  /// the larger one do not, and anything else is undecided.
  static func near(_ left: Scalar, _ right: Scalar) -> Bool? {
    if equal(left, right) == true { return true }
    let (a, b) = (left.approximation, right.approximation)
    return abs(a - b) > 0.5 * max(abs(a), abs(b)) ? false : nil
  }

  /// `\approx 10^n`: whether it is the nearest power of ten.
  static func isNearest(_ power: Int, _ value: Scalar) -> Bool? {
    guard let logarithm = try? Function.log10.value([value]).interval else { return nil }
    let (low, high) = (logarithm.lower.rounded(), logarithm.upper.rounded())
    return low == high ? low == Double(power) : nil
  }
}

extension Expression {
  /// The number if the expression is one, with sign, power of ten and unit; nil if anything must be computed.
  var writtenNumber: Numeral? {
    switch self {
    case .number(let numeral): return numeral
    case .quantity(let value, _): return value.writtenNumber
    case .product(let parts):
      if parts.count == 2, case .constant(let sign) = parts[0], sign == -Rational.one {
        return parts[1].writtenNumber?.negated
      }
      guard parts.count == 2, case .number(let numeral) = parts[0], let places = parts[1].powerOfTen,
        abs(places) < 1000
      else { return nil }
      return numeral.shifted(by: places)
    default: return nil
    }
  }

  /// Whether nothing is left to compute.
  var isWrittenDown: Bool {
    if case .matrix(let rows) = self { return rows.allSatisfy { $0.allSatisfy(\.isWrittenDown) } }
    return writtenNumber != nil || powerOfTen != nil
  }

  /// The exponent of `10^n`.
  var powerOfTen: Int? {
    guard case .power(.number(let base), let exponent) = self, base.value == Rational(10), !base.isDecimal
    else {
      return nil
    }
    switch exponent {
    case .number(let numeral): return numeral.value.integer
    default: return nil
    }
  }

  /// The units that occur, as they are written.
  var units: Set<String> {
    var units: Set<String> = []
    collect(&units)
    return units
  }

  private func collect(_ units: inout Set<String>) {
    if case .quantity(_, let unit) = self { units.insert(unit) }
    for child in children { child.collect(&units) }
  }
}
