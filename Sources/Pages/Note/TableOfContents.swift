import Markdown
import Lessons

/// The table of contents of a page, folded where there is no room beside the text.
struct TableOfContents {
  struct Entry {
    let id: String
    let level: Int
    /// What the heading says, without links.
    let text: HTML
  }

  private let entries: [Entry]

  /// Headings of the second and third level. Fewer than three are no table.
  init(_ entries: [Entry]) { self.entries = entries.count < 3 ? [] : entries }

  var html: HTML {
    var html = HTML()
    guard !entries.isEmpty else { return html }
    html.open("nav", class: "contents")
    html.attribute("aria-label", "On this page")
    html.open("details")
    html.element("summary", "On this page")
    html.newline()
    html.open("ol")
    html.newline()
    var isInside = false
    var isOpen = false
    for entry in entries {
      let isInner = entry.level > 2 && isOpen
      if isInner, !isInside {
        html.newline()
        html.open("ol")
        html.newline()
      } else {
        if isOpen { html.close("li") }
        if isInside, !isInner {
          html.newline()
          html.close("ol")
          html.close("li")
        }
        html.startLine()
      }
      isInside = isInner
      html.open("li")
      html.open("a")
      html.attribute("href", "#" + PageLinks.encoded(entry.id))
      html.add(entry.text)
      html.close("a")
      isOpen = true
    }
    html.close("li")
    if isInside {
      html.newline()
      html.close("ol")
      html.close("li")
    }
    html.newline()
    html.close("ol")
    html.close("details")
    html.close("nav")
    html.newline()
    return html
  }
}

extension Document {
  /// The headings that a table of contents lists: those of the text itself.
  var listedHeadings: [Heading] {
    blocks.compactMap { block in
      guard case .heading(let heading) = block.content, (2...3).contains(heading.level) else { return nil }
      return heading
    }
  }
}
