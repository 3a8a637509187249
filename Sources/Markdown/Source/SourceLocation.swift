/// A position in a note: 1-based line, 1-based column counted in UTF-8 bytes, as compilers count.
package struct Place: Sendable, Hashable, Comparable, Codable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: Place, right: Place) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a note, from `start` up to but not including `end`.
package struct Span: Sendable, Hashable, Codable {
  package let start: Place
  package let end: Place

  package init(_ start: Place, _ end: Place) {
    self.start = start
    self.end = end
  }

  /// The single position `place`, for what has no width (the end of a line, a missing word).
  package init(at place: Place) { self.init(place, place) }
}
