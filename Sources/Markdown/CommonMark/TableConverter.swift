extension Table {
  /// - Parameter fillableCells: how many more missing cells may be filled in.
  init(_ scanned: ScannedTable, of source: Source, asides: [[Inline]], fillableCells: inout Int) {
    func cell(_ cell: ScannedTable.Cell) -> Cell {
      switch cell {
      case .text(let range):
        let text = String(decoding: source.bytes[range], as: UTF8.self)
        return Cell(content: text.isEmpty ? [] : [.text(text)], span: source.span(range))
      case .aside(let number, let range): return Cell(content: asides[number], span: source.span(range))
      }
    }
    let columns = scanned.alignments.count
    var rows: [[Cell]] = []
    for row in scanned.rows {
      var cells = row.map(cell)
      if let last = cells.last, cells.count < columns, columns - cells.count <= fillableCells {
        fillableCells -= columns - cells.count
        let empty = Cell(content: [], span: SourceSpan(at: last.span.end))
        cells += repeatElement(empty, count: columns - cells.count)
      }
      rows.append(cells)
    }
    self.init(alignments: scanned.alignments, head: scanned.head.map(cell), rows: rows)
  }
}
