import BigInt

/// A number as its digits are written, `mantissa · 10^exponent`, compared without rounding.
struct ExactDecimal {
  let mantissa: BigInt
  /// The power of ten of the last written place.
  let exponent: Int

  /// Reads `-12.50e3`, and ignores underscores between digits. Nil for anything else, and for exponents beyond those of
  /// every floating-point type.
  init?(_ text: some StringProtocol) {
    var digits = ""
    var places = 0
    var isFraction = false
    var rest = Substring(text)
    let isNegative = rest.first == "-" || rest.first == "−"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    while let character = rest.first, character.isNumber || character == "." || character == "_" {
      rest.removeFirst()
      switch character {
      case "_": break
      case "." where isFraction: return nil
      case ".": isFraction = true
      default:
        digits.append(character)
        if isFraction { places += 1 }
      }
    }
    var power = 0
    if let mark = rest.first {
      guard mark == "e" || mark == "E", let written = Int(rest.dropFirst()) else { return nil }
      power = written
    }
    guard !digits.isEmpty, abs(power) < 5000, let magnitude = BigInt(digits) else { return nil }
    mantissa = isNegative ? -magnitude : magnitude
    exponent = power - places
  }

  private init(mantissa: BigInt, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// Half a unit of the last written place.
  var halfUnit: ExactDecimal { ExactDecimal(mantissa: 5, exponent: exponent - 1) }
  var unit: ExactDecimal { ExactDecimal(mantissa: 1, exponent: exponent) }
  var magnitude: ExactDecimal { ExactDecimal(mantissa: abs(mantissa), exponent: exponent) }
  var isNegative: Bool { mantissa < 0 }

  private func scaled(to lower: Int) -> BigInt { mantissa * BigInt(10).power(exponent - lower) }

  static func - (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    let lower = min(left.exponent, right.exponent)
    return ExactDecimal(mantissa: left.scaled(to: lower) - right.scaled(to: lower), exponent: lower)
  }

  static func == (left: ExactDecimal, right: ExactDecimal) -> Bool { (left - right).mantissa == 0 }
  static func <= (left: ExactDecimal, right: ExactDecimal) -> Bool { (left - right).mantissa <= 0 }
  static func < (left: ExactDecimal, right: ExactDecimal) -> Bool { (left - right).mantissa < 0 }

  /// The number with at most `digits` significant digits, written so that it is, as an expectation, met by this number.
  func rounded(toSignificant digits: Int) -> String {
    let text = String(mantissa.magnitude)
    guard text.count > digits else { return plain(mantissa.magnitude, exponent) }
    let dropped = text.count - digits
    let unit = BigUInt(10).power(dropped)
    let (quotient, remainder) = mantissa.magnitude.quotientAndRemainder(dividingBy: unit)
    let isUp = remainder * 2 >= unit
    return plain(isUp ? quotient + 1 : quotient, exponent + dropped)
  }

  private func plain(_ mantissa: BigUInt, _ exponent: Int) -> String {
    let sign = isNegative ? "-" : ""
    let digits = String(mantissa)
    let places = digits.count + exponent
    if exponent < 0, places > 0 {
      return sign + digits.prefix(places) + "." + digits.dropFirst(places)
    }
    if exponent < 0, places > -4 {
      return sign + "0." + String(repeating: "0", count: -places) + digits
    }
    let fraction = digits.dropFirst()
    return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "e\(places - 1)"
  }
}

extension ExactDecimal {
  /// The number times ten to the power `shift`, rounded to `places` places behind the point.
  func written(shiftedBy shift: Int, places: Int) -> String? {
    let exponent = self.exponent + shift
    guard abs(exponent) < 400 else { return nil }
    var digits = mantissa.magnitude
    if exponent + places >= 0 {
      digits *= BigUInt(10).power(exponent + places)
    } else {
      let unit = BigUInt(10).power(-exponent - places)
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: unit)
      digits = remainder * 2 >= unit ? quotient + 1 : quotient
    }
    var text = String(digits)
    if places > 0 {
      text = String(repeating: "0", count: max(0, places + 1 - text.count)) + text
      text.insert(".", at: text.index(text.endIndex, offsetBy: -places))
    }
    return (isNegative && digits > 0 ? "-" : "") + text
  }
}

extension ExactDecimal {
  /// The same for equal numbers: digits without zeros at their end, and the power of ten.
  var spelling: String {
    var digits = String(mantissa)
    var power = exponent
    while digits.count > 1, digits.last == "0" {
      digits.removeLast()
      power += 1
    }
    return mantissa == 0 ? "0" : "\(digits)e\(power)"
  }
}
