import Markdown
import Verification

/// The frame around every page's `<main>`.
struct Layout {
  let head: PageHead
  /// The page's table of contents; empty where there is none.
  var contents = HTML()
  let main: HTML
  /// What stands below the text: tags, the notes that link here.
  var ending = HTML()
  /// What was verified; nil for a page of which nothing was.
  let summary: Summary?
  /// The note whose page it is, if it is one's.
  var document: Document?
  /// The index has no way back to itself.
  var isIndex = false

  var html: HTML {
    var html = HTML()
    html.reserve(main.bytes.count + contents.bytes.count + ending.bytes.count + 4096)
    html.documentType()
    html.open("html")
    html.attribute("lang", "en")
    html.newline()
    head.write(to: &html)
    html.open("body")
    html.newline()
    html.open("a", class: "skip")
    html.attribute("href", "#" + SitePaths.mainID)
    html.text("Skip to the text")
    html.close("a")
    html.newline()
    html.open("header")
    if !isIndex { writeBreadcrumbs(to: &html) }
    html.close("header")
    html.newline()
    html.add(contents)
    html.add(main)
    writeNeighbours(to: &html)
    if summary != nil || !ending.isEmpty {
      html.open("footer")
      html.newline()
      html.add(ending)
      // While it is edited the status says what holds.
      if let summary, head.plan.preview == nil { VerificationFooter(summary: summary).write(to: &html) }
      html.close("footer")
      html.newline()
    }
    if let preview = head.plan.preview {
      html.add(PreviewStatus(preview: preview, plan: head.plan, document: document).html)
    }
    html.close("body")
    html.newline()
    html.close("html")
    html.newline()
    return html
  }

  private func writeBreadcrumbs(to html: inout HTML) {
    html.open("nav", class: "crumbs")
    html.attribute("aria-label", "Breadcrumbs")
    html.open("ol")
    html.open("li")
    html.open("a")
    html.attribute("href", head.root + "index.html")
    html.text(head.plan.name)
    html.close("a")
    html.close("li")
    html.open("li")
    html.open("span")
    html.attribute("aria-current", "page")
    html.text(head.title)
    html.close("span")
    html.close("li")
    html.close("ol")
    html.close("nav")
  }

  /// The way through the course.
  private func writeNeighbours(to html: inout HTML) {
    guard head.neighbours.previous != nil || head.neighbours.next != nil else { return }
    html.open("nav", class: "neighbours")
    html.attribute("aria-label", "Previous and next")
    html.newline()
    if let previous = head.neighbours.previous { write(previous, "prev", "Previous", to: &html) }
    if let next = head.neighbours.next { write(next, "next", "Next", to: &html) }
    html.close("nav")
    html.newline()
  }

  private func write(_ document: Document, _ relation: String, _ word: String, to html: inout HTML) {
    html.open("a")
    html.attribute("rel", relation)
    html.attribute("href", head.root + head.plan.address(of: document))
    html.element("span", word)
    html.text(" ")
    html.element("strong", document.title)
    html.close("a")
    html.newline()
  }
}
