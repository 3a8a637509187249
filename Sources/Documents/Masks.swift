/// A stretch of a note that CommonMark must not see.
struct Mask: Sendable {
  /// Bytes of the note, within one line.
  let range: Range<Int>
  let content: Content

  enum Content: Sendable {
    /// A formula or a wikilink.
    case inline(Inline)
    case comment
    /// A further line of the mask before it.
    case continuation
    /// Nothing is hidden here; it only keeps a marker from opening a container.
    case inert
    /// A line of a comment that stands between blocks, and the columns before it.
    case commentLine(indentation: Int)
  }
}

/// The masks of a note, and what else is found while its lines are scanned.
struct Masks {
  private(set) var pieces: [Mask] = []
  private(set) var comments: [Comment] = []
  /// The lines that open a fenced code block: libcmark does not tell it from indented code.
  private(set) var fenceLines: Set<Int> = []

  mutating func add(_ content: Mask.Content, _ range: Range<Int>) {
    pieces.append(Mask(range: range, content: content))
  }

  /// Masks a stretch that may go over several lines.
  mutating func add(_ content: Mask.Content, _ ranges: [Range<Int>]) {
    for (index, range) in ranges.enumerated() { add(index == 0 ? content : .continuation, range) }
  }

  mutating func add(_ comment: Comment) { comments.append(comment) }

  mutating func add(fenceOn line: Int) { fenceLines.insert(line) }
}
