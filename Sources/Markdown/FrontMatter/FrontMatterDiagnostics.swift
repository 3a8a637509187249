import Yams

/// Collects the diagnostics of a front matter, at their positions in the note.
struct FrontMatterDiagnostics {
  private let source: Source
  private let firstLine: Int
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: Source, firstLine: Int) {
    self.source = source
    self.firstLine = firstLine
  }

  mutating func add(
    _ node: Node, _ severity: Diagnostic.Severity, _ message: String, _ help: String
  ) {
    add(node.mark, severity, message, help)
  }

  mutating func add(_ error: any Error) {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, let yaml),
      .parser(let context, let problem, let mark, let yaml),
      .composer(let context, let problem, let mark, let yaml):
      // A construct that is still open at the end is reported where it opens.
      if let tab = firstTab(in: yaml) {
        diagnostics.append(
          Diagnostic(
            .error, "front-matter", "the front matter is no YAML: a tab, where YAML wants blanks",
            file: source.path, span: SourceSpan(at: tab), help: "indent with blanks in place of the tab"))
        return
      }
      let isAtEnd = mark.line > yaml.utf8.count { $0 == .lineFeed }
      add(
        isAtEnd ? context?.mark ?? mark : mark, .error, "the front matter is no YAML: \(problem)",
        "put texts with ‘: ’ or ‘#’ in quotes")
    case .duplicatedKeysInMapping(let keys, let context):
      for key in Set(keys).sorted() { add(twice: key, context.mark) }
    default:
      add(nil, .error, "the front matter is no YAML", "write ‘key: value’, one a line")
    }
  }

  /// The first tab that indents a line.
  private func firstTab(in yaml: String) -> SourcePosition? {
    for (index, line) in yaml.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let blanks = line.utf8.prefix { $0 == .space || $0 == .tab }
      if let tab = Array(blanks).firstIndex(of: .tab) {
        return SourcePosition(line: firstLine + index, column: tab + 1)
      }
    }
    return nil
  }

  /// Yams gives the position of the first key only, but the second one is the error.
  private mutating func add(twice key: String, _ mark: Mark) {
    let lines = (firstLine..<(source.lineStarts.count + 1)).prefix {
      !source.line($0).starts(with: "---".utf8)
    }
    let message = "the front matter says ‘\(key)’ twice"
    if let line = lines.last(where: { source.line($0).starts(with: (key + ":").utf8) }) {
      diagnostics.append(
        Diagnostic(
          .error, "front-matter", message, file: source.path, span: source.span(ofLine: line),
          help: "keep one of them"))
    } else {
      add(mark, .error, message, "keep one of them")
    }
  }

  private mutating func add(
    _ mark: Mark?, _ severity: Diagnostic.Severity, _ message: String, _ help: String
  ) {
    diagnostics.append(
      Diagnostic(
        severity, "front-matter", message, file: source.path, span: SourceSpan(at: place(of: mark)),
        help: help))
  }

  /// The position of `mark` in the note. YAML counts columns in Unicode scalars, notes count them in bytes.
  func place(of mark: Mark?) -> SourcePosition {
    let line = min(max(mark?.line ?? 1, 1) + firstLine - 1, source.lineStarts.count)
    let text = String(decoding: source.line(line), as: UTF8.self)
    let column = text.unicodeScalars.prefix(max(mark?.column ?? 1, 1) - 1).reduce(1) { $0 + UTF8.width($1) }
    return SourcePosition(line: line, column: column)
  }
}
