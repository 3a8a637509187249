import Documents
import Verification

extension NoteMarkup {
  /// Text that was checked, under a quiet line; what was checked and how shows on pointing, focus or tap.
  mutating func add(_ remark: Remark) {
    guard claims.indices.contains(remark.number) else { return add(remark.content) }
    checked(claims[remark.number]) { $0.add(remark.content) }
  }

  /// Writes `content` as what `claim` speaks of. A formula is written so, too.
  mutating func checked(_ claim: Claim, _ content: (inout NoteMarkup) -> Void) {
    html.open("span", class: claim.verdict == .held ? "checked" : "checked undecided")
    // What stands in a link is reached by the link.
    if !isInLink { html.attribute("tabindex", "0") }
    content(&self)
    html.open("span", class: "account")
    html.attribute("role", "note")
    if claim.verdict == .held {
      html.element("span", class: "mark", "✓")
      html.text(" ")
    }
    html.text(claim.account)
    html.close("span")
    html.close("span")
  }
}
