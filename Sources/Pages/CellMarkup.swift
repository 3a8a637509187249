import Lessons
import Verification

/// A cell on the page: its code, the value of each line beside the line, and what it printed.
struct CellMarkup {
  private let report: CellReport

  init(_ report: CellReport) { self.report = report }

  var html: HTML {
    let code = HTML.element("pre", ["class": "code"], .element("code", ["data-language": "swift"], lines))
    let content = label + code + output
    let classes = "cell" + (isUnchecked ? " unchecked" : "")
    guard report.cell.words.isHidden else { return .element("div", ["class": classes], content) }
    let first = report.cell.code.split(separator: "\n").first.map(String.init) ?? "empty"
    return .element(
      "details", ["class": classes],
      .element("summary", [:], .text("Folded cell: ") + .element("code", [:], first)) + content)
  }

  private var isUnchecked: Bool { if case .skip = report.cell.words.treatment { true } else { false } }

  /// What is not plain to see: that a cell is not run, or must fail.
  private var label: HTML {
    let text: String
    switch report.cell.words.treatment {
    case .run: return .empty
    case .typecheck: text = "Compiled, not run"
    case .fails: text = "Must not compile"
    case .traps: text = "Must stop when it is run"
    case .skip(let reason): text = "Not checked: \(reason)"
    }
    return .element("p", ["class": "label"], text)
  }

  private var lines: HTML {
    let values = Dictionary(grouping: report.values, by: \.line)
    return Highlighting(report.cell.code).lines.enumerated().map { index, code in
      line(code, values[index + 1] ?? [])
    }
    .joined()
  }

  private func line(_ code: HTML, _ values: [LineValue]) -> HTML {
    let code = HTML.element("span", ["class": "source"], code)
    guard !values.isEmpty else { return .element("span", ["class": "line"], code + .newline) }
    let isPromised = values.contains { $0.verdict != nil }
    // Beside a value that was promised, those of the closures on its line would only crowd it out.
    let values = isPromised ? values.filter { $0.verdict != nil } : values
    // The line takes the focus so that a tap or the keyboard shows its value, without a script.
    return .element(
      "span", ["class": isPromised ? "line promised" : "line valued", "tabindex": isPromised ? nil : "0"],
      code + values.map(markup).joined() + .newline)
  }

  private func markup(_ value: LineValue) -> HTML {
    let text = text(of: value)
    let isLong = text.contains("\n") || text.count > 32
    let mark =
      value.verdict == .held ? HTML.element("span", ["class": "mark", "title": "as expected"], "✓") : .empty
    let type = HTML.element("span", ["class": "value-type"], value.type)
    let short = HTML.element("samp", [:], isLong ? shortened(text) : text)
    let whole = isLong ? HTML.element("samp", ["class": "whole"], text) : .empty
    return .element(
      "span", ["class": "value", "tabindex": isLong && value.verdict != nil ? "0" : nil],
      (mark == .empty ? mark : mark + .text(" ")) + short + .text(" ") + type + whole)
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

  private var output: HTML {
    guard !report.output.isEmpty else { return .empty }
    let isPromised = report.claims.contains { $0.kind == .output && $0.verdict == .held }
    let mark = isPromised ? HTML.element("span", ["class": "mark", "title": "as expected"], "✓") : .empty
    return .element(
      "div", ["class": "output"],
      .element("p", ["class": "label"], mark + .text(" Prints"))
        + .element("pre", [:], .element("samp", [:], report.output)))
  }
}
