import Markdown
import Reports

/// A whole page: the head, the navigation and the footer around `<main>`.
struct Layout {
  let head: PageHead
  /// The table of contents; empty if there is none.
  var contents = HTML()
  let main: HTML
  /// What goes below the text: tags, and the notes that link here.
  var ending = HTML()
  /// What was verified; nil for a page without claims, such as the page of tags.
  let summary: Summary?
  /// What would become of changed digits; nil where nobody asked.
  var audit: AuditCount?
  /// The note whose page this is; nil for a generated page.
  var document: Document?
  /// The index has no breadcrumbs.
  var isIndex = false

  var html: HTML {
    var html = HTML()
    html.reserve(main.bytes.count + contents.bytes.count + ending.bytes.count + 4096)
    html.documentType()
    html.block("html", ["lang": "en"]) { html in
      head.write(to: &html)
      html.line("body") { writeBody(to: &$0) }
    }
    return html
  }

  private func writeBody(to html: inout HTML) {
    html.newline()
    html.line("a", class: "skip", ["href": "#" + SitePaths.mainID], "Skip to the text")
    html.line("header") { html in
      if !isIndex { writeBreadcrumbs(to: &html) }
    }
    html.add(contents)
    html.add(main)
    writeNeighbours(to: &html)
    if summary != nil || !ending.isEmpty {
      html.block("footer") { html in
        html.add(ending)
        // In a preview the status says what holds.
        if let summary, head.plan.preview == nil {
          VerificationFooter(summary: summary, audit: audit).write(to: &html)
        }
      }
    }
    if let preview = head.plan.preview {
      html.add(PreviewStatus(preview: preview, plan: head.plan, document: document).html)
    }
  }

  private func writeBreadcrumbs(to html: inout HTML) {
    html.element("nav", class: "crumbs", ["aria-label": "Breadcrumbs"]) { html in
      html.element("ol") { html in
        html.element("li") { $0.element("a", ["href": head.root + "index.html"], head.plan.name) }
        html.element("li") { $0.element("span", ["aria-current": "page"], head.title) }
      }
    }
  }

  /// The links to the previous and the next lecture.
  private func writeNeighbours(to html: inout HTML) {
    guard head.neighbours.previous != nil || head.neighbours.next != nil else { return }
    html.block("nav", class: "neighbours", ["aria-label": "Previous and next"]) { html in
      if let previous = head.neighbours.previous { write(previous, "prev", "Previous", to: &html) }
      if let next = head.neighbours.next { write(next, "next", "Next", to: &html) }
    }
  }

  private func write(_ document: Document, _ relation: String, _ word: String, to html: inout HTML) {
    let address = head.root + head.plan.address(of: document)
    html.line("a", ["rel": relation, "href": address]) { html in
      html.element("span", word)
      html.text(" ")
      html.element("strong", document.title)
    }
  }
}
