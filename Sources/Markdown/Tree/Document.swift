/// A parsed note. It never changes, and is a class so that the stages behind it share it without a copy.
package final class Document: Sendable {
  package let source: Source
  package let frontMatter: FrontMatter
  package let blocks: [Block]
  /// In source order.
  package let comments: [Comment]
  package let contents: DocumentIndex
  /// The texts that contain digits, in source order.
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
  /// The title from the front matter, else the first heading of level 1, else the file name.
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
