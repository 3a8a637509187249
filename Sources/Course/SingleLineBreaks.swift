import Markdown

/// The single line breaks in the text of a note, which CommonMark reads as blanks and Obsidian keeps.
struct SingleLineBreaks: Sendable {
  private(set) var count = 0
  /// How many look meant: the next word would have fitted on the line, and the line ends within a sentence.
  private(set) var meant = 0
  /// The first line that ends in one that looks meant.
  private(set) var firstLine: Int?

  /// In columns. Who wraps prose wraps it no narrower.
  private static let narrowest = 60
  /// Longer words count as this long: some languages leave no blanks between words.
  private static let longestWord = 12

  init(of document: Document) {
    document.forEachBlock { block in
      guard case .paragraph(let content) = block.content, block.lines.count > 1 else { return }
      var breaks = 0
      content.forEachInline { if $0 == .softBreak { breaks += 1 } }
      // Else a formula, a comment or a hard break goes over some of the lines.
      guard breaks == block.lines.count - 1 else { return }
      count += breaks
      for line in block.lines.dropLast() where Self.isMeant(line, document.source) {
        meant += 1
        if firstLine == nil { firstLine = line }
      }
    }
  }

  private static func isMeant(_ number: Int, _ source: Source) -> Bool {
    let line = text(source.line(number))
    let word = text(source.line(number + 1)).prefix { !$0.isWhitespace }
    guard let last = line.last, !".,;:?!…。，、；：？！".contains(last) else { return false }
    return line.count + 1 + min(word.count, longestWord) <= narrowest
  }

  /// A line without its indentation and the marks of quotes.
  private static func text(_ line: ArraySlice<UInt8>) -> Substring {
    let marks = Set(" \t>".utf8)
    return Substring(String(decoding: line.drop { marks.contains($0) }, as: UTF8.self)).trimmed[...]
  }
}

extension Course {
  private static let fewestBreaks = 20

  /// Says that line breaks can be kept, once for a folder in which many look meant and which does not say what becomes
  /// of them.
  package var lineBreakDiagnostics: [Diagnostic] {
    guard frontMatter?.keepsLineBreaks == nil else { return [] }
    let undecided = notes.filter { $0.lesson.document.frontMatter.keepsLineBreaks == nil }
    let meant = undecided.reduce(0) { $0 + $1.lineBreaks.meant }
    let count = undecided.reduce(0) { $0 + $1.lineBreaks.count }
    guard meant >= Self.fewestBreaks, 2 * meant > count,
      let note = undecided.max(by: { $0.lineBreaks.meant < $1.lineBreaks.meant }),
      let line = note.lineBreaks.firstLine
    else { return [] }
    let source = note.lesson.document.source
    return [
      Diagnostic(
        .warning, "line-breaks",
        "\(meant) single line breaks of these notes look meant, and are shown as blanks",
        file: source.path, span: source.span(ofLine: line),
        help:
          "to keep them, write ‘line-breaks: true’ into the front matter of \(frontPath); ‘false’ ends this hint"
      )
    ]
  }

  private var frontPath: String { folder == "." ? "index.md" : "\(folder)/index.md" }
}
