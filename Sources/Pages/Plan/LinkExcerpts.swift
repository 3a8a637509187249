import Vault
import Markdown

/// What the preview of a link shows of the note, the heading or the block that it leads to.
struct LinkExcerpts {
  struct Excerpt: Equatable {
    let title: String
    let text: String
  }

  /// By the path of the note and the anchor in it.
  private let sections: [String: [String: Excerpt]]

  init(_ documents: [Document]) {
    sections = Dictionary(documents.map { ($0.source.path, Self.sections(of: $0)) }) { first, _ in first }
  }

  func excerpt(of note: LinkedNote, anchor: String?) -> Excerpt? {
    let section = anchor.flatMap { sections[note.path]?[$0] }
    if let section {
      let title = section.title.isEmpty ? note.title : "\(note.title) › \(section.title)"
      return Excerpt(title: title, text: section.text)
    }
    return Excerpt(title: note.title, text: note.description ?? "")
  }

  private static let length = 220

  /// By anchor: each heading with the paragraph below it, each named block with its own text.
  private static func sections(of document: Document) -> [String: Excerpt] {
    var sections: [String: Excerpt] = [:]
    var open: Heading?
    func close(_ text: String) {
      guard let heading = open else { return }
      sections[heading.id] = Excerpt(title: PlainTextExcerpt(heading.content).text, text: text)
      open = nil
    }
    document.forEachBlock { block in
      let text: String?
      switch block.content {
      case .heading(let heading):
        close("")
        open = heading
        text = nil
      case .paragraph(let content):
        text = PlainTextExcerpt.excerpt(PlainTextExcerpt(content).text, length: length)
      case .quote, .callout, .list, .table, .footnote, .code, .html, .thematicBreak: text = nil
      }
      if let text { close(text) }
      if let name = block.name { sections["^" + name] = Excerpt(title: "", text: text ?? "") }
    }
    close("")
    return sections
  }
}
