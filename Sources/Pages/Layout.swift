import Verification

/// The frame around every page's `<main>`.
struct Layout {
  let title: String
  let description: String?
  let main: HTML
  let summary: Summary
  /// The index has no way back to itself.
  var isIndex = false

  var html: HTML {
    var html = HTML()
    html.reserve(main.bytes.count + 1024)
    html.documentType()
    html.open("html")
    html.attribute("lang", "en")
    html.newline()
    writeHead(to: &html)
    html.open("body")
    html.newline()
    if !isIndex {
      html.open("header")
      html.open("nav")
      html.open("a")
      html.attribute("href", "index.html")
      html.text("All notes")
      html.close("a")
      html.close("nav")
      html.close("header")
      html.newline()
    }
    html.add(main)
    html.open("footer")
    Footer(summary: summary).write(to: &html)
    html.close("footer")
    html.newline()
    html.close("body")
    html.newline()
    html.close("html")
    html.newline()
    return html
  }

  private func writeHead(to html: inout HTML) {
    html.open("head")
    html.newline()
    html.open("meta")
    html.attribute("charset", "utf-8")
    html.closeVoid()
    html.newline()
    write("viewport", "width=device-width, initial-scale=1", to: &html)
    write("color-scheme", "light dark", to: &html)
    if let description { write("description", description, to: &html) }
    html.element("title", title)
    html.newline()
    html.open("link")
    html.attribute("rel", "stylesheet")
    html.attribute("href", Site.stylesheet)
    html.closeVoid()
    html.newline()
    html.close("head")
    html.newline()
  }

  private func write(_ name: String, _ content: String, to html: inout HTML) {
    html.open("meta")
    html.attribute("name", name)
    html.attribute("content", content)
    html.closeVoid()
    html.newline()
  }
}
