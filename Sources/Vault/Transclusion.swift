import Markdown

/// What `![[note]]`, `![[note#heading]]` or `![[note#^block]]` shows: blocks of a note in the place of the
/// embed.
package struct Transclusion: Sendable {
  /// Where the blocks come from. Their links, footnotes and embeds are its own: an embed among them is asked
  /// for in this document.
  package let document: Document
  package let note: LinkedNote
  /// The id of the heading, or `^` and the name of the block; nil where the whole note is meant.
  package let anchor: String?
  /// The whole note; the heading and what follows it up to the next of the same or a higher level; the block.
  /// A named item of a list is a list of one.
  package let blocks: [Block]
}

extension Transclusion {
  /// An embed in an embed in an embed …: so many show what they name.
  static let deepest = 10
  /// So many embeds are shown on a page, those inside of others counted each time.
  static let most = 1_000
  /// So many bytes of notes are shown on a page by embeds, as many as a note may have.
  static let longest = 10_000_000
}

extension LinkMap {
  /// What an embed shows; nil where `link` embeds no note of the map, and where a diagnostic says why it shows
  /// none: a cycle, too much, no place for a block, a draft in a published note, a target that is missing.
  ///
  /// Whoever shows the blocks and asks in turn for the embeds among them comes to an end: no embed leads back
  /// to what it is in, and the limits of `Transclusion` hold for every note.
  ///
  /// - Parameter document: where the embed is written, which inside a transclusion is its `document`.
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
