import Markdown
import Reports

struct NotePage {
  let file: String
  let html: HTML
  /// The files that the page's pictures need, by their paths in the site's folder.
  let drawings: [String: [UInt8]]

  /// - `reports`: those of all notes, including drafts, by their paths.
  init(_ report: Report, plan: SiteContext, reports: [String: Report]) {
    let document = report.lesson.document
    let name = plan.links.page(of: document)
    let isIndex = name == "index"
    let course = CoursePage(plan: plan)
    let main = NoteBody(report, links: plan.links, reports: reports, plan: plan)
      .page(ending: isIndex ? course.sections : HTML())
    drawings = main.files
    file = name + ".html"
    html =
      Layout(
        head: PageHead(
          plan: plan, title: document.title, description: document.frontMatter.description, file: file,
          isArticle: !isIndex, neighbours: plan.neighbours(of: document)),
        contents: main.contents, main: main.html, ending: PageEnding(document: document, plan: plan).html,
        summary: isIndex ? course.summary : report.summary,
        audit: isIndex ? course.audit : report.audit?.count, document: document, isIndex: isIndex
      ).html
  }
}
