// What the verifier writes around the cells of a note. The names begin with underscores because they share
// the cell's scope.

/// Opens the log and sets the limits of the program, before its first cell.
public func __notes_begin() { Log.shared.withLock { $0.open() } }

/// Marks the beginning of a cell: what is printed from here on is its output.
public func __notes_cell(_ number: Int) { Log.shared.withLock { $0.appendCell(number) } }

/// Marks that the program came to its end: without this mark, it left half-way.
public func __notes_end() { Log.shared.withLock { $0.appendCell(0) } }

/// Marks the beginning of a line, around a statement of which the note says what it prints.
public func __notes_line(_ line: Int) { Log.shared.withLock { $0.appendLine(line) } }
