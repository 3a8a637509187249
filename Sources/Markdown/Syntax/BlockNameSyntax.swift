/// The syntax of block names: `^name` after white space at the end of a block, of letters, digits and `-`.
enum BlockNameSyntax {
  /// The end of the name after the `^` at `index`, if only white space follows.
  static func end(in text: [UInt8], from index: Int) -> Int? {
    guard index == 0 || text[index - 1].isWhitespace else { return nil }
    var end = index + 1
    while end < text.count, text[end].isLetter || text[end].isDigit || text[end] == .hyphen { end += 1 }
    let rest = text[end...].prefix { $0.isWhitespace }
    ScannerSteps.count(rest.endIndex - index)
    guard end > index + 1, rest.endIndex == text.endIndex else { return nil }
    return end
  }

  /// Whether a line, without its indentation, is only a name.
  static func isName(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard line.first == UInt8(ascii: "^") else { return false }
    let name = line.dropFirst().prefix { $0.isLetter || $0.isDigit || $0 == .hyphen }
    return !name.isEmpty && line[name.endIndex...].allSatisfy(\.isBlank)
  }
}
