extension Masks {
  /// Warns of callouts whose kind looks misspelled. Other unknown kinds are intended, and shown as notes.
  func calloutDiagnostics(in source: Source) -> [Diagnostic] {
    callouts.compactMap { callout in
      guard Callout.Kind(callout.word) == nil,
        let near = SpellingSuggestions(Callout.Kind.words).candidates(for: callout.word).first
      else { return nil }
      return Diagnostic(
        .warning, "callout-kind", "‘\(callout.word)’ is no kind of callout, shown as a note",
        file: source.path, span: callout.span, help: "did you mean ‘\(near)’?")
    }
  }
}
