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
  /// Reads a note. Never fails: what is wrong with it is among the diagnostics, in the note's order.
  ///
  /// A note that is too long or not UTF-8 becomes a document without blocks.
  package static func read(_ source: Source) -> (document: Document, diagnostics: [Diagnostic]) {
    if let refusal = SourceValidation.refusal(of: source) {
      return (Document(source: source, frontMatter: FrontMatter(), blocks: []), [refusal])
    }
    let (frontMatter, matterFindings) = FrontMatter.read(source)
    var scanner = BlockParser(source, firstLine: (frontMatter.lines?.upperBound ?? 0) + 1)
    scanner.scan()
    var reader = CommonMarkConverter(MaskedSource(source, from: scanner.firstLine, scanner.masks))
    let blocks = reader.read()

    var diagnostics = SourceValidation.nulBytes(in: source) + matterFindings
    diagnostics += scanner.masks.diagnostics + reader.findings.diagnostics
    diagnostics += scanner.masks.calloutDiagnostics(in: source)
    if reader.hasBlockNames { diagnostics += blockNameDiagnostics(of: blocks, in: source) }
    if blocks.isEmpty {
      diagnostics.append(
        Diagnostic(
          frontMatter.isDraft ? .warning : .error, "empty-note", "the note is empty", file: source.path,
          span: SourceSpan(at: SourcePosition(line: 1, column: 1)),
          help: "write something, or remove the file"))
    }
    let document = Document(
      source: source, frontMatter: frontMatter, blocks: blocks,
      comments: scanner.masks.comments.sorted { $0.span.start < $1.span.start },
      passages: reader.passages.sorted { ($0.offsets.first ?? 0) < ($1.offsets.first ?? 0) })
    diagnostics += scanner.masks.footnoteDiagnostics(
      in: source, shown: document.contents.footnoteReferences)
    if reader.hasRawHTML { diagnostics += RawHTML.diagnostics(of: document) }
    diagnostics.sort { $0.span.start < $1.span.start }
    return (document, diagnostics)
  }

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
