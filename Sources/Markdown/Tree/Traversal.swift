extension Document {
  /// Visits every block in the note's order, a container before what it holds.
  package func forEachBlock(_ visit: (Block) throws -> Void) rethrows {
    try blocks.forEachBlock(visit)
  }

  /// Visits every inline in the note's order, a container before what it holds.
  package func forEachInline(_ visit: (Inline) throws -> Void) rethrows {
    try blocks.forEachInline(visit)
  }
}

extension [Block] {
  package func forEachBlock(_ visit: (Block) throws -> Void) rethrows {
    for block in self {
      try visit(block)
      switch block.content {
      case .quote(let blocks): try blocks.forEachBlock(visit)
      case .callout(let callout): try callout.blocks.forEachBlock(visit)
      case .list(let list): for item in list.items { try item.blocks.forEachBlock(visit) }
      case .footnote(let footnote): try footnote.blocks.forEachBlock(visit)
      case .paragraph, .heading, .table, .code, .html, .thematicBreak: break
      }
    }
  }
}

extension [Block] {
  package func forEachInline(_ visit: (Inline) throws -> Void) rethrows {
    try forEachBlock { block in
      switch block.content {
      case .paragraph(let inlines): try inlines.forEachInline(visit)
      case .heading(let heading): try heading.content.forEachInline(visit)
      case .callout(let callout): try callout.title.forEachInline(visit)
      case .table(let table):
        for cell in table.head { try cell.content.forEachInline(visit) }
        for row in table.rows { for cell in row { try cell.content.forEachInline(visit) } }
      case .quote, .list, .footnote, .code, .html, .thematicBreak: break
      }
    }
  }
}

extension [Inline] {
  package func forEachInline(_ visit: (Inline) throws -> Void) rethrows {
    for inline in self {
      try visit(inline)
      switch inline {
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .highlight(let content):
        try content.forEachInline(visit)
      case .annotation(let annotation): try annotation.content.forEachInline(visit)
      case .link(let link): try link.content.forEachInline(visit)
      case .wikilink(let link): try link.content.forEachInline(visit)
      case .inlineFootnote(let footnote): try footnote.content.forEachInline(visit)
      case .text, .code, .image, .formula, .tag, .footnoteReference, .html, .softBreak, .lineBreak: break
      }
    }
  }
}
