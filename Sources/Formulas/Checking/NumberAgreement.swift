import BigInt

/// Whether a number that is written down says a value, as precisely as it is written.
enum NumberAgreement {
  /// Nil where the bounds of the value hold both answers.
  static func holds(_ value: Scalar, _ numeral: Numeral, approximately: Bool) -> Bool? {
    if numeral.isTruncated {
      let end = numeral.value + (numeral.value.isNegative ? -numeral.unit : numeral.unit)
      let (low, high) = numeral.value < end ? (numeral.value, end) : (end, numeral.value)
      guard inside(value, low, high) != true else { return true }
      // Rounded instead of cut off: not what the dots say, and not worth a word.
      let reach = numeral.unit * Rational(1, 2)
      return inside(value, numeral.value - reach, numeral.value + reach) == false ? false : nil
    }
    if approximately {
      let reach = numeral.looseUnit
      return inside(value, numeral.value - reach, numeral.value + reach)
    }
    // In thousands the zeros at the end are not meant: 150K is no more precise than 15 and a zero.
    let reach = (numeral.isShortened ? numeral.looseUnit : numeral.unit) * Rational(1, 2)
    let isRounded = inside(value, numeral.value - reach, numeral.value + reach)
    if numeral.isDecimal { return isRounded }
    let isExact = equal(value, .exact(numeral.value))
    // `3 \times 10^8` may be rounded: that it is not exact refutes nothing.
    return isExact == false && numeral.lastPlace > 0 && isRounded != false ? nil : isExact
  }

  /// Numbers that are as close as their bounds can tell are the same; nil where the bounds tell too little.
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
    // As good as on the border: the value of a decimal that ends there.
    return bounds.isNarrow ? true : nil
  }

  /// `\approx` between two sides that are both computed says nothing precise: only equal ones surely agree, and only
  /// one that is the double of the other surely does not.
  static func near(_ left: Scalar, _ right: Scalar) -> Bool? {
    if equal(left, right) == true { return true }
    let (a, b) = (left.approximation, right.approximation)
    return abs(a - b) > 0.5 * max(abs(a), abs(b)) ? false : nil
  }

  /// `\approx 10^n`: the nearest power of ten.
  static func isNearest(_ power: Int, _ value: Scalar) -> Bool? {
    guard let logarithm = try? Function.log10.value([value]).interval else { return nil }
    let (low, high) = (logarithm.lower.rounded(), logarithm.upper.rounded())
    return low == high ? low == Double(power) : nil
  }
}

extension Expression {
  /// The number that is written down, sign, power of ten and unit included; nil for what has to be computed.
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

  /// Whether nothing in it is left to compute.
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

  /// What the numbers in it are numbers of.
  var units: Set<String> {
    var units: Set<String> = []
    collect(&units)
    return units
  }

  private func collect(_ units: inout Set<String>) {
    if case .quantity(_, let unit) = self { units.insert(unit.lowercased()) }
    for child in children { child.collect(&units) }
  }
}
