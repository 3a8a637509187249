import Markdown

/// A fence of a note whose info string begins with `swift`.
package struct Cell: Sendable, Equatable {
  /// 1-based, in the order of the note.
  package let number: Int
  package let words: CellOptions
  /// The fence; `block.text` is the code.
  package let block: CodeBlock
  /// The fence ` ```output ` right behind the cell: the whole text that the cell must print.
  package let output: CodeBlock?

  package var code: String { block.text }

  /// The position in the note of a position in the cell's code. Lines beyond the code count as its last line.
  package func place(_ place: SourcePosition) -> SourcePosition {
    guard !block.linePlaces.isEmpty else { return block.fence.start }
    let line = min(max(place.line, 1), block.linePlaces.count)
    let start = block.linePlaces[line - 1]
    return SourcePosition(line: start.line, column: start.column + max(place.column, 1) - 1)
  }

  package func span(_ span: SourceSpan) -> SourceSpan { SourceSpan(place(span.start), place(span.end)) }
}
