import Markdown

/// The part below a note: its tags, and the notes that link to it.
struct PageEnding {
  let document: Document
  let plan: SiteContext

  var html: HTML {
    var html = HTML()
    writeTags(to: &html)
    writeBacklinks(to: &html)
    return html
  }

  private func writeTags(to html: inout HTML) {
    guard plan.hasTagsPage else { return }
    let path = document.source.path
    // A nested tag implies the outer one, which is left out.
    let all = plan.links.tags.filter { tag in tag.notes.contains { $0.path == path } }
    let tags = all.filter { tag in !all.contains { $0.key.hasPrefix(tag.key + "/") } }
    guard !tags.isEmpty else { return }
    TagList.write(tags, in: plan, to: &html)
  }

  private func writeBacklinks(to html: inout HTML) {
    let notes = plan.links.backlinks(to: document).map(\.note)
    guard !notes.isEmpty else { return }
    html.block("section", class: "backlinks", ["aria-labelledby": ":backlinks"]) { html in
      html.line("h2", ["id": ":backlinks"], "Linked from")
      html.element("ul") { html in
        html.newline()
        for note in notes {
          html.line("li") { html in
            html.element("a", ["href": PageLinks.page(note.slug)], note.title)
            if let description = note.description {
              html.text(" ")
              html.element("span", description)
            }
          }
        }
      }
    }
  }
}
