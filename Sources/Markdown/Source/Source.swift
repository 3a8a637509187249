/// A note as stored on disk: its name, its text, and its line starts. It never changes, and is a class because many
/// values refer to it.
package final class Source: Sendable {
  /// How diagnostics name the file: `notes/strides.md`.
  package let path: String
  /// The file's name without folder and extension: `strides`.
  package let name: String
  /// All bytes of the file, including a byte order mark and carriage returns.
  package let bytes: [UInt8]
  /// The offset of the first byte of each line, after a byte order mark; a file has at least one line.
  /// A line ends with a line feed, a carriage return, or both, as in CommonMark.
  package let lineStarts: [Int]
  /// Whether lines may end with a carriage return.
  let hasCarriageReturns: Bool
  let hasNulBytes: Bool

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    let file = path.split(separator: "/").last.map(String.init) ?? path
    name = file.lowercased().hasSuffix(".md") ? String(file.dropLast(3)) : file
    self.bytes = bytes
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    starts.reserveCapacity(bytes.count / 32)
    var hasCarriageReturns = false
    var hasNulBytes = false
    bytes.withUnsafeBufferPointer { bytes in
      for offset in bytes.indices where bytes[offset] <= .carriageReturn {
        switch bytes[offset] {
        case .lineFeed: starts.append(offset + 1)
        case .carriageReturn:
          hasCarriageReturns = true
          if offset + 1 == bytes.count || bytes[offset + 1] != .lineFeed { starts.append(offset + 1) }
        case 0: hasNulBytes = true
        default: break
        }
      }
    }
    self.hasCarriageReturns = hasCarriageReturns
    self.hasNulBytes = hasNulBytes
    lineStarts = starts
  }

  /// The position of the byte at `offset`, which may be the end of the file.
  package func place(at offset: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  package func offset(of place: SourcePosition) -> Int { lineStarts[place.line - 1] + place.column - 1 }

  package func span(_ range: Range<Int>) -> SourceSpan {
    let start = place(at: range.lowerBound)
    guard start.line == lineStarts.count || range.upperBound < lineStarts[start.line] else {
      return SourceSpan(start, place(at: range.upperBound))
    }
    return SourceSpan(start, SourcePosition(line: start.line, column: start.column + range.count))
  }

  /// The byte range of a 1-based line, without its line ending.
  package func range(ofLine number: Int) -> Range<Int> {
    let start = lineStarts[number - 1]
    guard number < lineStarts.count else { return start..<bytes.count }
    var end = lineStarts[number] - 1
    if end > start, bytes[end] == .lineFeed, bytes[end - 1] == .carriageReturn { end -= 1 }
    return start..<end
  }

  /// The line ending of the first line, to use for added lines.
  package var lineEnding: String {
    let end = bytes.firstIndex(of: .lineFeed) ?? 0
    return end > 0 && bytes[end - 1] == .carriageReturn ? "\r\n" : "\n"
  }

  /// The bytes of a 1-based line without its line ending.
  package func line(_ number: Int) -> ArraySlice<UInt8> { bytes[range(ofLine: number)] }

  /// The span of a 1-based line from its first non-blank byte to its end.
  package func span(ofLine number: Int) -> SourceSpan {
    let range = range(ofLine: number)
    let start = bytes[range].firstIndex { !$0.isBlank } ?? range.lowerBound
    return span(start..<range.upperBound)
  }
}
