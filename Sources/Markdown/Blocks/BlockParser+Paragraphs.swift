// Paragraphs, and formulas and comments that continue over lines which would end a paragraph.
extension BlockParser {
  mutating func openParagraph(_ cursor: LineCursor) {
    if cursor.has("%%"), maskCommentBlock(cursor) { return }
    paragraph.begin()
    leaf = .paragraph
    continueParagraph(cursor.text)
  }

  mutating func continueParagraph(_ text: Range<Int>) {
    // Later backticks on the line keep these from opening a code block, but they may be masked.
    if source.bytes.has("```", at: text.lowerBound) {
      masks.add(.inert, text.lowerBound..<text.lowerBound)
    }
    paragraph.append(text, of: source)
    masks.add(textOn: line, from: text.lowerBound, isFirst: paragraph.stretch.lineCount == 1)
    line += 1
  }

  /// Masks the constructs of the paragraph. Returns true if a formula or a comment continues over `line`,
  /// which would end the paragraph: it then stays open, and `line` moves past the end of the construct.
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

  /// The first line from `line` on that closes the construct; nil if something ends it before.
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
