// Units of both sides.
extension NumberClaim {
  /// The verdict if the sides have different units; nil if they have the same one, or if one side has none.
  ///
  /// Units are multiplied, divided and raised as the numbers are. Where they come out different, they are converted to base
  /// units: that may confirm a claim, but it refutes none.
  func verdictOfDifferentUnits() -> Verdict? {
    guard !left.units.isEmpty, !right.units.isEmpty else { return nil }
    let (here, there) = (try? left.measure(), try? right.measure())
    if let here, let there, here == there { return nil }
    // A number beside a quantity may lack its unit.
    if left.units == right.units, here == nil || there == nil, left.isFlat, right.isFlat { return nil }
    let different = Verdict.undecided("the two sides have different units")
    guard let converted = inBaseUnits(), case .held = converted.verdict() else { return different }
    return .held("both sides are equal after their units are converted")
  }

  /// Whether a K behind a number may be the unit that another one is divided or multiplied by: `2\text{ J/K} \cdot 300\text{ K}`.
  var mayMeasureKelvin: Bool {
    func isShortened(_ part: Expression) -> Bool {
      if case .number(let numeral) = part { numeral.isShortened } else { false }
    }
    return left.units.union(right.units).contains { MeasureUnit($0)?.powers["K"] != nil }
      && [left, right].contains { $0.contains(isShortened) }
  }

  /// Whether both sides come out with the same unit, without any being converted.
  static func haveOneUnit(_ left: Expression, _ right: Expression) -> Bool {
    guard let here = try? left.measure(), let there = try? right.measure() else {
      return left.units == right.units
    }
    return here == there
  }

  /// The claim about numbers of degrees if a side is one: `\arcsin 0.5 = 30^\circ`.
  var inDegrees: NumberClaim? {
    func isWritten(_ side: Expression) -> Bool { side.degrees?.writtenNumber != nil }
    guard isWritten(left) || isWritten(right), left.units.isEmpty, right.units.isEmpty else { return nil }
    var claim = self
    claim.left = left.inDegrees
    claim.right = right.inDegrees
    claim.grouped = nil
    return claim
  }

  /// The claim with numbers of base units; nil if a unit is not known, or if the sides measure different things.
  private func inBaseUnits() -> NumberClaim? {
    guard let here = left.baseUnit, let there = right.baseUnit, here == there,
      let (a, b) = sidesInBaseUnits
    else { return nil }
    // A turn is one hertz, and 2π radians: only a formula that says so converts them.
    let units = left.units.union(right.units)
    if units.contains(where: { $0.contains("Hz") }), units.contains(where: { $0.contains("rad") }),
      ![left, right].contains(where: { $0.contains { $0 == .pi } })
    {
      return nil
    }
    var claim = self
    (claim.left, claim.right) = (a, b)
    claim.grouped = nil
    return claim
  }

  /// A number that is written down stays as it is, so that its last place is known; the other side is divided by its unit.
  private var sidesInBaseUnits: (Expression, Expression)? {
    guard let a = left.convertedToBase, let b = right.convertedToBase else { return nil }
    if let factor = right.writtenFactor { return (.quotient(a, .constant(factor)), right.withoutUnits) }
    if let factor = left.writtenFactor { return (left.withoutUnits, .quotient(b, .constant(factor))) }
    return (a, b)
  }
}

/// Why an expression has no unit.
private struct Mixed: Error {}

extension Expression {
  /// The unit of the value: none for a plain number.
  fileprivate func measure() throws(Mixed) -> MeasureUnit {
    switch self {
    case .quantity(let value, let text):
      guard let unit = MeasureUnit(text), try value.measure() == .dimensionless else { throw Mixed() }
      return unit
    case .product(let parts):
      var product = MeasureUnit.dimensionless
      for part in parts { product = product * (try part.measure()) }
      return product
    case .quotient(let top, let bottom): return try top.measure() * bottom.measure().power(Rational(-1))
    case .sum(let parts): return try Self.common(parts)
    case .power(let base, let exponent):
      let unit = try base.measure()
      guard try exponent.measure() == .dimensionless else { throw Mixed() }
      if unit == .dimensionless { return .dimensionless }
      guard let value = try? Evaluation.value(of: exponent).scalar.rational else { throw Mixed() }
      return unit.power(value)
    case .function(.sqrt, let parts): return try parts[0].measure().power(Rational(1, 2))
    case .function(let function, let parts):
      if [.abs, .max, .min].contains(function) { return try Self.common(parts) }
      for part in parts where try part.measure() != .dimensionless { throw Mixed() }
      return .dimensionless
    default:
      if units.isEmpty { return .dimensionless }
      throw Mixed()
    }
  }

  /// The unit that all terms have; a zero has any.
  private static func common(_ parts: [Expression]) throws(Mixed) -> MeasureUnit {
    var found: MeasureUnit?
    for part in parts {
      let unit = try part.measure()
      if let found, found != unit { throw Mixed() }
      found = unit
    }
    return found ?? .dimensionless
  }

  /// The base unit of the value; nil if a unit is not known, or if terms differ.
  fileprivate var baseUnit: MeasureUnit? {
    var isKnown = true
    let converted = mapped { part in
      guard case .quantity(let value, let text) = part else { return part }
      guard let unit = MeasureUnit(text)?.inBaseUnits?.unit else {
        isKnown = false
        return part
      }
      return unit == .dimensionless ? value : .quantity(value, unit: unit.text)
    }
    return isKnown ? try? converted.measure() : nil
  }

  /// The value as a number of base units.
  fileprivate var convertedToBase: Expression? {
    var isKnown = true
    let converted = mapped { part in
      guard case .quantity(let value, let text) = part else { return part }
      guard let factor = MeasureUnit(text)?.inBaseUnits?.factor else {
        isKnown = false
        return part
      }
      return factor == .one ? value : .product([value, .constant(factor)])
    }
    return isKnown ? converted : nil
  }

  /// The factor of the unit if it is a written number with one.
  fileprivate var writtenFactor: Rational? {
    if case .product(let parts) = self, parts.count == 2, case .constant = parts[0] {
      return parts[1].writtenFactor
    }
    guard writtenNumber != nil, case .quantity(_, let text) = self else { return nil }
    return MeasureUnit(text)?.inBaseUnits?.factor
  }

  fileprivate var withoutUnits: Expression {
    mapped { part in if case .quantity(let value, _) = part { value } else { part } }
  }

  /// Whether its quantities are only added: then a number among them may lack its unit.
  fileprivate var isFlat: Bool {
    switch self {
    case .quantity, .number: true
    case .sum(let parts): parts.allSatisfy(\.isFlat)
    case .product(let parts):
      parts.filter { !$0.units.isEmpty }.count <= 1 && parts.allSatisfy(\.isFlat)
    case .constant, .pi, .e: true
    default: units.isEmpty
    }
  }

  /// The angle as a number of degrees.
  fileprivate var inDegrees: Expression { degrees ?? .quotient(.product([self, .integer(180)]), .pi) }

  /// The number of degrees if it is an angle: `30^\circ`.
  var degrees: Expression? {
    guard case .product(let parts) = self, parts.count == 2, parts[1] == .quotient(.pi, .integer(180)) else {
      return nil
    }
    return parts[0]
  }
}
