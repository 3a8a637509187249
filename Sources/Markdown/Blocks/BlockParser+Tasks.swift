extension BlockParser {
  /// Masks the brackets of a task at the beginning of a list item.
  mutating func openTask(_ cursor: LineCursor) -> Bool {
    guard cursor.byte() == .bracket else { return false }
    let text = String(decoding: cursor.textBytes.prefix(12).dropFirst(), as: UTF8.self)
    guard let mark = text.first, mark != "]", mark != "[", !mark.isNewline else { return false }
    let end = cursor.textOffset + 1 + mark.utf8.count
    guard end < cursor.range.upperBound, bytes[end] == UInt8(ascii: "]"),
      // `- [x]` alone could be a link.
      end + 1 == cursor.range.upperBound ? mark == " " : bytes[end + 1].isBlank
    else { return false }
    masks.add(.task(mark == "\t" ? " " : mark), cursor.textOffset..<end + 1)
    beginParagraph(at: cursor.textOffset, behind: end + 1)
    return true
  }
}
