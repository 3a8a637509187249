// Paragraphs, and the formulas and comments in them that go on over lines which would end a paragraph.
extension BlockParser {
  mutating func openParagraph(_ cursor: LineCursor) {
    if cursor.has("%%"), maskCommentBlock(cursor) { return }
    paragraph.begin()
    leaf = .paragraph
    continueParagraph(cursor.text)
  }

  mutating func continueParagraph(_ text: Range<Int>) {
    // Backticks further on keep these from opening a block of code, and may be masked.
    if source.bytes.has("```", at: text.lowerBound) {
      masks.add(.inert, text.lowerBound..<text.lowerBound)
    }
    paragraph.append(text, of: source)
    masks.add(textOn: line, from: text.lowerBound, isFirst: paragraph.stretch.lineCount == 1)
    line += 1
  }

  /// Masks what the paragraph holds. Returns true if a formula or a comment in it goes on over `line`,
  /// which would end it: then it is still open, and `line` is behind the end.
  mutating func finishParagraph() -> Bool {
    while let opening = paragraph.scan(source, &masks) {
      if let last = lastLine(closingComment: opening.isComment, over: opening.mayHoldBlocks) {
        for _ in line...last {
          var cursor = LineCursor(source, bytes, line: line)
          _ = match(&cursor)
          continueParagraph(cursor.text)
        }
        return true
      }
      paragraph.pass(opening, source, &masks)
    }
    return false
  }

  /// The line from `line` on that closes a construct of the open containers.
  private func lastLine(closingComment isComment: Bool, over blocks: Bool) -> Int? {
    var number = line
    while number <= source.lineStarts.count {
      var cursor = LineCursor(source, bytes, line: number)
      guard match(&cursor) == containers.count else { return nil }
      if !blocks {
        switch BlockStart(cursor) {
        case .blank, .fence, .heading: return nil
        default: break
        }
      }
      let end =
        isComment
        ? source.bytes.first("%%", in: cursor.text)
        : FormulaSyntax.displayEnd(in: source.bytes, cursor.text)
      if end != nil { return number }
      number += 1
    }
    return nil
  }
}
