extension Masks {
  /// References to footnotes that are not written, footnotes that nothing refers to or that are written twice.
  ///
  /// Labels are the same whatever their case.
  /// - Parameter shown: where the references stand that are part of the note; others are in what Markdown does
  ///   not show.
  func footnoteDiagnostics(in source: Source, shown: Set<Place>) -> [Diagnostic] {
    guard !footnotes.isEmpty || !footnoteReferences.isEmpty else { return [] }
    let references = footnoteReferences.filter { shown.contains($0.reference.span.start) }
    var diagnostics: [Diagnostic] = []
    func report(
      _ severity: Diagnostic.Severity, _ identifier: String, _ message: String, _ span: Span, _ help: String
    ) {
      diagnostics.append(
        Diagnostic(severity, identifier, message, file: source.path, span: span, help: help))
    }

    var written: Set<String> = []
    for footnote in footnotes where !written.insert(footnote.label.lowercased()).inserted {
      report(
        .error, "duplicate-footnote", "the footnote ‘\(footnote.label)’ is written twice", footnote.span,
        "give one of them another label")
    }
    lazy var labels = EditDistance(footnotes.map(\.label))
    for (reference, _) in references where !written.contains(reference.label.lowercased()) {
      let near = diagnostics.count < 50 ? labels.candidates(for: reference.label).first : nil
      report(
        .error, "missing-footnote", "there is no footnote ‘\(reference.label)’", reference.span,
        near.map { "did you mean ‘\($0)’?" } ?? "write it on a line of its own: ‘[^\(reference.label)]: …’")
    }
    let used = Self.used(references)
    for footnote in footnotes where !used.contains(footnote.label.lowercased()) {
      report(
        .warning, "unused-footnote", "nothing refers to the footnote ‘\(footnote.label)’", footnote.span,
        "write ‘[^\(footnote.label)]’ where it belongs; now it is not shown")
    }
    return diagnostics
  }

  /// The labels to which the text leads, perhaps through other footnotes, lowercased.
  private static func used(_ found: [(reference: FootnoteReference, footnote: String?)]) -> Set<String> {
    var references: [String?: [String]] = [:]
    for (reference, footnote) in found {
      references[footnote?.lowercased(), default: []].append(reference.label.lowercased())
    }
    var used: Set<String> = []
    var next = references[nil] ?? []
    while let label = next.popLast() {
      if used.insert(label).inserted { next += references[label] ?? [] }
    }
    return used
  }
}
