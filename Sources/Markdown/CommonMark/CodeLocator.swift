/// Where the lines of a code block stand in the note: behind the prefixes of its containers.
enum CodeLocator {
  /// The code is the end of the note's line. Where a container took a part of a tab, the place is chosen
  /// so that what stands behind the blanks is counted right.
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
      places.append(
        SourcePosition(line: number, column: max(source.range(ofLine: number).count - length, 0) + 1))
      number += 1
      length = 0
    }
    return places
  }
}
