import Vault

/// The page of all tags of the course, with the notes that have them.
struct TagsPage {
  let plan: SiteContext

  var html: HTML {
    var html = HTML()
    html.block("main", class: "tags-page", ["id": SitePaths.mainID]) { html in
      html.line("h1", "Tags")
      for tag in plan.links.tags {
        html.line("h2", ["id": tag.key], "#" + tag.name)
        NoteList.write(tag.notes.map(NoteList.Item.init), "ul", to: &html)
      }
    }
    return Layout(
      head: PageHead(
        plan: plan, title: "Tags", description: "Every tag of \(plan.name), and the notes that have it.",
        file: "\(SitePaths.tagsPage).html"),
      main: html, summary: nil
    ).html
  }
}
