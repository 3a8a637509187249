import Markdown

/// The page that a host shows if there is no such page. It can be shown at any address, so its links begin at the
/// host's root, if that is known.
struct NotFoundPage {
  let plan: SiteContext

  var html: HTML {
    let root = plan.baseURL.map(BaseURL.path) ?? ""
    var html = HTML()
    html.block("main", ["id": SitePaths.mainID]) { html in
      html.line("h1", "There is no such page")
      html.line("p", "It may have been renamed. These are the notes that there are:")
      NoteList.write(
        (plan.lectures + plan.others).map { NoteList.Item($0, in: plan, root: root) }, "ul", to: &html)
    }
    return Layout(
      head: PageHead(
        plan: plan, title: "There is no such page", description: nil, file: nil, root: root),
      main: html, summary: nil
    ).html
  }
}
