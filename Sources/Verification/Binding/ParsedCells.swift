import Lessons

/// The cells of a note, parsed, by their code: while a note is edited, most of them stay as they are.
package struct ParsedCells: Sendable {
  private var byCode: [String: (values: CellValues, syntax: CellSyntax)] = [:]

  /// - Parameter known: those of an earlier text of the note.
  package init(_ lesson: Lesson, reusing known: ParsedCells? = nil) {
    for cell in lesson.cells where byCode[cell.code] == nil {
      byCode[cell.code] =
        known?.byCode[cell.code] ?? (CellValues(of: cell.code), CellSyntax(of: cell.code))
    }
  }

  func values(of cell: Cell) -> CellValues { byCode[cell.code]?.values ?? CellValues(of: cell.code) }
  func syntax(of cell: Cell) -> CellSyntax { byCode[cell.code]?.syntax ?? CellSyntax(of: cell.code) }
}
