import Foundation

// The text of a block as CommonMark sees it, with its offsets in the note.
extension MaskedSource {
  /// The offset of each line of the masked text.
  func lineStarts() -> [Int] {
    var starts = [0]
    starts.reserveCapacity(source.lineStarts.count + found.asides.count * 2)
    bytes.withUnsafeBytes { bytes in
      guard var next = bytes.baseAddress else { return }
      let (start, end) = (next, next + bytes.count)
      while let found = memchr(next, Int32(UInt8.lineFeed), end - next) {
        next = UnsafeRawPointer(found) + 1
        starts.append(next - start)
      }
    }
    return starts
  }

  /// The content of a paragraph or a heading from its first line on; `starts` are the offsets of all lines.
  func content(from first: Int, _ starts: [Int]) -> TextMapper.Content {
    var content = TextMapper.Content()
    var line = first
    while line <= starts.count, let start = found.textStart(on: noteLine(line)),
      line == first || !start.isFirst,
      case let range = textStart(start.offset, line, starts)..<end(of: line, starts),
      !bytes[range].allSatisfy({ $0.isWhitespace })
    {
      append(range, to: &content)
      line += 1
    }
    return content
  }

  /// The content of an aside that is one paragraph.
  func content(ofAside lines: Int, from line: Int, _ starts: [Int]) -> TextMapper.Content {
    var content = TextMapper.Content()
    for line in line..<line + lines {
      var start = starts[line - 1]
      while bytes[start] == .space { start += 1 }
      append(start..<end(of: line, starts), to: &content)
    }
    return content
  }

  /// Whether a part of the note may show a digit: one outside of formulas, comments, tags and references to footnotes.
  func mayShowDigit(in range: Range<Int>) -> Bool {
    let text = source.bytes[range]
    guard text.hasDigit else { return false }
    var offset = range.lowerBound
    var number = pieces.first(from: offset)
    while number < pieces.masks.count, pieces.masks[number].range.lowerBound < range.upperBound {
      let mask = pieces.masks[number].range
      if pieces.masks[number].showsNothing {
        if text[offset..<max(offset, mask.lowerBound)].hasDigit { return true }
        offset = max(offset, mask.upperBound)
      }
      number += 1
    }
    // In code, everything is shown.
    return offset < range.upperBound && text[offset...].hasDigit || text.contains(.backtick)
  }

  /// The end of a line, after its line feed.
  private func end(of line: Int, _ starts: [Int]) -> Int {
    line < starts.count ? starts[line] : bytes.count
  }

  /// The masked offset, on a line, of the note's byte at `offset` or of the mask that begins there.
  private func textStart(_ offset: Int, _ line: Int, _ starts: [Int]) -> Int {
    let (start, end) = (starts[line - 1], end(of: line, starts))
    var number = firstSegment(endingAt: start)
    while number < segments.count, segments[number].masked <= end {
      let segment = segments[number]
      let place = segment.masked + offset - segment.note
      // An empty mask may precede its first byte.
      if offset <= segment.note { break }
      if offset <= segment.note + segment.count, place >= start { return place }
      number += 1
    }
    let previous = number > 0 && number <= segments.count ? segments[number - 1] : nil
    var first = min(end, max(start, previous.map { $0.masked + $0.count } ?? start))
    if isAside(line), first == start, first < end, bytes[first] == .greater { first += 1 }
    while first < end, bytes[first] == .space { first += 1 }
    return first
  }

  /// The index of the first segment that ends at or after `offset`.
  private func firstSegment(endingAt offset: Int) -> Int {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].masked + segments[middle].count < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func append(_ range: Range<Int>, to content: inout TextMapper.Content) {
    var range = range
    // Leading blanks are not part of the text.
    while range.lowerBound < range.upperBound, bytes[range.lowerBound].isBlank {
      range = range.lowerBound + 1..<range.upperBound
    }
    ScannerSteps.count(range.count)
    let shift = content.bytes.count - range.lowerBound
    content.bytes += bytes[range]
    content.offsets += repeatElement(-1, count: range.count)
    var number = firstSegment(endingAt: range.lowerBound)
    while number < segments.count, segments[number].masked < range.upperBound {
      let segment = segments[number]
      let start = max(segment.masked, range.lowerBound)
      let end = min(segment.masked + segment.count, range.upperBound)
      for index in start..<max(start, end) {
        content.offsets[index + shift] = segment.note + index - segment.masked
      }
      number += 1
    }
  }
}

extension Mask {
  /// Whether nothing of its text is shown as text.
  fileprivate var showsNothing: Bool {
    switch content {
    case .inline(.formula), .inline(.tag), .inline(.footnoteReference), .comment: true
    default: false
    }
  }
}
