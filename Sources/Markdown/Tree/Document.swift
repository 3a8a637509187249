/// A note, read: front matter and blocks.
package struct Document: Sendable {
  package let source: Source
  package let frontMatter: FrontMatter
  package let blocks: [Block]
  /// What is hidden from the reader, in the order of the note.
  package let comments: [Comment]
  package let contents: DocumentIndex
  /// The texts that hold digits, in the order of the note.
  package let passages: [MappedText]

  package init(
    source: Source, frontMatter: FrontMatter, blocks: [Block], comments: [Comment] = [],
    passages: [MappedText] = []
  ) {
    self.source = source
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.comments = comments
    self.passages = passages
    contents = DocumentIndex(blocks)
  }
}

extension Document {
  /// What the note is called: by its front matter, else by its first heading of level 1, else by its file.
  package var title: String {
    if let title = frontMatter.title { return title }
    for block in blocks {
      if case .heading(let heading) = block.content, heading.level == 1 {
        let text = heading.content.visibleText
        if !text.isEmpty { return text }
      }
    }
    return source.name
  }
}
