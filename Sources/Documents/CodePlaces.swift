/// Where the lines of a code block stand in the note: behind the prefixes of its containers.
enum CodePlaces {
  static func places(of code: String, from line: Int, in source: Source) -> [Place] {
    var places: [Place] = []
    var number = line
    for text in Array(code.utf8).split(separator: .lineFeed, omittingEmptySubsequences: false).dropLast() {
      guard number <= source.lineStarts.count else { break }
      places.append(Place(line: number, column: column(of: text, in: source.line(number))))
      number += 1
    }
    return places
  }

  /// The code is the end of the note's line, but for a tab of which a container took a part: there it is
  /// what stands behind its blanks.
  private static func column(of code: ArraySlice<UInt8>, in line: ArraySlice<UInt8>) -> Int {
    var text = code
    while !text.isEmpty {
      if line.count >= text.count, line.suffix(text.count) == text { break }
      guard text.first?.isBlank == true else { break }
      text.removeFirst()
    }
    return max(line.count - text.count, 0) + 1
  }
}
