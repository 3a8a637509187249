extension InlineParser {
  /// Scans a comment `%%…%%`, or percent signs that look like one.
  mutating func scanComment(_ text: [UInt8], _ source: Source, _ masks: inout Masks) -> Opening? {
    let sign = CommentSyntax.percentSign(in: text, at: index)
    if sign != nil, closeEscapedPercent() { return nil }
    guard let end = CommentSyntax.end(in: text, from: index) else {
      guard sign == .behindDigit else { return opening(isComment: true) }
      index += 2
      return nil
    }
    let closing = CommentSyntax.percentSign(in: text, at: end - 2)
    if sign == .behindDigit, closing == .behindDigit {
      index = end
      return nil
    }
    if sign == .behindDigit, CommentSyntax.opens(in: text, at: end - 2) {
      index += 2
      return nil
    }
    if sign == .behindDigit || sign != nil && closing != nil {
      masks.diagnostics.append(
        Diagnostic(
          .warning, "doubtful-comment", "all from here to the next ‘%%’ is a comment, and not shown",
          file: source.path,
          span: stretch.span(index..<index + 2, in: source),
          help: "where percent signs are meant, write ‘%’ or ‘\\%%’; a comment is better begun behind a blank"
        ))
    }
    maskComment(index..<end, marks: (2, 2), source, &masks)
    return nil
  }

  mutating func maskComment(
    _ range: Range<Int>, marks: (Int, Int), _ source: Source, _ masks: inout Masks
  ) {
    let start = range.lowerBound + marks.0
    let content = start..<max(start, range.upperBound - marks.1)
    let text = content.upperBound <= range.upperBound ? stretch.text(content) : ""
    masks.add(Comment(text: text, span: stretch.span(range, in: source)))
    mask(.comment, to: range.upperBound, &masks)
  }
}
