/// The syntax of tags: `#` and a name of letters, digits, `_`, `-` and `/`, not of digits alone.
///
/// - Source: Obsidian's help, “Tags”, tag format.
enum TagSyntax {
  /// The end of the tag that begins at `index`; nil if none does. A tag follows white space, `(`, a
  /// quotation mark or an emphasis delimiter.
  static func end(in text: [UInt8], from index: Int) -> Int? {
    guard index == 0 || opens(text[index - 1]) else { return nil }
    var end = index + 1
    defer { ScannerSteps.count(end - index) }
    var isNumber = true
    while end < text.count {
      let byte = text[end]
      if byte < 0x80 {
        guard byte.isLetter || byte.isDigit || "_-/".utf8.contains(byte) else { break }
        if !byte.isDigit { isNumber = false }
        end += 1
      } else {
        let (scalar, length) = scalar(in: text, at: end)
        guard isPart(scalar) else { break }
        isNumber = false
        end += length
      }
    }
    while end > index + 1, text[end - 1] == UInt8(ascii: "/") { end -= 1 }
    return end > index + 1 && !isNumber ? end : nil
  }

  /// Whether `name`, without `#`, is a valid tag.
  static func isName(_ name: String) -> Bool {
    let text = [.hash] + Array(name.utf8)
    return end(in: text, from: 0) == text.count
  }

  private static func opens(_ byte: UInt8) -> Bool { byte.isWhitespace || "(*_~=\"'".utf8.contains(byte) }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .otherSymbol,
      .modifierSymbol, .format:
      true
    default: false
    }
  }

  private static func scalar(in text: [UInt8], at index: Int) -> (Unicode.Scalar, length: Int) {
    var decoder = UTF8()
    var bytes = text[index..<min(index + 4, text.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return (" ", 1) }
    return (scalar, UTF8.width(scalar))
  }
}
