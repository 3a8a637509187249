import Markdown

/// Finds code that its author meant to be a cell or an output, and that is only shown.
enum FenceNearMiss {
  typealias Finding = (message: String, help: String)

  /// Advice on a fence whose language is nearly `swift`, or behind a cell nearly `output`; nil for other languages.
  static func finding(info: String, isBehindCell: Bool) -> Finding? {
    guard let first = info.firstWord else { return nil }
    let language = bare(first.lowercased())
    var rest: String { info.drop(while: \.isWhitespace).dropFirst(first.count).filter { $0 != "}" } }
    if isSwift(language) {
      return (
        "‘\(first)’ is not read as swift: this code is shown, and never run", "write ```swift\(rest)"
      )
    }
    let word = first.prefix { $0 != "=" }.lowercased()
    if CellOptions.known.contains(word) {
      return (
        "‘\(first)’ is no language: this code is shown, and never run", "write ```swift \(first)\(rest)"
      )
    }
    if isBehindCell, first.lowercased() != "output",
      language == "stdout" || (TypingSlips.count(language, "output") ?? 9) <= 1
    {
      return (
        "‘\(first)’ is shown as code, and not compared with what the cell prints", "write ```output"
      )
    }
    return nil
  }

  /// A language without what other tools write around it: `{.python`, `language-swift`.
  private static func bare(_ word: String) -> String {
    // Nothing is written around most.
    if word.utf8.allSatisfy(NumberSyntax.isLetter) { return word }
    var word = word.drop { "{.\"'=:[(".contains($0) }
    while let last = word.last, "}\"',;:.])".contains(last) { word = word.dropLast() }
    for prefix in ["language-", "lang-", "lang:", "lang="] where word.hasPrefix(prefix) {
      word = word.dropFirst(prefix.count)
    }
    return String(word)
  }

  /// Whether a word can only mean Swift: with a version behind it, or with slips. `swiftui` is another language.
  private static func isSwift(_ word: String) -> Bool {
    // A slip takes one letter away at most.
    guard "swift".utf8.count(where: { word.utf8.contains($0) }) > 2 else { return false }
    if word.hasPrefix("swift"), word.dropFirst(5).allSatisfy({ $0.isNumber || $0 == "." }) { return true }
    if word.sorted() == "swift".sorted() { return true }
    guard let slips = TypingSlips.count(word, "swift"), word.count > 3 else { return false }
    return slips <= 1 || slips == 2 && !word.hasPrefix("swift") && word.contains("w") && word.contains("f")
  }

  // MARK: Text that is no fence

  /// Advice on indented code that begins with the fence of a cell.
  static func finding(indented code: CodeBlock) -> Finding? {
    let line = code.text.prefix { !$0.isNewline }
    guard line.drop(while: \.isWhitespace).first.map({ "`~".contains($0) }) == true, opensCell(line) else {
      return nil
    }
    return (
      "this fence is indented by four blanks or more, which makes it text: the cell is shown, and never run",
      "begin the fence further left, or show it inside a fence of four backticks"
    )
  }

  /// The lines of a paragraph that were meant to open a cell, with advice.
  static func findings(paragraph lines: ClosedRange<Int>, of source: Source) -> [(
    line: Int, finding: Finding
  )] {
    lines.compactMap { number in
      let range = source.range(ofLine: number)
      var start = range.lowerBound
      while start < range.upperBound, isMargin(source.bytes[start]) { start += 1 }
      guard start < range.upperBound, mayBeQuotationMark(source.bytes[start]) else { return nil }
      let bytes = source.bytes[start..<range.upperBound]
      let line = String(decoding: bytes, as: UTF8.self)
      guard opensCell(line[...]) else { return nil }
      return (
        number,
        (
          "this line opens no cell: it is a part of the text", "write ```swift at the beginning of the line"
        )
      )
    }
  }

  private static func isMargin(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: ">")
  }

  private static func mayBeQuotationMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "`") || byte == UInt8(ascii: "'") || byte > 0x7F
  }

  /// Whether a line consists of the opening fence of a cell, or of signs that are taken for one.
  private static func opensCell(_ line: Substring) -> Bool {
    let line = line.drop(while: \.isWhitespace)
    guard let sign = line.first, "`~'´‘’＇".contains(sign) else { return false }
    let info = line.drop { $0 == sign }
    guard line.count - info.count > 1, !info.contains("`"), !info.contains(sign) else { return false }
    return CellOptions.read(String(info))?.problems.isEmpty == true
  }
}
