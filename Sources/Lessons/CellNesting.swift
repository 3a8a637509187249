import Documents

/// How deep the brackets of a cell nest. The Swift parser tries each `[` as a type and as an expression, so
/// that its time doubles with each of them within another.
package enum CellNesting {
  static let mostSquareBrackets = 12
  static let mostBrackets = 200

  /// Where code first nests deeper than is read, as an offset in UTF-8; nil where it does not.
  package static func excess(in code: String) -> Int? {
    var square = 0
    var all = 0
    for (offset, byte) in code.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "["):
        square += 1
        all += 1
      case UInt8(ascii: "("), UInt8(ascii: "{"): all += 1
      case UInt8(ascii: "]"):
        square = max(square - 1, 0)
        all = max(all - 1, 0)
      case UInt8(ascii: ")"), UInt8(ascii: "}"): all = max(all - 1, 0)
      default: continue
      }
      if square > mostSquareBrackets || all > mostBrackets { return offset }
    }
    return nil
  }

  /// Named at its place in the note.
  static func diagnostic(of block: CodeBlock, file: String) -> Diagnostic? {
    guard let offset = excess(in: block.text) else { return nil }
    let before = Array(block.text.utf8.prefix(offset))
    let line = before.count { $0 == UInt8(ascii: "\n") }
    let column = before.count - ((before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)
    let start = line < block.linePlaces.count ? block.linePlaces[line] : block.fence.start
    return Diagnostic(
      .error, "cell-nesting",
      "the cell nests more than \(mostSquareBrackets) ‘[’, or \(mostBrackets) brackets, within each other",
      file: file, span: Span(at: Place(line: start.line, column: start.column + column)),
      help: "give the inner parts names of their own")
  }
}
