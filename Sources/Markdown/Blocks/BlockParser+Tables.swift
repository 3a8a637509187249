// Tables, whose cells are read separately.
extension BlockParser {
  /// Opens a table if the line is a delimiter row and the paragraph's last line is its header row.
  /// - Returns: whether the line is consumed.
  mutating func openTable(_ cursor: LineCursor) -> Bool {
    guard cursor.indentation < 4, let alignments = TableSyntax.alignments(cursor.textBytes) else {
      return false
    }
    let head = paragraph.stretch.lastLine
    let isFirst = paragraph.stretch.lineCount == 1
    guard isFirst ? masks.pieces.last?.range.upperBound != head.lowerBound : standsInContainers(line - 1),
      case let cells = TableSyntax.cells(bytes[head]), cells.count == alignments.count
    else { return false }
    paragraph.removeLastLine()
    let below = line
    // A formula that is still open continues over the line.
    line -= 1
    if finishParagraph() {
      if line == below { continueParagraph(cursor.text) }
      return true
    }
    let number = masks.add(
      ScannedTable(alignments: alignments, head: cells.map { cell($0) }, lines: line...line + 1))
    if isFirst {
      masks.add(.table(number, prefix: nil), head)
    } else {
      masks.add(.table(number, prefix: prefix), wholeLine(line))
    }
    masks.add(.commentLine(prefix: prefix), wholeLine(line + 1))
    leaf = .table
    line += 2
    return true
  }

  private func standsInContainers(_ number: Int) -> Bool {
    var cursor = LineCursor(source, bytes, line: number)
    return match(&cursor) == containers.count
  }

  /// Adds the line to the open table; returns false if the line ends the table.
  mutating func addRow(_ cursor: LineCursor) -> Bool {
    guard case .text = BlockStart(cursor, inFootnote: isInFootnote),
      !cursor.has("%%"), !cursor.has("$$"), !BlockNameSyntax.isName(cursor.textBytes)
    else { return false }
    var cells = TableSyntax.cells(cursor.textBytes)
    if cells.isEmpty { cells = [cursor.range.upperBound..<cursor.range.upperBound] }
    let columns = masks.tables[masks.tables.count - 1].alignments.count
    if cells.count > columns {
      report(cells, columns)
      cells.removeLast(cells.count - columns)
    }
    masks.add(row: cells.map { cell($0) }, on: line)
    masks.add(.commentLine(prefix: prefix), wholeLine(line))
    return true
  }

  private mutating func cell(_ range: Range<Int>) -> ScannedTable.Cell {
    bytes[range].allSatisfy(\.isPlain) && !AddressSyntax.mayStand(in: source.bytes, range)
      ? .text(range) : .aside(InlineParser.addAside([range], in: .cell, source, &masks), range)
  }

  private mutating func report(_ cells: [Range<Int>], _ columns: Int) {
    masks.diagnostics.append(
      Diagnostic(
        .error, "table-row", "the row has \(cells.count) cells, the table \(columns)", file: source.path,
        span: source.span(cells[columns].lowerBound..<cells[cells.count - 1].upperBound),
        help: "write ‘\\|’ for a bar that separates no cells, in formulas and wikilinks too"))
  }
}
