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
    xml.block("feed", ["xmlns": "http://www.w3.org/2005/Atom"]) { xml in
      xml.line("title", plan.name)
      xml.line("id", baseURL)
      link(nil, baseURL, to: &xml)
      link("self", baseURL + SitePaths.feed, to: &xml)
      xml.line("updated", dated.first?.date ?? "")
      xml.line("author") { $0.element("name", plan.name) }
      for (date, document) in dated {
        xml.block("entry") { write(document, date, to: &$0) }
      }
    }
    return xml
  }

  private func write(_ document: Document, _ date: String, to xml: inout HTML) {
    let address = baseURL + SitePaths.address(ofPage: plan.links.page(of: document) + ".html")
    xml.line("title", document.title)
    xml.line("id", address)
    link(nil, address, to: &xml)
    xml.line("updated", date)
    if let description = document.frontMatter.description { xml.line("summary", description) }
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
