import Verification

/// The frame around every page's `<main>`.
struct Layout {
  let title: String
  let description: String?
  let main: HTML
  let footer: HTML
  /// The index has no way back to itself.
  var isIndex = false

  var html: HTML {
    let metadata: [HTML] = [
      .element("meta", ["charset": "utf-8"]),
      .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .element("meta", ["name": "color-scheme", "content": "light dark"]),
      description.map { .element("meta", ["name": "description", "content": $0]) } ?? .empty,
      .element("title", [:], title),
      .element("link", ["rel": "stylesheet", "href": Site.stylesheet]),
    ]
    let head = metadata.filter { $0 != .empty }.map { $0 + .newline }.joined()
    let top =
      isIndex
      ? HTML.empty
      : .element("header", [:], .element("nav", [:], .element("a", ["href": "index.html"], "All notes")))
        + .newline
    return .documentType
      + .element(
        "html", ["lang": "en"],
        .newline + .element("head", [:], .newline + head) + .newline
          + .element("body", [:], .newline + top + main + .element("footer", [:], footer) + .newline)
          + .newline)
      + .newline
  }
}
