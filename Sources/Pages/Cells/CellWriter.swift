import Lessons
import Reports

/// Writes a cell of a page: its code, the value of each line beside it, and the output.
struct CellWriter {
  private let report: CellReport
  /// The state of the cell's note in a preview; nil where the site is made to be published.
  private let state: PreviewState.NoteState?

  init(_ report: CellReport, state: PreviewState.NoteState? = nil) {
    self.report = report
    self.state = state
  }

  func write(to html: inout HTML, _ pictures: inout PictureMarkup) {
    var shown = state?.mistakes.count ?? 0
    write(to: &html, &pictures, from: &shown)
  }

  /// - Parameter shown: how many of the note's findings the page shows so far; those of the cell are added.
  func write(to html: inout HTML, _ pictures: inout PictureMarkup, from shown: inout Int) {
    let isHidden = report.cell.words.isHidden
    html.element(
      isHidden ? "details" : "div",
      [
        "class": classes, "data-cell": state == nil ? nil : String(report.cell.number),
        "aria-busy": isRunning ? "true" : nil,
      ]
    ) { html in
      if isHidden {
        html.element("summary") { html in
          html.text("Folded cell: ")
          html.element("code", report.cell.code.split(separator: "\n").first.map(String.init) ?? "empty")
        }
      }
      if let label { html.element("p", class: "label", label) }
      if let note = freshness { html.element("p", class: "freshness", note) }
      html.element("pre", class: "code") { html in
        html.element("code", ["data-language": "swift"]) { writeLines(to: &$0, from: &shown) }
      }
      for shown in report.pictures { pictures.write(shown.picture, to: &html) }
      writeOutput(to: &html)
    }
  }

  /// What the look of the cell depends on besides the report.
  var flags: [Bool] { [state != nil, isRunning, isOutdated] }

  private var isRunning: Bool { state?.running.contains(report.cell.number) ?? false }
  private var isOutdated: Bool { state?.outdated.contains(report.cell.number) ?? false }

  private var classes: String {
    ["cell", isUnchecked ? "unchecked" : nil, isRunning ? "running" : nil, isOutdated ? "outdated" : nil]
      .compactMap(\.self).joined(separator: " ")
  }

  private var freshness: String? {
    isRunning
      ? isOutdated ? "Running; the values are those of the last run" : "Running"
      : isOutdated ? "The values are those of the last run that came to them" : nil
  }

  private var isUnchecked: Bool { if case .skip = report.cell.words.treatment { true } else { false } }

  /// Says of a cell that it is not run, or that it must fail; nil for a cell that is run.
  private var label: String? {
    switch report.cell.words.treatment {
    case .run: nil
    case .typecheck: "Compiled, not run"
    case .fails: "Must not compile"
    case .traps: "Must stop when it is run"
    case .skip(let reason): "Not checked: \(reason)"
    }
  }

  private func writeLines(to html: inout HTML, from first: inout Int) {
    // The value of a statement that shows a picture is not written as text, too.
    let drawn = Set(report.pictures.map(\.line))
    let shown = report.values.filter { $0.verdict != nil || !drawn.contains($0.line) }
    let values = Dictionary(grouping: shown, by: \.line)
    for (index, code) in SwiftHighlighter(report.cell.code).lines.enumerated() {
      write(code, values[index + 1] ?? [], to: &html)
      guard let mistakes = state?.mistakes, index < report.cell.block.linePlaces.count else { continue }
      let line = report.cell.block.linePlaces[index].line
      while first < mistakes.count, mistakes[first].diagnostic.span.start.line <= line {
        mistakes[first].write(number: first, isInCell: true, to: &html)
        first += 1
      }
    }
  }

  private func write(_ code: HTML, _ values: [LineValue], to html: inout HTML) {
    let isPromised = values.contains { $0.verdict != nil }
    // A line with a value can be focused, so that a tap or the keyboard shows the value without a script.
    html.element(
      "span", class: values.isEmpty ? "line" : isPromised ? "line promised" : "line valued",
      ["tabindex": values.isEmpty || isPromised ? nil : "0"]
    ) { html in
      html.element("span", class: "source") { $0.add(code) }
      // Beside a value that the author expects, the values of closures on the same line are left out.
      for value in values where !isPromised || value.verdict != nil { write(value, to: &html) }
      html.newline()
    }
  }

  private func write(_ value: LineValue, to html: inout HTML) {
    let text = text(of: value)
    let isLong = text.contains("\n") || text.count > 20
    html.element(
      "span", class: "value", ["tabindex": isLong && value.verdict != nil ? "0" : nil]
    ) { html in
      if value.verdict == .held, !isOutdated {
        writeMark(to: &html)
        html.text(" ")
      }
      html.element("samp", isLong ? shortened(text) : text)
      html.text(" ")
      html.element("span", class: "value-type", value.type)
      if isLong { html.element("samp", class: "whole", abridged(text)) }
    }
  }

  /// The text, cut where it is too long to read on a page.
  private func abridged(_ text: String) -> String {
    let most = 800
    return text.utf8.count > most ? text.prefix(most) + "…" : text
  }

  private func writeMark(to html: inout HTML) {
    html.element("span", class: "mark", ["title": "as expected"], "✓")
  }

  private func text(of value: LineValue) -> String {
    guard value.passes > 1 else { return value.texts[0] }
    let shown = Set(value.texts).count == 1 ? value.texts[0] : passes(value)
    return "\(shown) (\(value.passes) passes)"
  }

  private func passes(_ value: LineValue) -> String {
    value.texts.count > 3
      ? value.texts.dropLast().joined(separator: ", ") + ", … " + value.texts[value.texts.count - 1]
      : value.texts.joined(separator: ", ")
  }

  private func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 30 ? line.prefix(29) + "…" : line
  }

  private func writeOutput(to html: inout HTML) {
    guard !report.output.isEmpty else { return }
    html.element("div", class: "output") { html in
      html.element("p", class: "label") { html in
        if report.claims.contains(where: { $0.kind == .output && $0.verdict == .held }) {
          writeMark(to: &html)
        }
        html.text(" Prints")
      }
      html.element("pre") { $0.element("samp", report.output) }
    }
  }
}
