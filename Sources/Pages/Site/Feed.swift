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
    xml.open("feed")
    xml.attribute("xmlns", "http://www.w3.org/2005/Atom")
    xml.newline()
    xml.element("title", plan.name)
    xml.newline()
    xml.element("id", baseURL)
    xml.newline()
    link(nil, baseURL, to: &xml)
    link("self", baseURL + SitePaths.feed, to: &xml)
    xml.element("updated", dated.first?.date ?? "")
    xml.newline()
    xml.open("author")
    xml.element("name", plan.name)
    xml.close("author")
    xml.newline()
    for (date, document) in dated {
      let address = baseURL + SitePaths.address(ofPage: plan.links.page(of: document) + ".html")
      xml.open("entry")
      xml.newline()
      xml.element("title", document.title)
      xml.newline()
      xml.element("id", address)
      xml.newline()
      link(nil, address, to: &xml)
      xml.element("updated", date)
      xml.newline()
      if let description = document.frontMatter.description {
        xml.element("summary", description)
        xml.newline()
      }
      xml.close("entry")
      xml.newline()
    }
    xml.close("feed")
    xml.newline()
    return xml
  }

  private func link(_ relation: String?, _ address: String, to xml: inout HTML) {
    xml.open("link")
    if let relation { xml.attribute("rel", relation) }
    xml.attribute("href", address)
    xml.closeVoid()
    xml.newline()
  }

  /// `2024-02-29`, perhaps with `18:30` or `18:30:59` behind it, as RFC 3339 wants it. A date of a note has no zone: it
  /// is meant in UTC.
  static func time(_ date: String) -> String {
    let clock = date.dropFirst(11)
    let seconds = clock.isEmpty ? "00:00:00" : clock.utf8.count == 5 ? clock + ":00" : String(clock)
    return "\(date.prefix(10))T\(seconds)Z"
  }
}
