/// Finds Markdown in the text between tags of raw HTML, where it has no meaning.
enum MarkdownInHTML {
  /// The first marker, and how many line feeds precede it.
  static func first(in text: String) -> (line: Int, marker: String)? {
    var line = 0
    for part in text.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false) {
      let bytes = Array(part)
      // Before the first line feed stands a tag.
      if line > 0, let marker = blockMarker(bytes) ?? inlineMarker(bytes) { return (line, marker) }
      if line == 0, let marker = inlineMarker(bytes) { return (line, marker) }
      line += 1
    }
    return nil
  }

  private static let blocks = ["# ", "## ", "### ", "- ", "* ", "> ", "1. ", "```"]
  private static let inlines = ["![[", "[[", "**", "](", "%%", "$$", "=="]

  private static let marks = Set("![*]%$=`".utf8)

  private static func blockMarker(_ line: [UInt8]) -> String? {
    let text = line.drop { $0.isBlank }
    return blocks.first { text.starts(with: $0.utf8) }?.trimmed
  }

  private static func inlineMarker(_ line: [UInt8]) -> String? {
    for index in line.indices {
      let rest = line[index...]
      guard marks.contains(line[index]), index == 0 || line[index - 1] != .backslash else { continue }
      if let marker = inlines.first(where: { rest.starts(with: $0.utf8) }) { return marker }
      if line[index] == .dollar || line[index] == .backtick, let end = closing(line, index), end > index + 1 {
        return String(decoding: line[index...end], as: UTF8.self)
      }
    }
    return nil
  }

  /// The index of the sign that closes a formula or code of one sign.
  private static func closing(_ line: [UInt8], _ index: Int) -> Int? {
    guard line[index] == .dollar else {
      return line[(index + 1)...].prefix(reach).firstIndex(of: .backtick)
    }
    var formulas = FormulaSyntax()
    return formulas.inlineEnd(in: Array(line[index...].prefix(reach)), from: 0).map { index + $0 - 1 }
  }

  private static let reach = 200
}
