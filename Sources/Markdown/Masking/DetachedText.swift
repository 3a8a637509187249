/// An aside: text that is parsed separately from the place where it stands, such as a table cell, the title
/// of a callout, the label of a wikilink or a footnote.
///
/// Asides precede the note in the text that CommonMark sees. So one parse resolves link references in all of
/// them, and no markup crosses their borders.
struct DetachedText: Sendable {
  enum Kind: Sendable {
    /// A single paragraph.
    case inlines
    /// A quote that holds the aside's blocks.
    case blocks
  }

  struct Line: Sendable {
    /// In bytes of the note, within one line.
    let range: Range<Int>
    /// The columns before `range`.
    let indentation: Int
  }

  let kind: Kind
  let lines: [Line]
  /// The masks within the lines.
  let masks: SortedMasks
}
