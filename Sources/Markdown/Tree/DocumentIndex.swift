/// What of a note others can lead to, and what in it leads elsewhere: gathered in one walk, for it is asked for
/// again and again.
package struct DocumentIndex: Sendable {
  /// Those in quotes, lists and footnotes included.
  package private(set) var headings: [Heading] = []
  package private(set) var footnotes: [Footnote] = []
  package private(set) var blockNames: [String] = []
  /// Wikilinks, links, pictures and tags, in the note's order.
  package private(set) var references: [Inline] = []
  package private(set) var formulas: [Formula] = []
  /// Where footnotes are referred to.
  private(set) var footnoteReferences: [SourcePosition] = []

  init(_ blocks: [Block]) {
    blocks.forEachBlock { block in
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
      case .footnote(let footnote): footnotes.append(footnote)
      case .quote, .list, .code, .html, .thematicBreak: break
      }
    }
  }

  private mutating func add(_ inlines: [Inline]) {
    for index in inlines.indices {
      switch inlines[index] {
      case .formula(let formula): formulas.append(formula)
      case .text, .code, .html, .softBreak, .lineBreak: continue
      case .footnoteReference(let reference): footnoteReferences.append(reference.span.start)
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .highlight(let content):
        add(content)
      case .inlineFootnote(let footnote): add(footnote.content)
      case .annotation(let annotation): add(annotation.content)
      case .image, .tag: references.append(inlines[index])
      case .link(let link):
        references.append(inlines[index])
        add(link.content)
      case .wikilink(let link):
        references.append(inlines[index])
        if !link.content.isEmpty { add(link.content) }
      }
    }
  }
}
