import Markdown

/// The dated notes as an Atom feed, the newest first.
///
/// - Source: RFC 4287.
struct Feed {
  let plan: SiteContext
  let baseURL: String

  var xml: HTML {
    let dated = plan.reports.map(\.lesson.document).compactMap { document in
      document.frontMatter.date.map { (date: Self.time($0), document: document) }
    }
    .sorted { ($1.date, $0.document.source.path) < ($0.date, $1.document.source.path) }
    var xml = HTML()
    xml.element("feed", ["xmlns": "http://www.w3.org/2005/Atom"]) { xml in
      xml.newline()
      line("title", plan.name, to: &xml)
      line("id", baseURL, to: &xml)
      link(nil, baseURL, to: &xml)
      link("self", baseURL + SitePaths.feed, to: &xml)
      line("updated", dated.first?.date ?? "", to: &xml)
      xml.element("author") { $0.element("name", plan.name) }
      xml.newline()
      for (date, document) in dated {
        xml.element("entry") { write(document, date, to: &$0) }
        xml.newline()
      }
    }
    xml.newline()
    return xml
  }

  private func write(_ document: Document, _ date: String, to xml: inout HTML) {
    let address = baseURL + SitePaths.address(ofPage: plan.links.page(of: document) + ".html")
    xml.newline()
    line("title", document.title, to: &xml)
    line("id", address, to: &xml)
    link(nil, address, to: &xml)
    line("updated", date, to: &xml)
    if let description = document.frontMatter.description { line("summary", description, to: &xml) }
  }

  private func line(_ element: StaticString, _ text: String, to xml: inout HTML) {
    xml.element(element, text)
    xml.newline()
  }

  private func link(_ relation: String?, _ address: String, to xml: inout HTML) {
    xml.void("link", ["rel": relation, "href": address])
    xml.newline()
  }

  /// A date, with or without a time, in the format of RFC 3339: `2024-02-29`, `2024-02-29 18:30` or `…:59`. A date of a
  /// note has no time zone and is taken as UTC.
  static func time(_ date: String) -> String {
    let clock = date.dropFirst(11)
    let seconds = clock.isEmpty ? "00:00:00" : clock.utf8.count == 5 ? clock + ":00" : String(clock)
    return "\(date.prefix(10))T\(seconds)Z"
  }
}
