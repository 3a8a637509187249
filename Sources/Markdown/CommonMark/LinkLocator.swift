/// Locates the targets of Markdown links in the note by searching. cmark gives only the line on which a link
/// begins, and that only if no code span before it contains a line ending.
struct LinkLocator {
  /// How far after the previous link a target is searched for, in bytes. A target given by a reference
  /// (`[text][name]`) is not found at all.
  private static let reach = 4_096

  private let source: Source
  private var offset = 0
  private var end = 0

  init(_ source: Source) { self.source = source }

  /// Starts the search for the links of a block on these lines.
  mutating func begin(_ lines: ClosedRange<Int>) {
    begin(source.lineStarts[lines.lowerBound - 1]..<source.range(ofLine: lines.upperBound).upperBound)
  }

  mutating func begin(_ range: Range<Int>) {
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The span of `target` in the note, or of the line on which the link begins.
  mutating func span(of target: String, from line: Int) -> SourceSpan {
    let line = min(max(line, 1), source.lineStarts.count)
    let start = max(offset, source.lineStarts[line - 1])
    let range = start + 1..<max(start + 1, min(end, start + Self.reach))
    guard let found = source.bytes.firstRange(of: target.utf8, in: range, where: { opens($0 - 1) }) else {
      return source.span(ofLine: line)
    }
    offset = found.upperBound
    return source.span(found)
  }

  /// Whether a target may follow the byte at `index`: `](target)`, `](<target>)`, `]: target`, `<target>`.
  private func opens(_ index: Int) -> Bool {
    let byte = source.bytes[index]
    if byte == UInt8(ascii: "(") { return index > 0 && source.bytes[index - 1] == UInt8(ascii: "]") }
    return byte == .less || byte.isWhitespace
  }
}
