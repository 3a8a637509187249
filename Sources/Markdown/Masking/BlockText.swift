/// The text of a paragraph, a heading or a cell without container prefixes, and the position of each piece in
/// the note.
struct BlockText {
  private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  private struct Piece {
    /// In `bytes`.
    let range: Range<Int>
    /// Added to an offset in `bytes`, gives the offset in the note.
    let shift: Int
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
  }

  /// Adds a line; `range` is the part after its prefix.
  mutating func append(_ range: Range<Int>, of source: Source) {
    if !pieces.isEmpty { bytes.append(.lineFeed) }
    append(rest: range, of: source)
  }

  /// Adds text that continues the last line.
  mutating func append(rest range: Range<Int>, of source: Source) {
    let start = bytes.count
    bytes += source.bytes[range]
    ScannerSteps.count(range.count)
    pieces.append(Piece(range: start..<bytes.count, shift: range.lowerBound - start))
  }

  var lineCount: Int { pieces.count }

  var lastLine: Range<Int> {
    let line = pieces[pieces.count - 1]
    return line.range.lowerBound + line.shift..<line.range.upperBound + line.shift
  }

  mutating func removeLastLine() {
    let line = pieces.removeLast()
    bytes.removeLast(bytes.count - (pieces.isEmpty ? 0 : line.range.lowerBound - 1))
  }

  /// The range in the note of `range`, if it lies in one piece.
  func singleRange(_ range: Range<Int>) -> Range<Int>? {
    let piece = pieces[piece(at: range.lowerBound)]
    guard range.upperBound <= piece.range.upperBound else { return nil }
    return range.lowerBound + piece.shift..<range.upperBound + piece.shift
  }

  /// The ranges in the note of `range`, one for each piece.
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

  /// The pieces that begin inside `range`: their offsets from its start, and in the note.
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

  /// The offset in the note of `index`.
  func offset(_ index: Int) -> Int { index + pieces[piece(at: index)].shift }

  /// The number of the line of `index`, counted from 0, in a text whose pieces are lines.
  func line(of index: Int) -> Int { piece(at: index) }

  /// Whether only blanks precede `index` on its line.
  func isFirstOnLine(_ index: Int) -> Bool {
    bytes[pieces[piece(at: index)].range.lowerBound..<index].allSatisfy(\.isBlank)
  }

  /// The text with letters in place of the bytes of its masks, which are the last of `masks`.
  /// - Parameter isShort: one letter for each mask, empty ones too.
  func bytes(masked masks: [Mask], isShort: Bool = false) -> [UInt8] {
    let start = pieces[0].range.lowerBound + pieces[0].shift
    let own = masks.reversed().prefix { $0.range.lowerBound >= start }
    var masked: [UInt8] = []
    var offset = 0
    var index = 0
    for mask in SortedMasks(own.reversed()).masks {
      while mask.range.lowerBound > pieces[index].range.upperBound + pieces[index].shift { index += 1 }
      let shift = pieces[index].shift
      guard mask.range.lowerBound - shift >= offset else { continue }
      masked += bytes[offset..<mask.range.lowerBound - shift]
      masked += repeatElement(UInt8(ascii: "x"), count: isShort ? 1 : mask.range.count)
      offset = mask.range.upperBound - shift
    }
    return masked + bytes[offset...]
  }

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
