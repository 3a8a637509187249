// The containers that are open, for lines that are written anew.
extension BlockParser {
  /// Footnotes do not stand in footnotes.
  var isInFootnote: Bool { containers.contains { $0.isFootnote } }

  /// What a line begins with that stands in all open containers; in a footnote, in those that it holds.
  var prefix: [UInt8] {
    var prefix: [UInt8] = []
    for container in containers {
      switch container {
      case .quote: prefix += [.greater, .space]
      case .item(let width, _): prefix += repeatElement(.space, count: width)
      case .footnote: prefix = []
      }
    }
    return prefix
  }

  /// A line with the prefixes of its containers; in a footnote, of those that it holds.
  func wholeLine(_ number: Int) -> Range<Int> {
    guard let footnote = containers.firstIndex(where: \.isFootnote) else {
      return source.range(ofLine: number)
    }
    var cursor = LineCursor(source, bytes, line: number)
    _ = match(&cursor, containers[...footnote])
    return cursor.text
  }
}
