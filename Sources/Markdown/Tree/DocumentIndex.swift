/// The link targets and links of a note, collected in one walk because they are needed often.
package struct DocumentIndex: Sendable {
  /// Including those in quotes, lists and footnotes.
  package private(set) var headings: [Heading] = []
  /// The lines of each heading.
  package private(set) var headingLines: [ClosedRange<Int>] = []
  package private(set) var footnotes: [Footnote] = []
  package private(set) var blockNames: [String] = []
  /// Wikilinks, links, pictures and tags, in source order.
  package private(set) var references: [Inline] = []
  package private(set) var formulas: [Formula] = []
  private(set) var footnoteReferences: [SourcePosition] = []

  init(_ blocks: [Block]) { add(blocks) }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      if let name = block.name { blockNames.append(name) }
      switch block.content {
      case .heading(let heading):
        headings.append(heading)
        headingLines.append(block.lines)
      case .footnote(let footnote): footnotes.append(footnote)
      default: break
      }
      block.forEachChild(inlines: { add($0) }, blocks: { add($0) })
    }
  }

  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text: continue
      case .formula(let formula): formulas.append(formula)
      case .footnoteReference(let reference): footnoteReferences.append(reference.span.start)
      case .image, .tag, .link, .wikilink: references.append(inline)
      default: break
      }
      add(inline.children)
    }
  }
}
