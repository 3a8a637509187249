/// Equations in the text: `Now A = 3`, or a formula that lost a dollar.
extension UnsafeBufferPointer<UInt8> {
  /// The name that the equals sign at `index` follows, as LaTeX: `A`, `x_{1}`, `\mathbf{A}`; nil where it follows something
  /// else, as in `2A = 6` or `a == b`.
  func nameSet(at index: Int) -> String? {
    let isDouble = index + 1 < count && [UInt8(ascii: "="), UInt8(ascii: ">")].contains(self[index + 1])
    guard self[index] == UInt8(ascii: "="), !isDouble else { return nil }
    var end = index
    while end > 0, [UInt8(ascii: " "), UInt8(ascii: "&")].contains(self[end - 1]) { end -= 1 }
    var start = end
    while start > 0, end - start < Self.longestName, isPartOfName(at: start - 1) { start -= 1 }
    guard start < end, Self.isLetter(self[start]) || self[start] == UInt8(ascii: "\\") || self[start] >= 0x80
    else { return nil }
    var before = start
    while before > 0, self[before - 1] == UInt8(ascii: " ") { before -= 1 }
    if before > 0, "+-*/^=<>".utf8.contains(self[before - 1]) { return nil }
    let name = String(decoding: self[start..<end], as: UTF8.self)
    // A word is one name, not a product of letters.
    let word = name.prefix { $0.isASCII && $0.isLetter }
    return word.utf8.count > 1 ? "\\text{\(word)}\(name.dropFirst(word.count))" : name
  }

  private static let longestName = 24

  private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }

  /// ASCII letters and digits, the signs of LaTeX, and Greek letters.
  private func isPartOfName(at index: Int) -> Bool {
    let byte = self[index]
    if byte < 0x80 {
      return Self.isLetter(byte) || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || "_{}\\".utf8.contains(byte)
    }
    let isLead = byte == 0xCE || byte == 0xCF
    return isLead || byte < 0xC0 && index > 0 && (self[index - 1] == 0xCE || self[index - 1] == 0xCF)
  }
}
