import Markdown

extension NoteWriter {
  /// A callout with its title; one that folds is a `<details>`.
  mutating func add(_ callout: Callout, name: String?) {
    let element: StaticString = callout.fold == nil ? "div" : "details"
    let title: StaticString = callout.fold == nil ? "p" : "summary"
    html.startLine()
    html.open(element, class: "callout")
    html.attribute("data-callout", callout.kind.rawValue)
    if callout.fold == .open { html.attribute("open", "") }
    addID(name)
    html.newline()
    html.open(title, class: "callout-title")
    if callout.title.isEmpty {
      html.text(Self.capitalised(callout.word))
    } else {
      // A title of its own does not say of what kind the callout is; the style sheet writes it.
      html.attribute("data-kind", Self.capitalised(callout.kind.rawValue))
      add(callout.title)
    }
    html.close(title)
    html.newline()
    add(callout.blocks)
    html.startLine()
    html.close(element)
    html.newline()
  }

  private static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst().lowercased()
  }
}
