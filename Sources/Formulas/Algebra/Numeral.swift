import BigInt

/// A number as written: its value and its precision.
struct Numeral: Sendable, Hashable {
  let value: Rational
  /// The exponent of the last written decimal place: 0 for `300`, −2 for `0.14`, 3 for `50K`.
  let lastPlace: Int
  /// Whether it has a decimal point, a percent sign or a suffix like K. Such a number is taken as rounded.
  let isDecimal: Bool
  /// Whether it is written with a decimal point.
  let hasPoint: Bool
  /// Whether it has at least four digits and begins with a zero that means nothing in a decimal number: `0010`
  let hasLeadingZero: Bool
  /// The trailing zeros of an integer, which may or may not be significant.
  let trailingZeros: Int
  /// Whether dots follow, so that it is cut off: `0.333\ldots`
  let isTruncated: Bool
  let isPercent: Bool
  /// Whether it has a suffix like K: `150\text{K}`
  let isShortened: Bool

  /// Reads `3`, `0.14`, `.5`: digits with at most one decimal point.
  init?(_ digits: some StringProtocol, shift: Int = 0, isTruncated: Bool = false) {
    var small = 0
    var count = 0
    var places = 0
    var isFraction = false
    var zeros = 0
    for byte in digits.utf8 {
      switch byte {
      case UInt8(ascii: ".") where !isFraction: isFraction = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = Int(byte - UInt8(ascii: "0"))
        if count < 18 { small = small * 10 + digit }
        count += 1
        if isFraction { places += 1 }
        zeros = digit == 0 ? zeros + 1 : 0
      default: return nil
      }
    }
    guard count > 0, count <= 4000 else { return nil }
    lastPlace = shift - places
    value =
      count <= 18
      ? Rational(mantissa: small, exponent: lastPlace)
      : Rational(mantissa: Self.integer(digits), exponent: lastPlace)
    self.isTruncated = isTruncated
    isPercent = false
    isShortened = false
    isDecimal = isFraction || shift != 0
    hasPoint = isFraction
    hasLeadingZero = !isFraction && count > 3 && digits.utf8.first == UInt8(ascii: "0")
    trailingZeros = isFraction ? 0 : min(zeros, count - 1)
  }

  /// Many digits as an integer, a machine word at a time; points are passed over.
  private static func integer(_ digits: some StringProtocol) -> BigInt {
    var value: BigInt = 0
    var (chunk, scale) = (0, 1)
    for byte in digits.utf8 where byte != UInt8(ascii: ".") {
      chunk = chunk * 10 + Int(byte - UInt8(ascii: "0"))
      scale *= 10
      if scale == 1_000_000_000_000_000_000 {
        value = value * BigInt(scale) + BigInt(chunk)
        (chunk, scale) = (0, 1)
      }
    }
    return value * BigInt(scale) + BigInt(chunk)
  }

  private init(
    _ other: Numeral, shift: Int = 0, sign: Int = 1, isDecimal: Bool? = nil, isTruncated: Bool? = nil,
    isPercent: Bool? = nil, isShortened: Bool? = nil
  ) {
    value = other.value * Rational(mantissa: sign, exponent: shift)
    lastPlace = other.lastPlace + shift
    self.isDecimal = isDecimal ?? other.isDecimal
    hasPoint = other.hasPoint
    hasLeadingZero = other.hasLeadingZero
    trailingZeros = other.trailingZeros
    self.isTruncated = isTruncated ?? other.isTruncated
    self.isPercent = isPercent ?? other.isPercent
    self.isShortened = isShortened ?? other.isShortened
  }

  /// The number times a power of ten: `3.2 \times 10^6`.
  func shifted(by places: Int) -> Numeral { Numeral(self, shift: places) }

  /// The number with a suffix for thousands or millions: `3\text{K}`.
  func shortened(by places: Int) -> Numeral {
    Numeral(self, shift: places, isDecimal: true, isShortened: true)
  }

  var percent: Numeral { Numeral(self, shift: -2, isDecimal: true, isPercent: true) }

  var negated: Numeral { Numeral(self, sign: -1) }

  var truncated: Numeral { Numeral(self, isTruncated: true) }

  /// One unit in the last written place.
  var unit: Rational { Rational(mantissa: 1, exponent: lastPlace) }

  /// One unit in the last place that is certainly significant: trailing zeros of an integer are not.
  var looseUnit: Rational { Rational(mantissa: 1, exponent: lastPlace + trailingZeros) }

  /// The written digits behind leading zeros: 3 for `0.0500`, 0 for `0.00`.
  var significantDigits: Int {
    guard !value.isZero else { return 0 }
    return String((value * Rational(mantissa: 1, exponent: -lastPlace)).magnitude.numerator).utf8.count
  }

  /// The number with its written places, per cent as such: `0.50`, `33.3 %`.
  var text: String {
    if isPercent { return Numeral(self, shift: 2, isPercent: false).text + " %" }
    return value.text(places: max(0, -lastPlace))
  }

  /// How far a value may lie from a number that is rounded to it: half a unit of the last place. Zeros before a suffix
  /// are not significant, but that allows no more than a twentieth: 150K may be rounded to tens of thousands.
  var roundingSlack: Rational {
    let half = Rational(1, 2)
    guard isShortened, !hasPoint else { return unit * half }
    return max(unit * half, min(looseUnit * half, value.magnitude * Rational(1, 20)))
  }
}
