extension ForeignCode.Kind {
  fileprivate var lack: String {
    switch self {
    case .diagram: "is not drawn"
    case .query: "is not run"
    case .callout: "is no callout here"
    case .control: "does nothing here"
    }
  }

  /// How an author shows the same without a plug-in.
  fileprivate var help: String {
    switch self {
    case .diagram: "save it as a picture beside the note, and embed that"
    case .query: "write down what it finds"
    case .callout: "write it as a callout, ‘> [!note]’"
    case .control: "say in words what it does"
    }
  }
}

extension Document {
  /// Warns of code that Obsidian shows as something else: of each kind once.
  var foreignCodeDiagnostics: [Diagnostic] {
    var known: Set<String> = []
    var diagnostics: [Diagnostic] = []
    forEachBlock { block in
      guard case .code(let code) = block.content, code.isFenced, let foreign = ForeignCode(info: code.info),
        known.insert(foreign.name).inserted
      else { return }
      diagnostics.append(
        Diagnostic(
          .warning, "foreign-code",
          "‘\(foreign.word)’ \(foreign.kind.lack): the page shows its source, folded",
          file: source.path, span: code.fence, help: foreign.kind.help))
    }
    return diagnostics
  }
}
