extension Document {
  /// Callouts of a kind that is nearly one which exists. Others are meant as they are, and shown as notes.
  static func calloutDiagnostics(of blocks: [Block], in source: Source) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    blocks.forEachBlock { block in
      guard case .callout(let callout) = block.content, Callout.Kind(callout.word) == nil,
        let near = EditDistance(Callout.Kind.words).candidates(for: callout.word).first
      else { return }
      diagnostics.append(
        Diagnostic(
          .warning, "callout-kind", "‘\(callout.word)’ is no kind of callout, shown as a note",
          file: source.path, span: callout.span, help: "did you mean ‘\(near)’?"))
    }
    return diagnostics
  }
}
