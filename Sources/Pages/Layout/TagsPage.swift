import Vault
import Markdown

/// Every tag of the course, and the notes that have it.
struct TagsPage {
  let plan: SiteContext

  var html: HTML {
    var html = HTML()
    html.open("main", class: "tags-page")
    html.attribute("id", SitePaths.mainID)
    html.newline()
    html.element("h1", "Tags")
    html.newline()
    for tag in plan.links.tags {
      html.open("h2")
      html.attribute("id", tag.key)
      html.text("#" + tag.name)
      html.close("h2")
      html.newline()
      NoteList.write(tag.notes.map(NoteList.Item.init), "ul", to: &html)
    }
    html.close("main")
    html.newline()
    return Layout(
      head: PageHead(
        plan: plan, title: "Tags", description: "Every tag of \(plan.name), and the notes that have it.",
        file: "\(SitePaths.tagsPage).html"),
      main: html, summary: nil
    ).html
  }
}
