import Documents

/// A diagnostic as a compiler shows it: the place, the line, a caret, and how to mend it.
struct DiagnosticText {
  let text: String

  init(_ diagnostic: Diagnostic, source: Source?, terminal: Terminal) {
    let start = diagnostic.span.start
    let style: Terminal.Style = diagnostic.severity == .error ? .error : .warning
    var text = terminal.styled("\(diagnostic.file):\(start.line):\(start.column):", .strong)
    text += " \(terminal.styled("\(diagnostic.severity.rawValue):", style)) "
    text += terminal.styled(Self.printable(diagnostic.message), .strong) + "\n"
    if let source, (1...source.lineStarts.count).contains(start.line) {
      text += Self.excerpt(source, diagnostic.span, terminal: terminal, style: style)
    }
    for detail in diagnostic.details {
      let detail = "  " + Self.printable(detail) + "\n"
      text +=
        detail.hasPrefix("  + ")
        ? terminal.styled(detail, .added)
        : detail.hasPrefix("  - ") ? terminal.styled(detail, .removed) : detail
    }
    if !diagnostic.help.isEmpty {
      text += "  \(terminal.styled("help:", .help)) \(Self.printable(diagnostic.help))\n"
    }
    self.text = text
  }

  private static let widest = 120
  /// Bytes of a line before and behind a place.
  private static let reach = 1_000

  private static func excerpt(
    _ source: Source, _ span: Span, terminal: Terminal, style: Terminal.Style
  ) -> String {
    let bytes = source.line(span.start.line)
    let place = bytes.startIndex + min(span.start.column - 1, bytes.count)
    // A long line is shown around the place that is meant, and looked at no further.
    let head = bytes[..<place].suffix(reach).drop { place - bytes.startIndex > reach && $0 & 0xC0 == 0x80 }
    let before = String(decoding: head, as: UTF8.self)
    let rest = String(decoding: bytes[place...].prefix(reach), as: UTF8.self)
    let length =
      span.end.line == span.start.line ? span.end.column - span.start.column : bytes.endIndex - place
    let marked = String(decoding: rest.utf8.prefix(max(0, length)), as: UTF8.self)
    let lead = before.count > 80 || head.count < place - bytes.startIndex ? "…" + before.suffix(60) : before
    var line = printable(lead + rest.replacing("\t", with: " "))
    if line.count > widest { line = line.prefix(widest - 1) + "…" }
    let indent = String(repeating: " ", count: width(printable(lead)))
    let room = max(1, widest - lead.count)
    let caret = "^" + String(repeating: "~", count: max(0, min(width(marked), room) - 1))
    return "  \(line)\n  \(indent)\(terminal.styled(caret, style))\n"
  }

  /// Columns of a terminal: wide characters take two.
  private static func width(_ text: String) -> Int {
    text.reduce(0) { width, character in
      let scalar = character.unicodeScalars.first!.value
      let isWide =
        (0x1100...0x115F).contains(scalar) || (0x2E80...0xA4CF).contains(scalar)
        || (0xAC00...0xD7A3).contains(scalar)
        || (0xF900...0xFAFF).contains(scalar) || (0xFE30...0xFE6F).contains(scalar)
        || (0xFF00...0xFF60).contains(scalar) || (0x1F300...0x1FAFF).contains(scalar)
      return width + (isWide ? 2 : 1)
    }
  }

  /// Control characters of a note or a value do not reach the terminal.
  private static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 9: " "
          case 10: scalar
          case 0..<32, 127..<160: "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
