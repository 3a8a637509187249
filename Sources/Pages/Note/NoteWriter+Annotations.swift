import Markdown
import Reports

extension NoteWriter {
  /// Text that was checked, which is underlined. What was checked and how is shown on pointing, focus or tap.
  mutating func add(_ annotation: Annotation) {
    guard !claims.indices.contains(annotation.number) else {
      return checked([claims[annotation.number]]) { $0.add(annotation.content) }
    }
    let number = annotation.number - claims.count
    guard let choices = state?.choices, choices.indices.contains(number), !isInLink else {
      return add(annotation.content)
    }
    element("span", ["class": "open-number", "tabindex": "0"]) { note in
      note.add(annotation.content)
      choices[number].write(number: number, to: &note.html)
    }
  }

  /// Writes `content` as text that the claims are about.
  /// - `isDisplay`: whether it is on lines of its own, with the mark beside it.
  mutating func checked(
    _ claims: [CheckedClaim], isDisplay: Bool = false, _ content: (inout NoteWriter) -> Void
  ) {
    guard !claims.isEmpty else { return content(&self) }
    let state =
      claims.contains(where: \.isWrong)
      ? " wrong"
      : claims.allSatisfy { $0.verdict == .held }
        ? "" : claims.contains { $0.verdict == .stated } ? " stated" : " undecided"
    let classes = (isDisplay ? "checked display-line" : "checked") + state
    // Inside of a link, the link has the focus.
    element("span", ["class": classes, "tabindex": isInLink ? nil : "0"]) { note in
      content(&note)
      note.html.element("span", class: "account", ["role": "note"]) { html in
        for (index, claim) in claims.enumerated() {
          if index > 0 { html.void("br") }
          if claim.verdict == .held {
            html.element("span", class: "mark", claim.isWrong ? "✗" : "✓")
            html.text(" ")
          }
          html.text(claim.account)
        }
      }
    }
  }
}
