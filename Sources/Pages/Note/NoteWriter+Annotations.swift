import Markdown
import Verification

extension NoteWriter {
  /// Text that was checked, under a quiet line; what was checked and how shows on pointing, focus or tap.
  mutating func add(_ annotation: Annotation) {
    guard claims.indices.contains(annotation.number) else { return add(annotation.content) }
    checked([claims[annotation.number]]) { $0.add(annotation.content) }
  }

  /// Writes `content` as what claims speak of.
  /// - `isDisplay`: it stands on lines of its own, with the mark beside it.
  mutating func checked(
    _ claims: [CheckedClaim], isDisplay: Bool = false, _ content: (inout NoteWriter) -> Void
  ) {
    guard !claims.isEmpty else { return content(&self) }
    let state =
      claims.contains(where: \.isWrong)
      ? " wrong" : claims.allSatisfy { $0.verdict == .held } ? "" : " undecided"
    let classes = (isDisplay ? "checked display-line" : "checked") + state
    // What stands in a link is reached by the link.
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
