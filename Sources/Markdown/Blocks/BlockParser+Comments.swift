extension BlockParser {
  /// Masks a comment on lines of its own between blocks. It is not a paragraph: each of its lines becomes an
  /// empty HTML comment, which does not affect the blocks around it.
  mutating func maskCommentBlock(_ cursor: LineCursor) -> Bool {
    var stretch = BlockText()
    var ranges = [cursor.text]
    var end = source.bytes.first("%%", in: cursor.textOffset + 2..<cursor.range.upperBound)
    var number = line
    while end == nil {
      number += 1
      guard number <= source.lineStarts.count else { return false }
      var cursor = LineCursor(source, bytes, line: number)
      guard match(&cursor) == containers.count else { return false }
      end = source.bytes.first("%%", in: cursor.text)
      ranges.append(cursor.text)
    }
    guard let end, source.bytes[end + 2..<ranges[ranges.count - 1].upperBound].allSatisfy(\.isBlank) else {
      return false
    }
    for (index, range) in ranges.enumerated() {
      stretch.append(range, of: source)
      // The first line keeps the markers of its containers.
      if index == 0 {
        masks.add(.commentLine(prefix: nil), range)
      } else {
        masks.add(.commentLine(prefix: prefix), wholeLine(line + index))
      }
    }
    let trailing = ranges[ranges.count - 1].upperBound - end
    masks.add(
      Comment(
        text: stretch.text(2..<stretch.bytes.count - trailing),
        span: source.span(cursor.textOffset..<end + 2)))
    line = number + 1
    return true
  }

  /// Adds the comments in a block of raw HTML.
  mutating func addComments(_ range: Range<Int>) {
    var start = range.lowerBound
    while let comment = source.bytes.first("<!--", in: start..<range.upperBound),
      let end = source.bytes.first("-->", in: comment + 2..<range.upperBound)
    {
      let content = comment + 4..<max(comment + 4, end)
      let text = String(decoding: source.bytes[content], as: UTF8.self)
      masks.add(Comment(text: text, span: source.span(comment..<end + 3)))
      start = end + 3
    }
  }
}
