extension Masks {
  /// Reports references to missing footnotes, and footnotes that are unused or duplicate. Case is ignored.
  /// - Parameter shown: the positions of the visible references. The others are in text that Markdown hides.
  func footnoteDiagnostics(in source: Source, shown: [SourcePosition]) -> [Diagnostic] {
    guard !footnotes.isEmpty || !footnoteReferences.isEmpty else { return [] }
    let references = footnoteReferences(shown)
    var diagnostics: [Diagnostic] = []
    func report(
      _ severity: Diagnostic.Severity, _ identifier: String, _ message: String, _ span: SourceSpan,
      _ help: String
    ) {
      diagnostics.append(
        Diagnostic(severity, identifier, message, file: source.path, span: span, help: help))
    }

    var written: [String: Int] = [:]
    for (number, footnote) in footnotes.enumerated() {
      guard written[footnote.label.lowercased()] != nil else {
        written[footnote.label.lowercased()] = number
        continue
      }
      report(
        .error, "duplicate-footnote", "the footnote ‘\(footnote.label)’ is written twice", footnote.span,
        "give one of them another label")
    }
    lazy var labels = SpellingSuggestions(footnotes.map(\.label))
    for (reference, _) in references where written[reference.label.lowercased()] == nil {
      let near = diagnostics.count < 50 ? labels.candidates(for: reference.label).first : nil
      report(
        .error, "missing-footnote", "there is no footnote ‘\(reference.label)’", reference.span,
        near.map { "did you mean ‘\($0)’?" } ?? "write it on a line of its own: ‘[^\(reference.label)]: …’")
    }
    let used = Self.used(references, written)
    for footnote in footnotes where !used.contains(written[footnote.label.lowercased()] ?? 0) {
      report(
        .warning, "unused-footnote", "nothing refers to the footnote ‘\(footnote.label)’", footnote.span,
        "write ‘[^\(footnote.label)]’ where it belongs; now it is not shown")
    }
    return diagnostics
  }

  private func footnoteReferences(_ shown: [SourcePosition]) -> [(
    reference: FootnoteReference, footnote: Int?
  )] {
    guard shown.count != footnoteReferences.count else { return footnoteReferences }
    let shown = Set(shown)
    return footnoteReferences.filter { shown.contains($0.reference.span.start) }
  }

  /// The numbers of the footnotes that the text refers to, directly or through other footnotes.
  private static func used(
    _ references: [(reference: FootnoteReference, footnote: Int?)], _ written: [String: Int]
  ) -> Set<Int> {
    var targets: [Int?: [Int]] = [:]
    for (reference, footnote) in references {
      if let target = written[reference.label.lowercased()] { targets[footnote, default: []].append(target) }
    }
    var used: Set<Int> = []
    var next = targets[nil] ?? []
    while let number = next.popLast() {
      if used.insert(number).inserted { next += targets[number] ?? [] }
    }
    return used
  }
}
