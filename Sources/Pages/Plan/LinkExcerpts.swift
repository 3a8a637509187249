import Vault
import Markdown

/// What a link to a note, to a heading or to a block of it will show, so that a reader need not go there.
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

  /// Nil where there is nothing to say but the note's title, and the title is what the link says.
  func excerpt(of note: LinkedNote, anchor: String?) -> Excerpt? {
    let section = anchor.flatMap { sections[note.path]?[$0] }
    if let section {
      let title = section.title.isEmpty ? note.title : "\(note.title) › \(section.title)"
      return Excerpt(title: title, text: section.text)
    }
    return Excerpt(title: note.title, text: note.description ?? "")
  }

  private static let length = 220

  /// Each heading with the paragraph below it, each named block with its own text.
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
