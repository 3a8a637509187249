import Markdown

/// How the verification stands, and every mistake of the course with a link to its place.
struct PreviewStatus {
  static let id = ":status"
  let preview: PreviewState
  let plan: SiteContext
  /// The page's own note; nil for a page that no note is.
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
    html.open("aside")
    html.attribute("id", Self.id)
    html.attribute("class", "status" + (isWrong ? " wrong" : "") + (isRunning ? " running" : ""))
    html.attribute("aria-label", "Verification")
    html.attribute("data-version", own.version)
    if let document { html.attribute("data-note", plan.links.page(of: document)) }
    html.newline()
    html.open(hasList ? "details" : "div")
    html.open(hasList ? "summary" : "p")
    if isRunning { html.element("span", class: "progress", "") }
    html.text(sentence(own, isRunning: isRunning, others: others.reduce(0) { $0 + $1.1 }))
    html.close(hasList ? "summary" : "p")
    html.newline()
    if hasList {
      write(own, to: &html)
      for (other, count) in others { write(other, count, to: &html) }
    }
    html.close(hasList ? "details" : "div")
    html.close("aside")
    html.newline()
    return html
  }

  private func sentence(_ own: PreviewState.NoteState, isRunning: Bool, others: Int) -> String {
    var parts: [String] = []
    if !preview.problems.isEmpty { parts.append("Not verified") }
    if isRunning {
      parts.append(own.running.isEmpty ? "Being verified" : "Running \(count(own.running.count, "cell"))")
    }
    if !own.mistakes.isEmpty { parts.append(count(own.mistakes.count, "mistake")) }
    if parts.isEmpty, document != nil { parts.append("Verified") }
    if others > 0 {
      parts.append("\(count(others, "mistake")) in \(document == nil ? "the notes" : "other notes")")
    }
    return parts.isEmpty ? "All notes verified" : parts.joined(separator: ", ")
  }

  private func write(_ own: PreviewState.NoteState, to html: inout HTML) {
    for problem in preview.problems { html.element("pre", problem) }
    guard !own.mistakes.isEmpty else { return }
    html.open("ol")
    html.newline()
    for (number, mistake) in own.mistakes.enumerated() {
      html.open("li")
      html.open("a")
      html.attribute("href", "#" + Mistake.id(number))
      html.text("line \(mistake.diagnostic.span.start.line)")
      html.close("a")
      html.text(": " + mistake.diagnostic.message)
      html.close("li")
      html.newline()
    }
    html.close("ol")
    html.newline()
  }

  private func write(_ other: Document, _ number: Int, to html: inout HTML) {
    html.open("p")
    html.open("a")
    html.attribute("href", plan.address(of: other))
    html.text(other.title)
    html.close("a")
    html.text(": " + count(number, "mistake"))
    html.close("p")
    html.newline()
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
