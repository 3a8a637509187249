import Markdown

/// Which notes link to which, and which have which tags.
struct Backlinks: Sendable {
  /// For each note, by its place in the map: the others that link to it or embed it, and on which lines.
  private(set) var backlinks: [[(note: Int, lines: [Int])]] = []
  private(set) var tags: [TaggedNotes] = []
  /// The notes that embed something.
  private(set) var embedding: [Int] = []

  init() {}

  init(_ links: LinkMap) {
    backlinks = Array(repeating: [], count: links.notes.count)
    var tagged = TagCollection()
    for (index, entry) in links.notes.enumerated() {
      let document = entry.document
      var lines: [Int: [Int]] = [:]
      var embeds = false
      func mention(_ target: LinkTarget, _ span: SourceSpan) {
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
          mention(links.resolve(link, in: document), link.span)
        case .link(let link): mention(links.resolve(link, in: document), link.span)
        case .tag(let tag): tagged.add(tag.name, entry.note)
        default: break
        }
      }
      if embeds { embedding.append(index) }
      // What is not published leads nobody anywhere.
      guard !entry.note.isDraft else { continue }
      for (other, lines) in lines { backlinks[other].append((index, Set(lines).sorted())) }
    }
    tags = tagged.tags
  }
}

/// A note that links to another.
package struct Backlink: Sendable, Equatable {
  package let note: LinkedNote
  /// Where it does: 1-based, each once.
  package let lines: [Int]
}

extension LinkMap {
  /// The other published notes that link to `document` or embed something of it, each once, in the order of
  /// the folder.
  package func backlinks(to document: Document) -> [Backlink] {
    guard let index = notesByPath[document.source.path] else { return [] }
    return mentions.backlinks[index].map { Backlink(note: notes[$0.note].note, lines: $0.lines) }
  }

  /// The tags of all published notes, by their letters.
  package var tags: [TaggedNotes] { mentions.tags }
}
