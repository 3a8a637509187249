import Documents
import Verification

/// The list of all notes, for a folder that has no note called `index`.
struct Index {
  private let reports: [Report]
  private let links: LinkMap
  private let name: String

  init(_ reports: [Report], links: LinkMap, name: String) {
    self.links = links
    self.reports = reports.sorted { $0.lesson.document.source.path < $1.lesson.document.source.path }
    self.name = name
  }

  var html: HTML {
    var summary = Summary()
    for report in reports { summary.add(report, hasErrors: false) }
    return Layout(title: name, description: nil, main: main, summary: summary, isIndex: true).html
  }

  private var main: HTML {
    var html = HTML()
    html.open("main")
    html.newline()
    html.element("h1", name)
    html.newline()
    if reports.isEmpty {
      html.element("p", "No note is published yet.")
    } else {
      html.open("ul", class: "notes")
      html.newline()
      for report in reports { write(report.lesson.document, to: &html) }
      html.close("ul")
    }
    html.newline()
    html.close("main")
    html.newline()
    return html
  }

  private func write(_ document: Document, to html: inout HTML) {
    html.open("li")
    html.open("a")
    html.attribute("href", References.page(links.page(of: document)))
    html.text(document.title)
    html.close("a")
    if let description = document.frontMatter.description { html.element("p", description) }
    html.close("li")
    html.newline()
  }
}
