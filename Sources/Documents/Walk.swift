extension Document {
  /// Visits every block in the note's order, a container before what it holds.
  package func forEachBlock(_ visit: (Block) throws -> Void) rethrows {
    try blocks.forEachBlock(visit)
  }

  /// Visits every inline in the note's order, a container before what it holds.
  package func forEachInline(_ visit: (Inline) throws -> Void) rethrows {
    try blocks.forEachBlock { block in
      switch block.content {
      case .paragraph(let inlines): try inlines.forEachInline(visit)
      case .heading(let heading): try heading.content.forEachInline(visit)
      case .quote, .list, .code, .html, .thematicBreak: break
      }
    }
  }

  /// The note's headings in its order, those in quotes and lists included.
  package var headings: [Heading] {
    var headings: [Heading] = []
    forEachBlock { if case .heading(let heading) = $0.content { headings.append(heading) } }
    return headings
  }
}

extension [Block] {
  package func forEachBlock(_ visit: (Block) throws -> Void) rethrows {
    for block in self {
      try visit(block)
      switch block.content {
      case .quote(let blocks): try blocks.forEachBlock(visit)
      case .list(let list): for item in list.items { try item.forEachBlock(visit) }
      case .paragraph, .heading, .code, .html, .thematicBreak: break
      }
    }
  }
}

extension [Inline] {
  package func forEachInline(_ visit: (Inline) throws -> Void) rethrows {
    for inline in self {
      try visit(inline)
      switch inline {
      case .emphasis(let content), .strong(let content): try content.forEachInline(visit)
      case .link(let link): try link.content.forEachInline(visit)
      case .text, .code, .image, .wikilink, .formula, .html, .softBreak, .lineBreak: break
      }
    }
  }
}
