import Markdown

/// What `![[note]]`, `![[note#heading]]` or `![[note#^block]]` shows: blocks of a note in place of the embed.
package struct Transclusion: Sendable {
  /// The document of the blocks, in which their links, footnotes and embeds are to be resolved.
  package let document: Document
  package let note: LinkedNote
  /// The id of the heading, or `^` and the name of the block; nil for the whole note.
  package let anchor: String?
  /// The whole note, a heading with its section, or a block. A named list item becomes a list of one item.
  package let blocks: [Block]
}

extension Transclusion {
  /// The deepest nesting of embeds.
  static let deepest = 10
  /// The most embeds on a page, counting nested embeds each time they are shown.
  static let most = 1_000
  /// The most bytes of other notes that embeds may show on a page: the same as the longest note.
  static let longest = 10_000_000
}

extension LinkMap {
  /// The content of an embed; nil if `link` embeds no note of the map, or if a diagnostic says why it shows
  /// none: a cycle, too much content, no place for a block, a draft in a published note, a missing target.
  ///
  /// Resolving the embeds inside the result in turn always ends: there are no cycles, and the limits of
  /// `Transclusion` hold for every note.
  ///
  /// - Parameter document: the document that contains the embed; inside a transclusion, its `document`.
  package func transclusion(of link: Wikilink, in document: Document) -> Transclusion? {
    guard link.isEmbed, let index = notesByPath[document.source.path],
      let part = embeds.shown[EmbedGraph.Embed(note: index, place: link.span.start)]
    else { return nil }
    let entry = notes[part.note]
    return Transclusion(
      document: entry.document, note: entry.note, anchor: part.anchor,
      blocks: embeds.blocks(of: part, in: self))
  }
}
