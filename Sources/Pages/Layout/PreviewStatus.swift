import Markdown

/// The status of the verification, and the mistakes of the page's note and of others, with links to them.
struct PreviewStatus {
  static let id = ":status"
  let preview: PreviewState
  let plan: SiteContext
  /// The page's own note; nil for a generated page.
  let document: Document?

  var html: HTML {
    let own = document.flatMap { preview.notes[$0.source.path] } ?? PreviewState.NoteState()
    let others = (plan.lectures + plan.others).compactMap { other -> (Document, Int)? in
      guard other.source.path != document?.source.path else { return nil }
      let count = preview.notes[other.source.path]?.mistakes.count ?? 0
      return count > 0 ? (other, count) : nil
    }
    let isRunning = document == nil ? preview.notes.values.contains(where: \.isRunning) : own.isRunning
    let isWrong = !own.mistakes.isEmpty || !preview.problems.isEmpty
    let hasList = isWrong || !others.isEmpty
    var html = HTML()
    html.block(
      "aside",
      [
        "id": Self.id, "class": "status" + (isWrong ? " wrong" : "") + (isRunning ? " running" : ""),
        "aria-label": "Verification", "data-version": own.version,
        "data-note": document.map { plan.links.page(of: $0) },
      ]
    ) { html in
      html.element(hasList ? "details" : "div") { html in
        html.line(hasList ? "summary" : "p") { html in
          if isRunning { html.element("span", class: "progress", "") }
          html.text(sentence(own, isRunning: isRunning, others: others.reduce(0) { $0 + $1.1 }))
        }
        guard hasList else { return }
        write(own, to: &html)
        for (other, count) in others { write(other, count, to: &html) }
      }
    }
    return html
  }

  private func sentence(_ own: PreviewState.NoteState, isRunning: Bool, others: Int) -> String {
    var parts: [String] = []
    if !preview.problems.isEmpty { parts.append("Not checked") }
    if isRunning {
      parts.append(own.running.isEmpty ? "Being checked" : "Running \(count(own.running.count, "cell"))")
    }
    if !own.mistakes.isEmpty { parts.append(count(own.mistakes.count, "mistake")) }
    if parts.isEmpty, document != nil { parts.append("Checked") }
    if others > 0 {
      parts.append("\(count(others, "mistake")) in \(document == nil ? "the notes" : "other notes")")
    }
    return parts.isEmpty ? "All notes checked" : parts.joined(separator: ", ")
  }

  private func write(_ own: PreviewState.NoteState, to html: inout HTML) {
    for problem in preview.problems { html.element("pre", problem) }
    guard !own.mistakes.isEmpty else { return }
    html.block("ol") { html in
      for (number, mistake) in own.mistakes.enumerated() {
        html.line("li") { html in
          html.element(
            "a", ["href": "#" + Mistake.id(number)], "line \(mistake.diagnostic.span.start.line)")
          html.text(": " + mistake.diagnostic.message)
        }
      }
    }
  }

  private func write(_ other: Document, _ number: Int, to html: inout HTML) {
    html.line("p") { html in
      html.element("a", ["href": plan.address(of: other)], other.title)
      html.text(": " + count(number, "mistake"))
    }
  }
}

/// `1 cell`, `2 cells`
private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
