// The container prefixes of lines that are rewritten.
extension BlockParser {
  /// Footnotes do not nest.
  var isInFootnote: Bool { containers.contains { $0.isFootnote } }

  /// The prefix of a line inside all open containers; in a footnote, only of those inside it.
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

  /// The range of a line with its container prefixes; in a footnote, only with those inside it.
  func wholeLine(_ number: Int) -> Range<Int> {
    guard let footnote = containers.firstIndex(where: \.isFootnote) else {
      return source.range(ofLine: number)
    }
    var cursor = LineCursor(source, bytes, line: number)
    _ = match(&cursor, containers[...footnote])
    return cursor.text
  }
}
