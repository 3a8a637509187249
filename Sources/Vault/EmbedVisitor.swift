import Markdown

extension [Block] {
  /// Visits every embed in the note's order. It is in place where a block can stand: directly in a paragraph,
  /// and not in a footnote, which is shown wherever something refers to it.
  func forEachEmbed(_ visit: (Wikilink, _ isInPlace: Bool) -> Void) {
    for block in self {
      switch block.content {
      case .paragraph(let inlines): inlines.forEachEmbed(isParagraph: true, visit)
      case .heading(let heading): heading.content.forEachEmbed(isParagraph: false, visit)
      case .quote(let blocks): blocks.forEachEmbed(visit)
      case .callout(let callout):
        callout.title.forEachEmbed(isParagraph: false, visit)
        callout.blocks.forEachEmbed(visit)
      case .list(let list): for item in list.items { item.blocks.forEachEmbed(visit) }
      case .table(let table):
        for row in [table.head] + table.rows {
          for cell in row { cell.content.forEachEmbed(isParagraph: false, visit) }
        }
      case .footnote(let footnote):
        footnote.blocks.forEachEmbed { link, _ in visit(link, false) }
      case .code, .html, .thematicBreak: break
      }
    }
  }
}

extension [Inline] {
  fileprivate func forEachEmbed(isParagraph: Bool, _ visit: (Wikilink, _ isInPlace: Bool) -> Void) {
    for inline in self {
      if case .wikilink(let link) = inline {
        if link.isEmbed { visit(link, isParagraph) }
      } else {
        [inline].forEachInline { if case .wikilink(let link) = $0, link.isEmbed { visit(link, false) } }
      }
    }
  }
}
