/// A token of LaTeX.
struct MathToken: Sendable, Equatable {
  enum Kind: Sendable, Hashable {
    case character(String)
    /// `\name`, or a backslash before one character.
    case command(String)
    /// `{` and `}`
    case open, close
    /// `^` and `_`
    case upper, lower
    /// `&`
    case column
    /// `'`
    case prime
    /// White space, which matters only in text.
    case space
    /// `#1` in a macro
    case parameter(Int)
    /// A comment on the last line, which hides the rest of the formula.
    case comment
    /// `$` in text
    case dollar
  }

  let kind: Kind
  /// UTF-8 offsets in the formula's text.
  let range: Range<Int>

  func at(_ range: Range<Int>) -> MathToken { MathToken(kind: kind, range: range) }
}

extension MathToken {
  /// Splits a text as TeX does; comments are dropped, except for one on the last line.
  static func tokens(of text: String) -> [MathToken] {
    var text = text
    return text.withUTF8 { bytes in
      var tokens: [MathToken] = []
      tokens.reserveCapacity(bytes.count / 2 + 1)
      var index = 0
      while index < bytes.count {
        let start = index
        let kind = self.kind(bytes, &index)
        if let kind { tokens.append(MathToken(kind: kind, range: start..<index)) }
      }
      return tokens
    }
  }

  private static func kind(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Kind? {
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\\"): return .command(command(bytes, &index))
    case UInt8(ascii: "{"): return .open
    case UInt8(ascii: "}"): return .close
    case UInt8(ascii: "^"): return .upper
    case UInt8(ascii: "_"): return .lower
    case UInt8(ascii: "&"): return .column
    case UInt8(ascii: "'"): return .prime
    case UInt8(ascii: "$"): return .dollar
    case UInt8(ascii: "%"):
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      return index == bytes.count ? .comment : nil
    case UInt8(ascii: "#"):
      guard index < bytes.count, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(bytes[index]) else {
        return .character("#")
      }
      index += 1
      return .parameter(Int(bytes[index - 1] - UInt8(ascii: "0")))
    case 0x09...0x0D, UInt8(ascii: " "):
      while index < bytes.count, bytes[index] == UInt8(ascii: " ") || (0x09...0x0D).contains(bytes[index]) {
        index += 1
      }
      return .space
    default:
      if byte < 0x80 { return .character(String(UnicodeScalar(byte))) }
      // The remaining bytes of the character, and combining accents behind it.
      let start = index - 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      while index + 1 < bytes.count, bytes[index] == 0xCC || bytes[index] == 0xCD && bytes[index + 1] < 0xB0 {
        index += 2
      }
      return .character(String(decoding: bytes[start..<index], as: UTF8.self))
    }
  }

  private static func command(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> String {
    guard index < bytes.count else { return "" }
    let start = index
    func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
    if isLetter(bytes[index]) {
      while index < bytes.count, isLetter(bytes[index]) { index += 1 }
      // Only a few commands have a variant with a star.
      if index < bytes.count, bytes[index] == UInt8(ascii: "*") {
        let name = String(decoding: bytes[start..<index], as: UTF8.self)
        if starred.contains(name) || StandardMacros.starred.contains(name) {
          index += 1
          return name + "*"
        }
        return name
      }
    } else {
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static let starred: Set<String> = [
    "operatorname", "tag", "DeclareMathOperator", "hspace", "newcommand", "renewcommand", "providecommand",
  ]
}

extension String {
  var isDigit: Bool { utf8.count == 1 && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(utf8.first ?? 0) }
}
