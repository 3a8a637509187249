import Markdown
import Foundation

/// The index of the search: for each page its title, its description and its sections. It is a script, because a page
/// that was opened from a folder can load no other file.
struct SearchIndex {
  let plan: SiteContext

  /// `[[address, title, description, [[id, heading, text], …]], …]`
  var bytes: [UInt8] {
    let pages = (plan.lectures + plan.others).map { document in
      Page(
        address: plan.address(of: document), title: document.title,
        description: document.frontMatter.description ?? "", sections: Self.sections(of: document))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    guard let json = try? encoder.encode(pages) else {
      fatalError("texts and lists of texts can always be written as JSON")
    }
    return Array("searchIndex=".utf8) + json + [.lineFeed]
  }

  private struct Page: Encodable {
    let address: String
    let title: String
    let description: String
    let sections: [Section]

    func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(address)
      try list.encode(title)
      try list.encode(description)
      try list.encode(sections)
    }
  }

  private struct Section: Encodable {
    /// The id of the heading; empty for the text above the first one.
    let id: String
    let heading: String
    var text = ""

    func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(id)
      try list.encode(heading)
      try list.encode(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
  }

  /// The text of a note, without code, divided at its headings.
  private static func sections(of document: Document) -> [Section] {
    var sections = [Section(id: "", heading: "")]
    func add(_ inlines: [Inline]) {
      sections[sections.count - 1].text += PlainTextExcerpt(inlines).text + " "
    }
    document.forEachBlock { block in
      switch block.content {
      case .paragraph(let content): add(content)
      case .heading(let heading):
        sections.append(Section(id: heading.id, heading: PlainTextExcerpt(heading.content).text))
      case .callout(let callout): add(callout.title)
      case .table(let table):
        for cell in table.head { add(cell.content) }
        for row in table.rows { for cell in row { add(cell.content) } }
      case .quote, .list, .footnote, .code, .html, .thematicBreak: break
      }
    }
    return sections.filter { !$0.id.isEmpty || !$0.text.isEmpty }
  }
}
