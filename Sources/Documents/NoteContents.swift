/// What of a note others can lead to, and what in it leads elsewhere: gathered in one walk, for the link map
/// asks for it again and again.
struct NoteContents: Sendable {
  private(set) var headings: [Heading] = []
  private(set) var blockNames: [String] = []
  /// Wikilinks, links, pictures and tags, in the note's order.
  private(set) var references: [Inline] = []

  init(_ document: Document) {
    document.forEachBlock { block in
      if let name = block.name { blockNames.append(name) }
      switch block.content {
      case .paragraph(let inlines): add(inlines)
      case .heading(let heading):
        headings.append(heading)
        add(heading.content)
      case .callout(let callout): add(callout.title)
      case .table(let table):
        for cell in table.head { add(cell.content) }
        for row in table.rows { for cell in row { add(cell.content) } }
      case .quote, .list, .footnote, .code, .html, .thematicBreak: break
      }
    }
  }

  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text, .code, .formula, .footnoteReference, .html, .softBreak, .lineBreak: continue
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .highlight(let content):
        add(content)
      case .inlineFootnote(let footnote): add(footnote.content)
      case .image, .tag: references.append(inline)
      case .link(let link):
        references.append(inline)
        add(link.content)
      case .wikilink(let link):
        references.append(inline)
        if !link.content.isEmpty { add(link.content) }
      }
    }
  }
}
