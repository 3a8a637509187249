import Vault
import Markdown

/// A list of notes with their descriptions.
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

  /// - `element`: `ol` if the order matters.
  static func write(_ items: [Item], _ element: StaticString, to html: inout HTML) {
    html.block(element, class: "notes") { html in
      for item in items {
        html.line("li") { html in
          html.element("a", ["href": item.address], item.title)
          if let description = item.description { html.element("p", description) }
        }
      }
    }
  }
}
