// The functions that the verifier calls around the cells of a note. Their names begin with underscores because they
// share the cell's scope.

/// Opens the log and sets the limits of the program, before its first cell.
public func __notes_begin() { Log.shared.withLock { $0.open() } }

/// Marks the beginning of a cell. Its output begins here.
public func __notes_cell(_ number: Int) { Log.shared.withLock { $0.appendCell(number) } }

/// Marks the end of the program. Without this mark it left half-way.
public func __notes_end() { Log.shared.withLock { $0.appendCell(0) } }

/// Marks the beginning of a line, before and after a statement whose output is expected.
public func __notes_line(_ line: Int) { Log.shared.withLock { $0.appendLine(line) } }
