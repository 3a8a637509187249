import Markdown

/// The `<head>` of a page: metadata for browsers, search engines and other sites.
struct PageHead {
  let plan: SiteContext
  let title: String
  let description: String?
  /// The page's file; nil for the page that is shown instead of a missing one.
  let file: String?
  /// The start of the addresses of the site; empty for relative ones.
  var root = ""
  var isArticle = false
  var neighbours: (previous: Document?, next: Document?) = (nil, nil)

  func write(to html: inout HTML) {
    html.block("head") { html in
      line("meta", ["charset": "utf-8"], to: &html)
      write("viewport", "width=device-width, initial-scale=1", to: &html)
      write("color-scheme", "light dark", to: &html)
      if let description { write("description", description, to: &html) }
      html.line("title", title == plan.name ? title : "\(title) · \(plan.name)")
      writeOpenGraph(to: &html)
      link("stylesheet", root + SitePaths.stylesheet, to: &html)
      if let base = plan.baseURL, let file {
        link("canonical", base + SitePaths.address(ofPage: file), to: &html)
      }
      if let previous = neighbours.previous { link("prev", root + plan.address(of: previous), to: &html) }
      if let next = neighbours.next { link("next", root + plan.address(of: next), to: &html) }
      if plan.hasFeed {
        line(
          "link",
          [
            "rel": "alternate", "type": "application/atom+xml", "title": plan.name,
            "href": root + SitePaths.feed,
          ], to: &html)
      }
      if let preview = plan.preview {
        link("stylesheet", "/" + SitePaths.previewStylesheet, to: &html)
        link("icon", "data:,", to: &html)
        write("notes-token", preview.token, to: &html)
        // Before the page's own script, which changes the elements of the page.
        html.line("script", ["src": "/" + SitePaths.previewScript, "defer": ""], "")
      }
      html.line("script", ["src": root + SitePaths.script, "defer": ""], "")
    }
  }

  /// - Source: ogp.me, basic and optional metadata.
  private func writeOpenGraph(to html: inout HTML) {
    property("og:title", title, to: &html)
    property("og:type", isArticle ? "article" : "website", to: &html)
    property("og:site_name", plan.name, to: &html)
    if let description { property("og:description", description, to: &html) }
    if let base = plan.baseURL, let file {
      property("og:url", base + SitePaths.address(ofPage: file), to: &html)
    }
  }

  private func property(_ name: String, _ content: String, to html: inout HTML) {
    line("meta", ["property": name, "content": content], to: &html)
  }

  private func link(_ relation: String, _ address: String, to html: inout HTML) {
    line("link", ["rel": relation, "href": address], to: &html)
  }

  private func write(_ name: String, _ content: String, to html: inout HTML) {
    line("meta", ["name": name, "content": content], to: &html)
  }

  private func line(_ element: StaticString, _ attributes: Attributes, to html: inout HTML) {
    html.void(element, attributes)
    html.newline()
  }
}
