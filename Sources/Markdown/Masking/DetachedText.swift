/// Text that is read as blocks of its own, apart from the paragraph or the place it stands in: a table cell,
/// the title of a callout, the label of a wikilink, a footnote.
///
/// Asides stand before the note in the text that CommonMark sees, so that one reading knows the note's link
/// references in all of them, and markup never reaches across their borders.
struct DetachedText: Sendable {
  enum Kind: Sendable {
    /// A single paragraph.
    case inlines
    /// A quote, whose blocks are those of the aside.
    case blocks
  }

  struct Line: Sendable {
    /// Bytes of the note, within one line.
    let range: Range<Int>
    /// Columns that stand before `range`.
    let indentation: Int
  }

  let kind: Kind
  let lines: [Line]
  /// Those that stand in its lines.
  let masks: SortedMasks
}
