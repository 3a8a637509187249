extension Document {
  /// Visits every block in source order, a container before its contents.
  package func forEachBlock(_ visit: (Block) throws -> Void) rethrows {
    try blocks.forEachBlock(visit)
  }

  /// Visits every inline in source order, a container before its contents.
  package func forEachInline(_ visit: (Inline) throws -> Void) rethrows {
    try blocks.forEachInline(visit)
  }
}

extension Block {
  /// Whether other blocks can be inside it. Most blocks are paragraphs.
  fileprivate var mayHoldBlocks: Bool {
    switch content {
    case .quote, .callout, .list, .footnote: true
    case .paragraph, .heading, .table, .code, .html, .thematicBreak: false
    }
  }
}

extension [Block] {
  func forEachBlock(_ visit: (Block) throws -> Void) rethrows {
    // By index, because an iterator copies each block.
    for index in indices {
      try visit(self[index])
      if self[index].mayHoldBlocks {
        try self[index].forEachChild(inlines: { _ in }, blocks: { try $0.forEachBlock(visit) })
      }
    }
  }

  package func forEachInline(_ visit: (Inline) throws -> Void) rethrows {
    for block in self {
      try block.forEachChild(
        inlines: { try $0.forEachInline(visit) }, blocks: { try $0.forEachInline(visit) })
    }
  }
}

extension [Inline] {
  package func forEachInline(_ visit: (Inline) throws -> Void) rethrows {
    for inline in self {
      try visit(inline)
      try inline.children.forEachInline(visit)
    }
  }
}
