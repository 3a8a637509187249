import Markdown

/// The backlinks and tags of all notes.
struct Backlinks: Sendable {
  /// For each note, by index: the other notes that link to it or embed it, and the lines of those links.
  private(set) var backlinks: [[(note: Int, lines: [Int])]] = []
  private(set) var tags: [TaggedNotes] = []
  /// The indices of the notes that have embeds.
  private(set) var embedding: [Int] = []
  /// The paths of the drawings that published notes show or link to.
  private(set) var drawings: Set<String> = []
  /// The paths of the files that notes show.
  private(set) var pictures: Set<String> = []

  init() {}

  init(_ links: LinkMap) {
    backlinks = Array(repeating: [], count: links.notes.count)
    var tagged = TagCollection()
    for (index, entry) in links.notes.enumerated() {
      let document = entry.document
      var lines: [Int: [Int]] = [:]
      var embeds = false
      func mention(_ target: LinkTarget, _ span: SourceSpan, isShown: Bool = false) {
        switch target {
        case .file(let path) where isShown, .drawing(_, let path?) where isShown: pictures.insert(path)
        default: break
        }
        if case .drawing(let path, _) = target, !entry.note.isDraft { drawings.insert(path) }
        guard case .note(let note, _) = target, let other = links.notesByPath[note.path], other != index
        else {
          return
        }
        lines[other, default: []].append(span.start.line)
      }
      for link in document.frontMatter.links { mention(links.resolve(link, in: document), link.span) }
      for tag in document.frontMatter.tags { tagged.add(tag, entry.note) }
      for inline in document.contents.references {
        switch inline {
        case .wikilink(let link):
          embeds = embeds || link.isEmbed
          mention(links.resolve(link, in: document), link.span, isShown: link.isEmbed)
        case .link(let link): mention(links.resolve(link, in: document), link.span)
        case .image(let image): mention(links.resolve(image, in: document), image.span, isShown: true)
        case .tag(let tag): tagged.add(tag.name, entry.note)
        default: break
        }
      }
      if embeds { embedding.append(index) }
      // Drafts are not published, so their links do not count.
      guard !entry.note.isDraft else { continue }
      for (other, lines) in lines { backlinks[other].append((index, Set(lines).sorted())) }
    }
    tags = tagged.tags
  }
}

/// A note that links to another.
package struct Backlink: Sendable, Equatable {
  package let note: LinkedNote
  /// The lines of the links: 1-based, sorted, without duplicates.
  package let lines: [Int]
}

extension LinkMap {
  /// The other published notes that link to `document` or embed part of it, each once, in folder order.
  package func backlinks(to document: Document) -> [Backlink] {
    guard let index = notesByPath[document.source.path] else { return [] }
    return mentions.backlinks[index].map { Backlink(note: notes[$0.note].note, lines: $0.lines) }
  }

  /// The tags of all published notes, sorted by key.
  package var tags: [TaggedNotes] { mentions.tags }
}
