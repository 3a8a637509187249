// Link reference definitions, which libcmark takes out of the beginning of a paragraph.
extension InlineParser {
  /// Whether the scanned paragraph is nothing but link reference definitions. A line of hyphens or equals signs below
  /// them is text, for there is nothing that it could underline.
  func isOnlyDefinitions(_ masks: Masks) -> Bool {
    guard stretch.bytes.first == .bracket else { return false }
    let text = stretch.bytes(masked: masks.pieces, isShort: true)
    return LinkSyntax(text: text).definitionsEnd == text.count
  }

  /// Notes the definitions of the scanned paragraph. What is a definition only because a mask hides its brackets or
  /// blanks, as in `[[[a]]]: text`, is kept from being one: nothing of it would be shown.
  func addDefinitions(_ source: Source, _ masks: inout Masks) {
    guard stretch.bytes.first == .bracket else { return }
    let masked = LinkSyntax(text: stretch.bytes(masked: masks.pieces))
    let written = LinkSyntax(text: stretch.bytes)
    for definition in masked.definitions {
      let start = definition.lowerBound
      guard written.definitionEnd(from: start) == definition.upperBound,
        let end = written.labelEnd(from: start), end == masked.labelEnd(from: start)
      else {
        masks.add(.inert, stretch.offset(start)..<stretch.offset(start))
        return
      }
      let address = written.text[(end + 1)..<definition.upperBound].drop { $0.isWhitespace }
      masks.add(
        ScannedDefinition(
          name: stretch.text(start + 1..<end - 1),
          label: ScannedDefinition.key(of: written.text[(start + 1)..<(end - 1)]),
          isRemark: address.first == .hash || address.starts(with: "<>".utf8),
          offset: stretch.offset(start), span: stretch.span(start..<end + 1, in: source)))
    }
  }
}
