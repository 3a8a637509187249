/// The syntax of footnotes: `[^label]` refers to one, `[^label]: …` defines it, `^[…]` does both at once.
///
/// - Source: Obsidian's help, “Basic formatting syntax”, footnotes; pandoc's manual, `footnotes` and
///   `inline_notes`.
enum FootnoteSyntax {
  /// Bytes between `[^` and `]`.
  private static let longestLabel = 999

  /// The end of the `[^label]` whose label begins at `index`; `byte` returns nil after the end of the text.
  static func labelEnd(from index: Int, _ byte: (Int) -> UInt8?) -> Int? {
    var end = index
    defer { ScannerSteps.count(end - index) }
    while let next = byte(end), end - index <= longestLabel {
      if next == UInt8(ascii: "]") { return end > index ? end + 1 : nil }
      guard !next.isWhitespace, next != .bracket, next != .caret, next != .backslash else { return nil }
      end += 1
    }
    return nil
  }

  /// The length of the `[^label]:` at the start of the line; nil if there is none.
  static func marker(_ cursor: LineCursor) -> Int? {
    guard cursor.byte() == .bracket, cursor.byte(1) == .caret,
      let end = labelEnd(from: 2, { cursor.byte($0) }), cursor.byte(end) == UInt8(ascii: ":")
    else { return nil }
    return end + 1
  }
}
