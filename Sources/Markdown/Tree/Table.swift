/// A pipe table: a header row, a delimiter row, and further rows.
package struct Table: Sendable, Equatable {
  package enum Alignment: Sendable {
    case left, center, right
  }

  package struct Cell: Sendable, Equatable {
    package let content: [Inline]
    /// Without the blanks around it.
    package let span: SourceSpan
  }

  /// One for each column.
  package let alignments: [Alignment?]
  /// One for each column.
  package let head: [Cell]
  /// Each row has a cell for each column; missing cells are empty.
  package let rows: [[Cell]]
}
