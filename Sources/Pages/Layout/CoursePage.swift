import Reports

/// The page of the course: the lectures in their order, what was checked in each, and what was not.
struct CoursePage {
  let plan: SiteContext

  /// The page of a course without a note called `index`.
  var html: HTML {
    var main = HTML()
    main.block("main", ["id": SitePaths.mainID]) { html in
      html.line("h1", plan.name)
      writeSections(to: &html)
    }
    return Layout(
      head: PageHead(plan: plan, title: plan.name, description: nil, file: "index.html"),
      main: main, summary: summary, audit: audit, isIndex: true
    ).html
  }

  /// The part that goes below the text of a note called `index`.
  var sections: HTML {
    var html = HTML()
    writeSections(to: &html)
    return html
  }

  /// The total of all notes.
  var summary: Summary {
    var summary = Summary()
    for report in plan.reports { summary += report.summary }
    return summary
  }

  /// The total of all notes; nil where nobody asked for an audit.
  var audit: AuditCount? {
    plan.reports.compactMap(\.audit?.count).reduce(nil) { ($0 ?? AuditCount()) + $1 }
  }

  private func writeSections(to html: inout HTML) {
    guard !(plan.lectures + plan.others).isEmpty else {
      return html.element("p", "No note is published yet.")
    }
    if !plan.lectures.isEmpty {
      heading("Lectures", id: ":lectures", to: &html)
      NoteList.write(plan.lectures.map { NoteList.Item($0, in: plan) }, "ol", to: &html)
    }
    if !plan.others.isEmpty {
      if !plan.lectures.isEmpty { heading("Beside the lectures", id: ":others", to: &html) }
      NoteList.write(plan.others.map { NoteList.Item($0, in: plan) }, "ul", to: &html)
    }
    if plan.hasTagsPage { TagList.write(plan.links.tags, in: plan, to: &html) }
    heading("What was checked", id: ":checked", to: &html)
    VerificationTable(plan: plan).write(to: &html)
    heading("What was not checked", id: ":uncovered", to: &html)
    UncheckedClaims(plan: plan).write(to: &html)
  }

  private func heading(_ text: String, id: String, to html: inout HTML) {
    html.line("h2", ["id": id], text)
  }
}
