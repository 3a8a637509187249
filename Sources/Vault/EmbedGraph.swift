import Markdown

/// Which part of which note each embed shows.
struct EmbedGraph: Sendable {
  /// An embed, identified by its note and its position there.
  struct Embed: Hashable {
    /// The index of the note in `LinkMap.notes`.
    let note: Int
    let place: SourcePosition
  }

  /// A note, or a part of one, that can be embedded.
  struct Part: Hashable {
    let note: Int
    /// Nil for the whole note.
    let anchor: String?
  }

  private(set) var shown: [Embed: Part] = [:]
  private(set) var parts: [Int: EmbeddableParts] = [:]
  /// By the index of the note.
  private(set) var diagnostics: [Int: [Diagnostic]] = [:]

  init() {}

  init(_ links: LinkMap) {
    var wanted: [Int: Set<String>] = [:]
    for index in links.mentions.embedding {
      let entry = links.notes[index]
      entry.document.blocks.forEachEmbed { link, isInPlace in
        guard case .note(let note, let anchor) = links.resolve(link, in: entry.document),
          let other = links.notesByPath[note.path], !note.isDraft || entry.note.isDraft
        else { return }
        guard isInPlace else {
          diagnostics[index, default: []].append(Self.misplaced(link, in: entry.note))
          return
        }
        shown[Embed(note: index, place: link.span.start)] = Part(note: other, anchor: anchor)
        if let anchor { wanted[other, default: []].insert(anchor) }
      }
    }
    guard !shown.isEmpty else { return }
    for (index, anchors) in wanted { parts[index] = EmbeddableParts(links.notes[index].document, anchors) }
    var walk = EmbedCycles(links, self)
    for index in links.mentions.embedding { walk.visit(Part(note: index, anchor: nil)) }
    for embed in walk.refused { shown[embed] = nil }
    for (embed, finding) in walk.findings { diagnostics[embed.note, default: []].append(finding) }
  }

  func blocks(of part: Part, in links: LinkMap) -> [Block] {
    guard let anchor = part.anchor else { return links.notes[part.note].document.blocks }
    return parts[part.note]?.blocks[anchor] ?? []
  }

  private static func misplaced(_ link: Wikilink, in note: LinkedNote) -> Diagnostic {
    Diagnostic(
      .warning, "embed-place", "a note cannot be shown here, inside a line or a footnote", file: note.path,
      span: link.span, help: "put the embed into a paragraph; the page shows it as a link")
  }
}
