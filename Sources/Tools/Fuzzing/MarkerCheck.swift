import Markdown

/// Checks that no marker of the dialect is left in the text without a diagnostic: `[[`, `%%`, `$$`.
///
/// A backslash or a character reference makes text of a marker, and a comment may have stood within one; blocks with
/// these are not checked.
struct MarkerCheck {
  private(set) var findings: [Finding] = []
  private let source: Source
  private let reported: Set<Int>
  private let commented: [ClosedRange<Int>]

  init(_ document: Document, _ diagnostics: [Diagnostic]) {
    source = document.source
    let own = diagnostics.filter { $0.file == document.source.path }
    reported = Set(own.map(\.span.start.line))
    commented = document.comments.map { $0.span.start.line...$0.span.end.line }
    guard !own.contains(where: { ["nesting-too-deep", "unplaced-text"].contains($0.identifier) }) else {
      return
    }
    document.forEachBlock { block in
      guard isPlain(block.lines), !reported.contains(where: block.lines.contains) else { return }
      block.forEachChild(inlines: { check($0, block.lines) }, blocks: { _ in })
    }
  }

  private func isPlain(_ lines: ClosedRange<Int>) -> Bool {
    guard !commented.contains(where: { $0.overlaps(lines) }) else { return false }
    return lines.allSatisfy { line in
      !source.line(line).contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }
    }
  }

  private mutating func check(_ inlines: [Inline], _ lines: ClosedRange<Int>) {
    var text = ""
    for inline in inlines {
      switch inline {
      case .text(let part): text += part
      case .softBreak: text += "\n"
      default:
        report(text, lines)
        text = ""
        if !isAddress(inline), !inline.children.isEmpty { check(inline.children, lines) }
      }
    }
    report(text, lines)
  }

  /// Whether it is a link that shows where it leads: its text is no text of the author.
  private func isAddress(_ inline: Inline) -> Bool {
    guard case .link(let link) = inline, case .text(let text)? = link.content.first else { return false }
    return link.content.count == 1 && (link.target == text || link.target == "http://" + text)
  }

  private mutating func report(_ text: String, _ lines: ClosedRange<Int>) {
    guard let marker = Self.marker(in: text) else { return }
    findings.append(
      Finding(
        property: .marker,
        message: "\(marker) on lines \(lines.lowerBound)-\(lines.upperBound) without a word"))
  }

  private static func marker(in text: String) -> String? {
    if text.contains("[["), !text.contains(/\]\s*,\s*\[/) { return "[[" }
    if text.contains("%%") { return "%%" }
    return text.contains(/(^|[^$])\$\$($|[^$])/) ? "$$" : nil
  }
}
