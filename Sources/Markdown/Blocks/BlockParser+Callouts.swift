extension BlockParser {
  /// Masks the first line of a quote if it starts a callout; the rest is the quote's text.
  mutating func openCallout(_ cursor: LineCursor) -> Bool {
    guard let syntax = CalloutSyntax(cursor.textBytes) else { return false }
    let start = cursor.textOffset
    var title = start + syntax.end..<cursor.range.upperBound
    while let blank = bytes[title].first.map({ $0.isBlank ? 1 : WideBlank.length(bytes[title]) }), blank > 0 {
      title = title.lowerBound + blank..<title.upperBound
    }
    let aside = title.isEmpty ? nil : InlineParser.addAside([title], in: .aside, source, &masks)
    let callout = ScannedCallout(
      word: syntax.word, fold: syntax.fold, title: aside, span: source.span(start..<start + syntax.end))
    masks.add(.callout(masks.add(callout)), cursor.text)
    beginParagraph(at: start, behind: cursor.range.upperBound)
    return true
  }

  /// Opens a paragraph whose first line is already masked up to `start`.
  mutating func beginParagraph(at mask: Int, behind start: Int) {
    paragraph.begin()
    leaf = .paragraph
    continueParagraph(start..<source.range(ofLine: line).upperBound)
    masks.add(textOn: line - 1, from: mask, isFirst: true)
  }
}
