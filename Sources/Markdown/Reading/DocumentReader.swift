extension Document {
  /// Reads a note. Never fails: problems become diagnostics, in source order.
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
    let reported = Set(scanner.masks.diagnostics.map(\.span.start))
    diagnostics += reader.markers.diagnostics.filter { !reported.contains($0.span.start) }
    diagnostics += LinkDefinitions(scanner.masks.definitions, in: reader.text.bytes).diagnostics(in: source)
    diagnostics += scanner.masks.calloutDiagnostics(in: source)
    if reader.hasBlockNames { diagnostics += blockNameDiagnostics(of: blocks, in: source) }
    if blocks.isEmpty {
      diagnostics.append(
        Diagnostic(
          .warning, "empty-note", "the note is empty", file: source.path,
          span: SourceSpan(at: SourcePosition(line: 1, column: 1)),
          help: "its page holds only the title; write something, or remove the file"))
    }
    let document = Document(
      source: source, frontMatter: frontMatter, blocks: blocks,
      comments: scanner.masks.comments.sorted { $0.span.start < $1.span.start },
      passages: reader.passages.sorted { ($0.offsets.first ?? 0) < ($1.offsets.first ?? 0) }
    ).withDenseFormulaNumbers()
    diagnostics += scanner.masks.footnoteDiagnostics(
      in: source, shown: document.contents.footnoteReferences)
    diagnostics += document.foreignCodeDiagnostics
    if reader.hasRawHTML { diagnostics += RawHTML.diagnostics(of: document) }
    diagnostics.sort { $0.span.start < $1.span.start }
    return (document, diagnostics)
  }
}
