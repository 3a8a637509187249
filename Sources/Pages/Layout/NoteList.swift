import Vault
import Markdown

/// Notes with what they say of themselves.
enum NoteList {
  struct Item {
    let title: String
    let description: String?
    let address: String

    init(_ note: LinkedNote) {
      title = note.title
      description = note.description
      address = PageLinks.page(note.slug)
    }

    init(_ document: Document, in plan: SiteContext, root: String = "") {
      title = document.title
      description = document.frontMatter.description
      address = root + plan.address(of: document)
    }
  }

  /// - `element`: `ol` where the order says something.
  static func write(_ items: [Item], _ element: StaticString, to html: inout HTML) {
    html.open(element, class: "notes")
    html.newline()
    for item in items {
      html.open("li")
      html.open("a")
      html.attribute("href", item.address)
      html.text(item.title)
      html.close("a")
      if let description = item.description { html.element("p", description) }
      html.close("li")
      html.newline()
    }
    html.close(element)
    html.newline()
  }
}
