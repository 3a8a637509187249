/// The ASCII characters that have a meaning in Markdown.
extension UInt8 {
  static var tab: UInt8 { UInt8(ascii: "\t") }
  package static var lineFeed: UInt8 { UInt8(ascii: "\n") }
  static var carriageReturn: UInt8 { UInt8(ascii: "\r") }
  package static var space: UInt8 { UInt8(ascii: " ") }
  static var backslash: UInt8 { UInt8(ascii: "\\") }
  static var backtick: UInt8 { UInt8(ascii: "`") }
  static var bar: UInt8 { UInt8(ascii: "|") }
  static var bracket: UInt8 { UInt8(ascii: "[") }
  static var caret: UInt8 { UInt8(ascii: "^") }
  static var colon: UInt8 { UInt8(ascii: ":") }
  static var dollar: UInt8 { UInt8(ascii: "$") }
  static var equals: UInt8 { UInt8(ascii: "=") }
  static var exclamation: UInt8 { UInt8(ascii: "!") }
  static var greater: UInt8 { UInt8(ascii: ">") }
  static var hash: UInt8 { UInt8(ascii: "#") }
  package static var hyphen: UInt8 { UInt8(ascii: "-") }
  static var less: UInt8 { UInt8(ascii: "<") }
  static var percent: UInt8 { UInt8(ascii: "%") }
  static var tilde: UInt8 { UInt8(ascii: "~") }
  package static var underscore: UInt8 { UInt8(ascii: "_") }

  /// Whether the character has no special meaning inside a paragraph, whatever surrounds it.
  var isPlain: Bool { isLetter || isDigit || isBlank || self >= 0x80 || ".,;:()/+-\"'?".utf8.contains(self) }
  package var isBlank: Bool { self == .space || self == .tab }
  package var isWhitespace: Bool { isBlank || self == .lineFeed || self == .carriageReturn }
  package var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  package var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
  /// Whether a backslash can escape the character.
  var isASCIIPunctuation: Bool { self > .space && self < 0x7F && !isLetter && !isDigit }
}

extension [UInt8] {
  /// Whether `text` stands at `index`.
  func has(_ text: StaticString, at index: Int) -> Bool {
    guard endIndex - index >= text.utf8CodeUnitCount else { return false }
    for k in 0..<text.utf8CodeUnitCount where self[index + k] != text.utf8Start[k] { return false }
    return true
  }

  /// The index of the first occurrence of `text` in `range`.
  package func first(_ text: StaticString, in range: Range<Int>) -> Int? {
    let first = text.utf8Start[0]
    var index = range.lowerBound
    defer { ScannerSteps.count(index - range.lowerBound) }
    while index + text.utf8CodeUnitCount <= range.upperBound {
      if self[index] == first, has(text, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// The first occurrence of `text` in `part` whose index satisfies `isWanted`; nil if `text` is empty.
  func firstRange(
    of text: some Collection<UInt8>, in part: Range<Int>, where isWanted: (Int) -> Bool = { _ in true }
  ) -> Range<Int>? {
    guard let first = text.first else { return nil }
    let count = text.count
    var index = part.lowerBound
    defer { ScannerSteps.count(index - part.lowerBound) }
    while index + count <= Swift.min(part.upperBound, endIndex) {
      if self[index] == first, isWanted(index), self[index..<index + count].elementsEqual(text) {
        return index..<index + count
      }
      index += 1
    }
    return nil
  }

  /// The length of the run of equal bytes at `index`.
  func run(at index: Int) -> Int {
    var end = index + 1
    while end < endIndex, self[end] == self[index] { end += 1 }
    return end - index
  }
}

extension Unicode.Scalar {
  /// In any script; combining marks count.
  var isLetterOrDigit: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber: true
    default: properties.isAlphabetic
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether a digit stands in it. Most texts have none, so that sixteen bytes are looked at in one step.
  var hasDigit: Bool {
    withUnsafeBufferPointer { bytes in
      var index = 0
      while index + 16 <= bytes.count {
        var found: UInt8 = 0
        // With a check for overflow, the compiler would look at them one by one.
        for distance in 0..<16 { found |= bytes[index &+ distance] &- 0x30 < 10 ? 1 : 0 }
        if found != 0 { return true }
        index += 16
      }
      return bytes[index...].contains { $0.isDigit }
    }
  }
}
