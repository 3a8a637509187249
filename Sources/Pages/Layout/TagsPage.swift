import Vault

/// The page of all tags of the course, with the notes that have them.
struct TagsPage {
  let plan: SiteContext

  var html: HTML {
    var html = HTML()
    html.element("main", class: "tags-page", ["id": SitePaths.mainID]) { html in
      html.newline()
      html.element("h1", "Tags")
      html.newline()
      for tag in plan.links.tags {
        html.element("h2", ["id": tag.key], "#" + tag.name)
        html.newline()
        NoteList.write(tag.notes.map(NoteList.Item.init), "ul", to: &html)
      }
    }
    html.newline()
    return Layout(
      head: PageHead(
        plan: plan, title: "Tags", description: "Every tag of \(plan.name), and the notes that have it.",
        file: "\(SitePaths.tagsPage).html"),
      main: html, summary: nil
    ).html
  }
}
