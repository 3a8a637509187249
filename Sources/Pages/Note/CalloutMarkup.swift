import Markdown

extension NoteWriter {
  /// A callout with its title; one that folds is a `<details>`, which is open where it holds a mistake.
  mutating func add(_ callout: Callout, in lines: ClosedRange<Int>, name: String?) {
    let isWrong = callout.fold != nil && hasMistake(in: lines)
    let element: StaticString = callout.fold == nil ? "div" : "details"
    let title: StaticString = callout.fold == nil ? "p" : "summary"
    html.startLine()
    self.element(
      element, class: isWrong ? "callout wrong" : "callout",
      ["data-callout": callout.kind.rawValue, "open": callout.fold == .open || isWrong ? "" : nil]
        + newID(name)
    ) { note in
      note.html.newline()
      if callout.title.isEmpty {
        note.html.element(title, class: "callout-title", Self.capitalised(callout.word))
      } else {
        // The author's title need not say which kind of callout this is; the style sheet adds it.
        note.element(
          title, class: "callout-title", ["data-kind": Self.capitalised(callout.kind.rawValue)]
        ) { $0.add(callout.title) }
      }
      note.html.newline()
      note.add(callout.blocks)
      note.html.startLine()
    }
    html.newline()
  }

  private static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst().lowercased()
  }
}
