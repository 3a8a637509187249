/// A table of pipes: a head, a line of hyphens, rows.
package struct Table: Sendable, Equatable {
  package enum Alignment: Sendable {
    case left, center, right
  }

  package struct Cell: Sendable, Equatable {
    package let content: [Inline]
    /// Without the blanks around it.
    package let span: SourceSpan

    init(_ content: [Inline], span: SourceSpan) {
      self.content = content
      self.span = span
    }
  }

  /// One for each column.
  package let alignments: [Alignment?]
  /// One for each column.
  package let head: [Cell]
  /// Each with a cell for each column; those that the note leaves out are empty.
  package let rows: [[Cell]]
}
