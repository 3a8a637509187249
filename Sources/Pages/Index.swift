import Documents
import Verification

/// The list of all notes, for a folder that has no note called `index`.
struct Index {
  private let reports: [Report]
  private let name: String

  init(_ reports: [Report], name: String) {
    self.reports = reports.sorted { $0.lesson.document.source.path < $1.lesson.document.source.path }
    self.name = name
  }

  var html: HTML {
    var summary = Summary()
    for report in reports { summary.add(report, hasErrors: false) }
    let items = reports.map { report in
      let document = report.lesson.document
      let link = HTML.element("a", ["href": References.page(document.source.slug)], document.title)
      let description = document.frontMatter.description.map { HTML.element("p", [:], $0) } ?? .empty
      return .element("li", [:], link + description) + .newline
    }
    let list =
      items.isEmpty
      ? HTML.element("p", [:], "No note is published yet.")
      : .element("ul", ["class": "notes"], .newline + items.joined())
    let main =
      HTML.element("main", [:], .newline + .element("h1", [:], name) + .newline + list + .newline) + .newline
    return Layout(
      title: name, description: nil, main: main, footer: Footer(summary: summary).html, isIndex: true
    ).html
  }
}
