/// A unit of measurement: a product of powers of units, as `kg m/s^2`.
///
/// A word that is no known unit is one for itself: `looks`, `turns/m`.
struct MeasureUnit: Sendable, Hashable {
  /// The exponent of each unit, without zeros.
  private(set) var powers: [String: Rational]

  static let dimensionless = MeasureUnit(powers: [:])

  private init(powers: [String: Rational]) { self.powers = powers }

  /// Reads `m`, `kg m`, `m/s^2`, `J·s`. Nil for a text of several words that are no units.
  init?(_ text: String) {
    var powers: [String: Rational] = [:]
    var rest = Substring(text)
    var (isDivisor, parts, unknown) = (false, 0, 0)
    func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\u{A0}" } }
    skipBlanks()
    while let next = rest.first {
      if next == "/" || next == "·" || next == "⋅" {
        guard parts > 0 else { return nil }
        isDivisor = next == "/"
        rest.removeFirst()
        skipBlanks()
      }
      let name = rest.prefix { $0.isLetter || $0 == "°" }
      guard !name.isEmpty else { return nil }
      rest.removeFirst(name.count)
      guard let exponent = Self.exponent(&rest) else { return nil }
      let isKnown = Self.standard(String(name)) != nil
      if !isKnown { unknown += 1 }
      let key = isKnown ? String(name) : name.lowercased()
      powers[key] = (powers[key] ?? .zero) + Rational(isDivisor ? -exponent : exponent)
      parts += 1
      // Behind a slash, only one unit is divided by, unless a sign of multiplication stands between.
      let hasBlank = rest.first == " "
      skipBlanks()
      if hasBlank, let next = rest.first, next != "/", next != "·", next != "⋅" {
        guard !isDivisor else { return nil }
      }
      if hasBlank, unknown > 0, !rest.isEmpty, rest.first != "/" { return nil }
    }
    guard parts > 0 else { return nil }
    self.powers = powers.filter { $0.value != .zero }
  }

  /// The exponent behind a unit: 1 if there is none; nil if it is no whole number.
  private static func exponent(_ rest: inout Substring) -> Int? {
    guard rest.first == "^" else { return 1 }
    rest.removeFirst()
    let isNegative = rest.first == "-" || rest.first == "−"
    if isNegative { rest.removeFirst() }
    let digits = rest.prefix { $0.isNumber }
    rest.removeFirst(digits.count)
    guard let value = Int(digits), value < 100 else { return nil }
    return isNegative ? -value : value
  }

  static func * (left: MeasureUnit, right: MeasureUnit) -> MeasureUnit {
    MeasureUnit(powers: left.powers.merging(right.powers, uniquingKeysWith: +).filter { $0.value != .zero })
  }

  func power(_ exponent: Rational) -> MeasureUnit {
    MeasureUnit(powers: exponent == .zero ? [:] : powers.mapValues { $0 * exponent })
  }

  /// In a form that is read as the same unit; all its exponents are whole.
  var text: String {
    powers.sorted { $0.key < $1.key }.map { "\($0.key)^\($0.value.integer ?? 1)" }.joined(separator: "·")
  }

  // MARK: Known units

  /// Whether all its parts are known.
  var isKnown: Bool { powers.keys.allSatisfy { Self.standard($0) != nil } }

  /// As a number of base units; nil if a part is not known, or if a factor has no exact value.
  var inBaseUnits: (factor: Rational, unit: MeasureUnit)? {
    var factor = Rational.one
    var unit = MeasureUnit.dimensionless
    for (name, exponent) in powers.sorted(by: { $0.key < $1.key }) {
      guard let (own, base) = Self.standard(name) else { return nil }
      unit = unit * base.power(exponent)
      if own != .one {
        guard let count = exponent.integer, abs(count) < 20 else { return nil }
        let power = own.power(abs(count))
        guard let scaled = count < 0 ? factor / power : factor * power else { return nil }
        factor = scaled
      }
    }
    return (factor, unit)
  }

  /// A unit by its symbol, with a prefix or without, as a number of base units.
  ///
  /// - Source: The International System of Units, 9th edition (2019), chapters 2 to 4.
  private static func standard(_ name: String) -> (Rational, MeasureUnit)? {
    if let found = known[name] { return found }
    guard let first = name.first, let exponent = prefixes[first],
      let (factor, unit) = prefixed[String(name.dropFirst())]
    else { return nil }
    return (factor * Rational(mantissa: 1, exponent: exponent), unit)
  }

  private static let prefixes: [Character: Int] = [
    "f": -15, "p": -12, "n": -9, "μ": -6, "µ": -6, "m": -3, "c": -2, "d": -1, "k": 3, "M": 6, "G": 9, "T": 12,
  ]

  private static func base(_ powers: [String: Int]) -> MeasureUnit {
    MeasureUnit(powers: powers.mapValues { Rational($0) })
  }

  /// The units that take prefixes.
  private static let prefixed: [String: (Rational, MeasureUnit)] = [
    "m": (.one, base(["m": 1])), "g": (Rational(1, 1000), base(["kg": 1])), "s": (.one, base(["s": 1])),
    "A": (.one, base(["A": 1])), "K": (.one, base(["K": 1])), "mol": (.one, base(["mol": 1])),
    "N": (.one, base(["kg": 1, "m": 1, "s": -2])), "J": (.one, joule),
    "W": (.one, base(["kg": 1, "m": 2, "s": -3])), "Pa": (.one, base(["kg": 1, "m": -1, "s": -2])),
    "V": (.one, base(["kg": 1, "m": 2, "s": -3, "A": -1])), "T": (.one, base(["kg": 1, "s": -2, "A": -1])),
    "Wb": (.one, base(["kg": 1, "m": 2, "s": -2, "A": -1])), "Hz": (.one, base(["s": -1])),
    "C": (.one, base(["A": 1, "s": 1])), "F": (.one, base(["A": 2, "s": 4, "kg": -1, "m": -2])),
    "H": (.one, base(["kg": 1, "m": 2, "s": -2, "A": -2])),
    "Ω": (.one, base(["kg": 1, "m": 2, "s": -3, "A": -2])),
    "eV": (Rational(mantissa: 1_602_176_634, exponent: -28), joule), "L": (Rational(1, 1000), base(["m": 3])),
    "l": (Rational(1, 1000), base(["m": 3])), "bar": (Rational(100_000), base(["kg": 1, "m": -1, "s": -2])),
  ]

  private static let joule = base(["kg": 1, "m": 2, "s": -2])

  private static let known: [String: (Rational, MeasureUnit)] = prefixed.merging([
    "min": (Rational(60), base(["s": 1])), "h": (Rational(3600), base(["s": 1])),
    "rad": (.one, .dimensionless),
  ]) { first, _ in first }
}
