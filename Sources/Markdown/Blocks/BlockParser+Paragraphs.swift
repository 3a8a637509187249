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
      if let last = lastLine(closing: opening) {
        for _ in line...last {
          var cursor = LineCursor(source, bytes, line: line)
          _ = match(&cursor)
          continueParagraph(cursor.text)
        }
        return true
      }
      paragraph.pass(opening, source, &masks)
    }
    paragraph.addDefinitions(source, &masks)
    return false
  }

  /// The first line from `line` on that closes the construct; nil if something ends it before.
  private func lastLine(closing opening: InlineParser.Opening) -> Int? {
    let depth = depth(of: opening)
    var display = DisplaySearch(opening)
    var number = line
    while number <= source.lineStarts.count {
      var cursor = LineCursor(source, bytes, line: number)
      guard match(&cursor) >= depth else { return nil }
      if opening.isComment {
        if !opening.mayHoldBlocks {
          switch BlockStart(cursor) {
          case .blank, .fence, .heading: return nil
          default: break
          }
        }
        if source.bytes.first("%%", in: cursor.text) != nil { return number }
      } else {
        switch display.step(BlockStart(cursor), cursor.textBytes) {
        case .goesOn: break
        case .found: return number
        case .ended: return nil
        }
      }
      number += 1
    }
    return nil
  }

  /// How many containers the lines of a construct must stand in: fewer than are open where its first line lazily goes
  /// on with a paragraph. Lines of a footnote are moved, and need all.
  private func depth(of opening: InlineParser.Opening) -> Int {
    guard opening.line > 0, !isInFootnote else { return containers.count }
    let place = source.place(at: paragraph.stretch.offset(opening.index))
    var cursor = LineCursor(source, bytes, line: place.line)
    return match(&cursor)
  }
}
