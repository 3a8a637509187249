import CellLog
import Markdown

/// Reads the log of a program (see `LogFormat`).
struct LogReader {
  private let log: UnsafeRawBufferPointer
  private let output: [UInt8]

  /// Reads a log and the standard output that belongs to it. `hasEnded` is false where the program did not reach its end.
  /// A log that a cell damaged by writing over memory is read up to the damage.
  static func read(_ log: UnsafeRawBufferPointer, output: [UInt8]) -> (run: Run, hasEnded: Bool) {
    var reader = LogReader(log: log, output: output)
    reader.readRecords()
    return (reader.run, reader.hasEnded)
  }

  private var run = Run()
  private var hasEnded = false
  private var sites: [(site: Int?, cell: Int)] = []
  private var types: [String] = []
  private var cell = 0
  private var startOfCell = 0
  private var endOfLastPrint = 0

  private mutating func readRecords() {
    guard log.count >= LogFormat.headerBytes else { return }
    let written = log.loadUnaligned(fromByteOffset: LogFormat.bytesUsed, as: UInt64.self)
    let used = min(Int(truncatingIfNeeded: written), log.count)
    let isFull = number(LogFormat.isFull) != 0
    run.latest = Program.place(line: number(LogFormat.latestLine), column: 1).map {
      Run.Frame(cell: $0.cell, place: $0.place)
    }
    var offset = LogFormat.headerBytes
    while offset + LogFormat.recordHeaderBytes <= used {
      let kind = LogRecord(rawValue: UInt32(number(offset)))
      let bytes = number(offset + 4)
      let payload = offset + LogFormat.recordHeaderBytes
      guard bytes % 4 == 0, payload + bytes <= used else { break }
      if let kind, bytes >= kind.numberBytes { read(kind, at: payload, bytes: bytes) }
      offset = payload + bytes
    }
    if !hasEnded { closeCell(at: output.count) }
    if isFull { run.sites.indices.forEach { run.sites[$0].isIncomplete = true } }
  }

  private func number(_ offset: Int) -> Int {
    Int(log.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  private func text(_ offset: Int, in end: Int) -> String {
    let count = min(number(offset), end - offset - 4)
    return String(decoding: log[(offset + 4)..<(offset + 4 + max(0, count))], as: UTF8.self)
  }

  private mutating func read(_ kind: LogRecord, at offset: Int, bytes: Int) {
    let end = offset + bytes
    switch kind {
    case .site:
      let (cell, span) = span(at: offset)
      sites.append((nil, cell))
      if cell > 0 {
        sites[sites.count - 1].site = run.sites.count
        run.sites.append(Run.Site(cell: cell, span: span, values: []))
      }
    case .type: types.append(text(offset, in: end))
    case .value, .last:
      let (number, type) = (number(offset), number(offset + 4))
      guard sites.indices.contains(number), types.indices.contains(type), let site = sites[number].site else {
        return
      }
      run.sites[site].values.append(
        Run.Value(
          type: types[type], text: text(offset + 16, in: end), passes: self.number(offset + 8),
          isCut: self.number(offset + 12) != 0))
      if kind == .last, self.number(offset + 8) > 1 { run.sites[site].isIncomplete = true }
    case .print:
      let (cell, span) = span(at: offset)
      let until = number(offset + 16)
      run.prints.append(Run.Print(cell: cell, span: span, text: printed(endOfLastPrint, until)))
      endOfLastPrint = until
    case .cell:
      closeCell(at: number(offset + 4))
      cell = number(offset)
      if cell == 0 { hasEnded = true } else { run.begun.append(cell) }
    case .line:
      if let (cell, place) = Program.place(line: number(offset), column: 1) {
        run.lineMarks[Run.Frame(cell: cell, place: place)] = printed(0, number(offset + 4))
      }
      endOfLastPrint = number(offset + 4)
    case .read:
      let parts = text(offset, in: end).split(separator: "\n", omittingEmptySubsequences: false)
      run.inputs.append(
        Run.Input(path: parts.dropLast().joined(separator: "\n"), fingerprint: String(parts.last ?? "")))
    case .picture:
      let (cell, span) = span(at: offset)
      let length = min(number(offset + 16), bytes - 20)
      if cell > 0 {
        run.pictures.append(
          Run.Drawing(cell: cell, span: span, bytes: Array(log[(offset + 20)..<(offset + 20 + length)])))
      }
    }
  }

  private func span(at offset: Int) -> (cell: Int, span: SourceSpan) {
    let start = Program.place(line: number(offset), column: number(offset + 4))
    let end = Program.place(line: number(offset + 8), column: number(offset + 12))
    guard let start, let end else { return (0, SourceSpan(at: SourcePosition(line: 1, column: 1))) }
    return (start.cell, SourceSpan(start.place, end.place))
  }

  private mutating func closeCell(at length: Int) {
    if cell > 0 { run.output[cell, default: ""] += printed(startOfCell, length) }
    startOfCell = length
    endOfLastPrint = length
  }

  private func printed(_ start: Int, _ end: Int) -> String {
    let end = min(end, output.count)
    return start < end ? String(decoding: output[start..<end], as: UTF8.self) : ""
  }
}
