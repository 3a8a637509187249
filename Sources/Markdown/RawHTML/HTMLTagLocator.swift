/// Locates the tags of raw HTML in the note by searching for one after the other: cmark gives no positions.
struct HTMLTagLocator {
  /// How far after the previous tag the next one is searched for, in bytes.
  private static let reach = 4_096

  private let source: Source
  private var lines: SourceSpan?
  private var offset = 0

  init(_ source: Source) { self.source = source }

  /// The span of `tag` in `lines`, or `lines` if it is not found.
  mutating func span(of tag: String, in lines: SourceSpan) -> SourceSpan {
    if lines != self.lines {
      self.lines = lines
      offset = source.offset(of: lines.start)
    }
    let range = offset..<max(offset, min(source.offset(of: lines.end), offset + Self.reach))
    guard let found = source.bytes.firstRange(of: tag.utf8, in: range) else { return lines }
    offset = found.upperBound
    return source.span(found)
  }
}
