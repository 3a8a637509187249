import Markdown

extension [Block] {
  /// Visits every embed in source order. `isInPlace`: the embed stands directly in a paragraph, where blocks
  /// can replace it, and not in a footnote.
  func forEachEmbed(_ visit: (Wikilink, _ isInPlace: Bool) -> Void) { forEachEmbed(inFootnote: false, visit) }

  private func forEachEmbed(inFootnote: Bool, _ visit: (Wikilink, _ isInPlace: Bool) -> Void) {
    for block in self {
      var isParagraph = false
      var isFootnote = inFootnote
      switch block.content {
      case .paragraph: isParagraph = true
      case .footnote: isFootnote = true
      default: break
      }
      block.forEachChild(
        inlines: { $0.forEachEmbed(isInPlace: isParagraph && !isFootnote, visit) },
        blocks: { $0.forEachEmbed(inFootnote: isFootnote, visit) })
    }
  }
}

extension [Inline] {
  fileprivate func forEachEmbed(isInPlace: Bool, _ visit: (Wikilink, _ isInPlace: Bool) -> Void) {
    for inline in self {
      if case .wikilink(let link) = inline, link.isEmbed { visit(link, isInPlace) }
      inline.children.forEachEmbed(isInPlace: false, visit)
    }
  }
}
