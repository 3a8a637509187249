/// The text of a paragraph or a heading without the prefixes of the containers around it, and where each
/// of its lines stands in the note.
struct Stretch {
  private(set) var bytes: [UInt8] = []
  private var lines: [(start: Int, offset: Int)] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
  }

  /// Adds a line; `range` is what stands of it behind its prefix.
  mutating func append(_ range: Range<Int>, of source: Source) {
    if !lines.isEmpty { bytes.append(.lineFeed) }
    lines.append((bytes.count, range.lowerBound))
    bytes += source.bytes[range]
  }

  /// Where the bytes of `range` stand in the note: a range for each line.
  func ranges(_ range: Range<Int>) -> [Range<Int>] {
    var index = line(at: range.lowerBound)
    var start = range.lowerBound
    var ranges: [Range<Int>] = []
    while true {
      let end = index + 1 < lines.count ? min(lines[index + 1].start - 1, range.upperBound) : range.upperBound
      let shift = lines[index].offset - lines[index].start
      ranges.append(start + shift..<end + shift)
      index += 1
      guard index < lines.count, lines[index].start <= range.upperBound else { return ranges }
      start = lines[index].start
    }
  }

  /// Whether nothing but blanks stands before `index` on its line.
  func isFirstOnLine(_ index: Int) -> Bool {
    bytes[lines[line(at: index)].start..<index].allSatisfy(\.isBlank)
  }

  /// The text of `range`.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func span(_ range: Range<Int>, in source: Source) -> Span {
    let ranges = ranges(range)
    return source.span(ranges[0].lowerBound..<ranges[ranges.count - 1].upperBound)
  }

  private func line(at index: Int) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].start <= index { low = middle } else { high = middle }
    }
    return low
  }
}
