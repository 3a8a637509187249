/// The text of a paragraph, a heading or a cell without the prefixes of the containers around it, and where
/// each piece of it stands in the note.
struct BlockText {
  private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  private struct Piece {
    /// In `bytes`.
    let range: Range<Int>
    /// From `bytes` to the note.
    let shift: Int
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
  }

  /// Adds a line; `range` is what stands of it behind its prefix.
  mutating func append(_ range: Range<Int>, of source: Source) {
    if !pieces.isEmpty { bytes.append(.lineFeed) }
    append(rest: range, of: source)
  }

  /// Adds what goes on with the line before it.
  mutating func append(rest range: Range<Int>, of source: Source) {
    let start = bytes.count
    bytes += source.bytes[range]
    ScannerSteps.count(range.count)
    pieces.append(Piece(range: start..<bytes.count, shift: range.lowerBound - start))
  }

  var lineCount: Int { pieces.count }

  /// Where the last line stands in the note.
  var lastLine: Range<Int> {
    let line = pieces[pieces.count - 1]
    return line.range.lowerBound + line.shift..<line.range.upperBound + line.shift
  }

  mutating func removeLastLine() {
    let line = pieces.removeLast()
    bytes.removeLast(bytes.count - (pieces.isEmpty ? 0 : line.range.lowerBound - 1))
  }

  /// Where the bytes of `range` stand in the note, if that is in one piece.
  func singleRange(_ range: Range<Int>) -> Range<Int>? {
    let piece = pieces[piece(at: range.lowerBound)]
    guard range.upperBound <= piece.range.upperBound else { return nil }
    return range.lowerBound + piece.shift..<range.upperBound + piece.shift
  }

  /// Where the bytes of `range` stand in the note: a range for each piece.
  func ranges(_ range: Range<Int>) -> [Range<Int>] {
    var index = piece(at: range.lowerBound)
    var start = range.lowerBound
    var ranges: [Range<Int>] = []
    while true {
      let piece = pieces[index]
      let end = min(piece.range.upperBound, range.upperBound)
      ranges.append(start + piece.shift..<max(start, end) + piece.shift)
      index += 1
      guard index < pieces.count, pieces[index].range.lowerBound < range.upperBound else { return ranges }
      start = pieces[index].range.lowerBound
    }
  }

  /// Where pieces begin inside of `range`: how far behind its start, and where in the note.
  func starts(in range: Range<Int>) -> [(offset: Int, place: Int)] {
    var index = piece(at: range.lowerBound) + 1
    var starts: [(offset: Int, place: Int)] = []
    while index < pieces.count, pieces[index].range.lowerBound < range.upperBound {
      let start = pieces[index].range.lowerBound
      starts.append((start - range.lowerBound, start + pieces[index].shift))
      index += 1
    }
    return starts
  }

  /// Whether nothing but blanks stands before `index` on its line.
  func isFirstOnLine(_ index: Int) -> Bool {
    bytes[pieces[piece(at: index)].range.lowerBound..<index].allSatisfy(\.isBlank)
  }

  /// The text of `range`.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func span(_ range: Range<Int>, in source: Source) -> SourceSpan {
    if let range = singleRange(range) { return source.span(range) }
    let ranges = ranges(range)
    return source.span(ranges[0].lowerBound..<ranges[ranges.count - 1].upperBound)
  }

  private func piece(at index: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].range.lowerBound <= index { low = middle } else { high = middle }
    }
    return low
  }
}
