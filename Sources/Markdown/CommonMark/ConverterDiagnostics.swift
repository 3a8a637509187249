/// Collects the diagnostics of the conversion of libcmark's tree.
struct ConverterDiagnostics {
  private let source: Source
  private(set) var diagnostics: [Diagnostic] = []
  private var isTooDeep = false

  init(_ source: Source) { self.source = source }

  /// In CommonMark, a line `---` right below text makes the text a heading. Below a formula, it was probably
  /// meant as a thematic break.
  mutating func addUnderline(below content: [Inline], _ lines: ClosedRange<Int>) {
    guard lines.count > 1, case .formula(let formula)? = content.last, formula.isDisplay else { return }
    add(
      .warning, "formula-heading", "this line makes the lines above it, with their formula, a heading",
      lines.upperBound, "leave a blank line above it for a rule")
  }

  mutating func addStrayName(_ name: String, on line: Int) {
    add(
      .warning, "stray-name", "‘^\(name)’ names no block, and is not shown", line,
      "write it at the end of a block’s text, or on a line of its own below the block")
  }

  /// Reported once for each note.
  mutating func addNesting(on line: Int) {
    guard !isTooDeep else { return }
    isTooDeep = true
    add(
      .error, "nesting-too-deep",
      "emphasis, links or pictures nest more than \(CommonMarkConverter.deepestNesting) deep", line,
      "what lies deeper is shown as text")
  }

  /// `3*3*64` is 3364 with a 3 in italics.
  mutating func addStar(at offset: Int, shown: String) {
    let text = shown.utf8.count <= 20 ? "‘\(shown)’" : "one number"
    diagnostics.append(
      Diagnostic(
        .warning, "emphasis-in-number",
        "the stars between these digits are read as emphasis: a reader sees \(text)",
        file: source.path, span: source.span(offset..<offset + 1),
        help: "write × or \\*, leave blanks around the stars, or write it between backticks"))
  }

  /// Reported if `TextMapper` cannot locate the rest of a text; no known note causes it.
  mutating func addUnplacedText(on line: Int) {
    add(
      .warning, "unplaced-text", "the places of what follows in this text are not known", line,
      "its numbers are not checked: write it more simply")
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ identifier: String, _ message: String, _ line: Int, _ help: String
  ) {
    diagnostics.append(
      Diagnostic(
        severity, identifier, message, file: source.path, span: source.span(ofLine: line), help: help))
  }
}
