import Markdown

/// The table of contents of a page, which is folded if there is no room beside the text.
struct TableOfContents {
  struct Entry {
    let id: String
    let level: Int
    /// The content of the heading, without links.
    let text: HTML
  }

  private let entries: [Entry]

  /// - `entries`: headings of the second and third level; fewer than three make no table.
  init(_ entries: [Entry]) { self.entries = entries.count < 3 ? [] : entries }

  var html: HTML {
    var html = HTML()
    guard !entries.isEmpty else { return html }
    html.line("nav", class: "contents", ["aria-label": "On this page"]) { html in
      html.element("details") { html in
        html.line("summary", "On this page")
        html.element("ol") { html in
          html.newline()
          for section in sections { write(section, to: &html) }
        }
      }
    }
    return html
  }

  /// The entries, each with those of the third level below it.
  private var sections: [(entry: Entry, inner: [Entry])] {
    var sections: [(entry: Entry, inner: [Entry])] = []
    for entry in entries {
      if entry.level > 2, !sections.isEmpty {
        sections[sections.count - 1].inner.append(entry)
      } else {
        sections.append((entry, []))
      }
    }
    return sections
  }

  private func write(_ section: (entry: Entry, inner: [Entry]), to html: inout HTML) {
    html.line("li") { html in
      write(section.entry, to: &html)
      guard !section.inner.isEmpty else { return }
      html.newline()
      html.element("ol") { html in
        html.newline()
        for entry in section.inner {
          html.line("li") { write(entry, to: &$0) }
        }
      }
    }
  }

  private func write(_ entry: Entry, to html: inout HTML) {
    html.element("a", ["href": "#" + PageLinks.encoded(entry.id)]) { $0.add(entry.text) }
  }
}

extension Document {
  /// The headings that a table of contents lists: those that are not inside of another block.
  var listedHeadings: [Heading] {
    blocks.compactMap { block in
      guard case .heading(let heading) = block.content, (2...3).contains(heading.level) else { return nil }
      return heading
    }
  }
}
