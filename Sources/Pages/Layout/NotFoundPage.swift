import Markdown

/// The page that a host shows if there is no such page. It can be shown at any address, so its links begin at the
/// host's root, if that is known.
struct NotFoundPage {
  let plan: SiteContext

  var html: HTML {
    let root = plan.baseURL.map(BaseURL.path) ?? ""
    var html = HTML()
    html.element("main", ["id": SitePaths.mainID]) { html in
      html.newline()
      html.element("h1", "There is no such page")
      html.newline()
      html.element("p", "It may have been renamed. These are the notes that there are:")
      html.newline()
      NoteList.write(
        (plan.lectures + plan.others).map { NoteList.Item($0, in: plan, root: root) }, "ul", to: &html)
    }
    html.newline()
    return Layout(
      head: PageHead(
        plan: plan, title: "There is no such page", description: nil, file: nil, root: root),
      main: html, summary: nil
    ).html
  }
}
