/// Locates the lines of a code block in the note, after the prefixes of its containers.
enum CodeLocator {
  /// Each line of code is the end of the note's line. Where a container consumed part of a tab, columns are
  /// right from the first non-blank byte on.
  static func places(of code: String, from line: Int, in source: Source) -> [SourcePosition] {
    var places: [SourcePosition] = []
    var number = line
    var length = 0
    for byte in code.utf8 {
      guard byte == .lineFeed else {
        length += 1
        continue
      }
      guard number <= source.lineStarts.count else { break }
      let range = source.range(ofLine: number)
      // A NUL is U+FFFD in the code, which is two bytes longer.
      if source.hasNulBytes { length -= 2 * source.bytes[range].count { $0 == 0 } }
      places.append(SourcePosition(line: number, column: max(range.count - length, 0) + 1))
      number += 1
      length = 0
    }
    return places
  }
}
