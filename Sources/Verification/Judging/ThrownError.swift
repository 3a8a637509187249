import Lessons

// Where an error was thrown that nothing catches: it leaves no backtrace.
extension Run {
  /// Whether the statement of an expectation can have thrown: it has a `try` or a `throw`, and does not end before the
  /// latest value.
  func mayHaveThrown(_ promise: Expectation, of cell: Cell, in syntax: CellSyntax) -> Bool {
    guard let index = promise.statement else { return false }
    let statement = syntax.statements[index]
    if let latest, latest.cell == cell.number, latest.place.line > statement.span.end.line { return false }
    return syntax.mayThrow(statement, in: cell.code)
  }

  /// The line of the statement that threw: the last one before which the program left a mark.
  func throwingLine(of cell: Cell, in syntax: CellSyntax) -> Int? {
    guard let line = lineMarks.keys.filter({ $0.cell == cell.number }).map(\.place.line).max(),
      let statement = syntax.statements.first(where: { $0.depth == 0 && $0.span.start.line == line }),
      syntax.mayThrow(statement, in: cell.code)
    else { return nil }
    return line
  }
}
