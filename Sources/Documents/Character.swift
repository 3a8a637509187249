/// The ASCII characters that have a meaning in Markdown.
extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")
  static let bracket = UInt8(ascii: "[")
  static let dollar = UInt8(ascii: "$")
  static let exclamation = UInt8(ascii: "!")
  static let greater = UInt8(ascii: ">")
  static let hash = UInt8(ascii: "#")
  static let hyphen = UInt8(ascii: "-")
  static let less = UInt8(ascii: "<")
  static let percent = UInt8(ascii: "%")

  var isBlank: Bool { self == .space || self == .tab }
  var isWhitespace: Bool { isBlank || self == .lineFeed || self == .carriageReturn }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
}

extension [UInt8] {
  /// Whether `text` stands at `index`.
  func has(_ text: StaticString, at index: Int) -> Bool {
    guard endIndex - index >= text.utf8CodeUnitCount else { return false }
    for k in 0..<text.utf8CodeUnitCount where self[index + k] != text.utf8Start[k] { return false }
    return true
  }

  /// The first place of `text` in `range`.
  func first(_ text: StaticString, in range: Range<Int>) -> Int? {
    let first = text.utf8Start[0]
    var index = range.lowerBound
    while index + text.utf8CodeUnitCount <= range.upperBound {
      if self[index] == first, has(text, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// How often the byte at `index` stands there in a row.
  func run(at index: Int) -> Int {
    var end = index + 1
    while end < endIndex, self[end] == self[index] { end += 1 }
    return end - index
  }
}
