// Numbers as an author would write them.
extension Rational {
  /// `10000`, `-3.75`, `7/3`; a long decimal is rounded to `digits` significant ones.
  func text(digits: Int = 6) -> String {
    if isInteger { return String(numerator) }
    if let places = decimalPlaces { return text(places: places) }
    if denominator < 1000, numerator.magnitude < 100_000 { return "\(numerator)/\(denominator)" }
    return Self.text(approximation, digits: digits)
  }

  /// A decimal with a number of places: `0.50`
  func text(places: Int) -> String {
    let scaled = magnitude * Rational(mantissa: 1, exponent: places) + Rational(1, 2)
    let all = String(scaled.floor.numerator)
    let padded = String(repeating: "0", count: max(0, places + 1 - all.utf8.count)) + all
    let whole = (isNegative ? "-" : "") + padded.dropLast(places)
    return places == 0 ? whole : whole + "." + padded.suffix(places)
  }

  /// A decimal of so many significant digits, unless it has few digits anyway: `0.333333`, `0.25`
  func decimalText(digits: Int) -> String {
    if isInteger || decimalPlaces != nil { return text() }
    let exponent = Int((magnitude.binaryLogarithm * 0.301_029_995_663_981_2).rounded(.down))
    // A `Double` holds no more than fifteen digits of any number.
    guard digits > 15, (-5...20).contains(exponent) else { return Self.text(approximation, digits: digits) }
    return text(places: max(0, digits - 1 - exponent))
  }

  /// The number of decimals that represent it exactly; nil if there are more than nine.
  private var decimalPlaces: Int? {
    guard var bottom = Int(exactly: denominator), bottom <= 1_000_000_000 else { return nil }
    var (twos, fives) = (0, 0)
    while bottom % 2 == 0 { (bottom, twos) = (bottom / 2, twos + 1) }
    while bottom % 5 == 0 { (bottom, fives) = (bottom / 5, fives + 1) }
    return bottom == 1 && max(twos, fives) <= 9 ? max(twos, fives) : nil
  }

  static func text(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    // More digits tell no more of a `Double`, and do not fit into an `Int`.
    let digits = min(digits, 17)
    var exponent = 0
    var scaled = abs(value)
    while scaled >= 10 { (scaled, exponent) = (scaled / 10, exponent + 1) }
    while scaled < 1 { (scaled, exponent) = (scaled * 10, exponent - 1) }
    var unit = 1.0
    for _ in 1..<digits { unit *= 10 }
    var mantissa = (scaled * unit).rounded()
    if mantissa >= unit * 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    var text = String(Int(mantissa))
    let sign = value < 0 ? "-" : ""
    if (-5..<digits + 3).contains(exponent) {
      if exponent >= text.count - 1 {
        return sign + text + String(repeating: "0", count: exponent - text.count + 1)
      }
      let point = exponent + 1
      text =
        point > 0
        ? text.prefix(point) + "." + text.dropFirst(point)
        : "0." + String(repeating: "0", count: -point) + text
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
      return sign + text
    }
    var fraction = String(text.dropFirst())
    while fraction.last == "0" { fraction.removeLast() }
    return sign + text.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "e\(exponent)"
  }
}

extension Scalar {
  var text: String {
    switch self {
    case .exact(let value): value.text()
    case .between(let interval): Rational.text(interval.middle, digits: 6)
    }
  }

  func decimalText(digits: Int) -> String {
    switch self {
    case .exact(let value): value.decimalText(digits: digits)
    case .between(let interval): Rational.text(interval.middle, digits: min(digits, 16))
    }
  }
}

extension Value {
  var text: String { text { $0.text } }

  /// The entries as `text` writes them, in brackets where there are several.
  func text(_ text: (Scalar) -> String) -> String {
    if isScalar { return text(rows[0][0]) }
    if columns == 1 { return "(" + rows.map { text($0[0]) }.joined(separator: ", ") + ")" }
    return "[" + rows.map { "[" + $0.map(text).joined(separator: ", ") + "]" }.joined(separator: ", ") + "]"
  }
}
