/// Where a value comes from. A line is the cell's number times `LogFormat.linesPerCell` plus the line in the cell.
struct Site: Hashable {
  let line, column, endLine, endColumn: Int
}
