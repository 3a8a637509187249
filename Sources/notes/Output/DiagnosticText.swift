import Markdown

/// A diagnostic as a compiler shows it: the place, the line, a caret, and how to mend it.
struct DiagnosticText {
  let text: String

  init(_ diagnostic: Diagnostic, source: Source?, terminal: Terminal) {
    let start = diagnostic.span.start
    let style: Terminal.Style = diagnostic.severity == .error ? .error : .warning
    var text = terminal.styled("\(diagnostic.file):\(start.line):\(start.column):", .strong)
    text += " \(terminal.styled("\(diagnostic.severity.rawValue):", style)) "
    text += terminal.styled(SourceSnippet.printable(diagnostic.message), .strong) + "\n"
    if let excerpt = source.flatMap({ SourceSnippet(of: diagnostic.span, in: $0) }) {
      let indent = excerpt.caret.prefix { $0 == " " }
      let caret = terminal.styled(String(excerpt.caret.dropFirst(indent.count)), style)
      text += "  \(excerpt.line)\n  \(indent)\(caret)\n"
    }
    for detail in diagnostic.details {
      let detail = "  " + SourceSnippet.printable(detail) + "\n"
      text +=
        detail.hasPrefix("  + ")
        ? terminal.styled(detail, .added)
        : detail.hasPrefix("  - ") ? terminal.styled(detail, .removed) : detail
    }
    if !diagnostic.help.isEmpty {
      text += "  \(terminal.styled("help:", .help)) \(SourceSnippet.printable(diagnostic.help))\n"
    }
    self.text = text
  }
}
