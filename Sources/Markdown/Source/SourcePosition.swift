/// A position in a note: 1-based line, 1-based column counted in UTF-8 bytes, as compilers count.
package struct SourcePosition: Sendable, Hashable, Comparable, Codable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A range of a note, from `start` up to but not including `end`.
package struct SourceSpan: Sendable, Hashable, Codable {
  package let start: SourcePosition
  package let end: SourcePosition

  package init(_ start: SourcePosition, _ end: SourcePosition) {
    self.start = start
    self.end = end
  }

  /// An empty span, for something without width: the end of a line, a missing word.
  package init(at place: SourcePosition) { self.init(place, place) }
}
