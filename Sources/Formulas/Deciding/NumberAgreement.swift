import BigInt

/// Whether a number that is written down says a value, as precisely as it is written.
enum NumberAgreement {
  /// Nil where the bounds of the value hold both answers.
  static func holds(_ value: Scalar, _ numeral: Numeral, approximately: Bool) -> Bool? {
    if numeral.isTruncated {
      let end = numeral.value + (numeral.value.isNegative ? -numeral.unit : numeral.unit)
      let (low, high) = numeral.value < end ? (numeral.value, end) : (end, numeral.value)
      return inside(value, low, high)
    }
    if approximately {
      let reach = numeral.looseUnit
      return inside(value, numeral.value - reach, numeral.value + reach)
    }
    guard numeral.isDecimal else { return equal(value, .exact(numeral.value)) }
    let reach = numeral.unit * Rational(1, 2)
    return inside(value, numeral.value - reach, numeral.value + reach)
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

  /// `\approx` between two sides that are both computed: about a twentieth off is near, double is not.
  static func near(_ left: Scalar, _ right: Scalar) -> Bool? {
    let (a, b) = (left.approximation, right.approximation)
    if a == b { return true }
    let ratio = abs(a - b) / max(abs(a), abs(b))
    return ratio <= 0.05 ? true : ratio > 0.5 ? false : nil
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
