// Expressions that say a number without computing it.
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

  /// The exponent of `10^n`, which may have a unit.
  var powerOfTen: Int? {
    if case .quantity(let value, _) = self { return value.powerOfTen }
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
