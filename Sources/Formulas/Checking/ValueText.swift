// Numbers as an author would write them.
extension Rational {
  /// `10000`, `-3.75`, `7/3`; a long decimal is rounded to `digits` significant ones.
  func text(digits: Int = 6) -> String {
    if isInteger { return String(numerator) }
    if let places = decimalPlaces {
      let shifted = (self * Rational(mantissa: 1, exponent: places)).magnitude.numerator
      let all = String(shifted)
      let padded = String(repeating: "0", count: max(0, places + 1 - all.count)) + all
      return (isNegative ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
    }
    if denominator < 1000, numerator.magnitude < 100_000 { return "\(numerator)/\(denominator)" }
    return Self.text(approximation, digits: digits)
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
}

extension Value {
  var text: String {
    if isScalar { return rows[0][0].text }
    if columns == 1 { return "(" + rows.map { $0[0].text }.joined(separator: ", ") + ")" }
    return "[" + rows.map { "[" + $0.map(\.text).joined(separator: ", ") + "]" }.joined(separator: ", ") + "]"
  }
}
