import Markdown

/// A comment of a cell that says what the code does.
package struct Expectation: Sendable, Equatable {
  package enum Kind: UInt8, Sendable {
    /// `// => 10000`; `// => 100000 %%wrong%%` where that is wrong on purpose
    case value
    /// `// Prints "done"`
    case prints
    /// `// error: cannot find`
    case error
    /// `// traps: Index out of range`
    case traps
  }

  package let kind: Kind
  /// The text behind the mark; several lines are joined by line feeds.
  package let text: String
  /// The index in `CellSyntax.statements`; nil where no statement ends there.
  package let statement: Int?
  /// Where `text` stands in the cell, one span for each of its lines.
  package let spans: [SourceSpan]
  /// Whether the comment stands on a line of its own, below its statement.
  package let standsAlone: Bool
  /// Whether `%%wrong%%` follows: the value must be another.
  package let isWrong: Bool

  package init(
    kind: Kind, text: String, statement: Int?, spans: [SourceSpan], standsAlone: Bool, isWrong: Bool = false
  ) {
    self.kind = kind
    self.text = text
    self.statement = statement
    self.spans = spans
    self.standsAlone = standsAlone
    self.isWrong = isWrong
  }

  /// From the beginning of `text` to its end, in the cell.
  package var span: SourceSpan { SourceSpan(spans[0].start, spans[spans.count - 1].end) }

  /// The line of the code that the expectation is about.
  package func line(in syntax: CellSyntax) -> Int {
    statement.map { syntax.statements[$0].span.end.line } ?? spans[0].start.line
  }

  static func read(_ comments: [Comment], of statements: [CellSyntax.Statement]) -> [Expectation] {
    var expectations: [Expectation] = []
    var index = 0
    while index < comments.count {
      let comment = comments[index]
      index += 1
      guard let (kind, offset) = mark(of: comment.text) else { continue }
      var text = trimmed(comment.text, from: offset)
      var spans = [span(of: text, in: comment, from: offset)]
      var last = comment
      while kind == .value, openBrackets(in: text) > 0, index < comments.count,
        comments[index].standsAlone, comments[index].start.line == last.start.line + 1,
        mark(of: comments[index].text) == nil
      {
        last = comments[index]
        index += 1
        let line = trimmed(last.text, from: 2)
        spans.append(span(of: line, in: last, from: 2))
        text += "\n" + line
      }
      let isWrong = kind == .value && takeWrong(from: &text, &spans)
      let line =
        comment.standsAlone
        ? lineAbove(comment, among: expectations) : comment.start.line
      expectations.append(
        Expectation(
          kind: kind, text: text, statement: statement(endingOn: line, before: comment.start, statements),
          spans: spans, standsAlone: comment.standsAlone, isWrong: isWrong))
    }
    return expectations
  }

  /// Removes `%%wrong%%` and the blanks before it from the end of an expectation.
  private static func takeWrong(from text: inout String, _ spans: inout [SourceSpan]) -> Bool {
    guard let mark = ["%%wrong%%", "<!--wrong-->"].first(where: { text.hasSuffix($0) }) else { return false }
    let length = text.utf8.count
    text.removeLast(mark.count)
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    let end = spans[spans.count - 1].end
    let taken = length - text.utf8.count
    spans[spans.count - 1] = SourceSpan(
      spans[spans.count - 1].start, SourcePosition(line: end.line, column: max(1, end.column - taken)))
    return true
  }

  /// The kind of expectation, and the length of its mark in bytes.
  static func mark(of comment: String) -> (kind: Kind, bytes: Int)? {
    guard comment.hasPrefix("//"), !comment.hasPrefix("///") else { return nil }
    let blanks = comment.dropFirst(2).prefix { $0 == " " || $0 == "\t" }
    let rest = comment.dropFirst(2 + blanks.count)
    for (word, kind) in [("=>", Kind.value), ("Prints \"", .prints), ("error:", .error), ("traps:", .traps)]
    where rest.hasPrefix(word) {
      return (kind, 2 + blanks.utf8.count + (kind == .prints ? 6 : word.utf8.count))
    }
    return nil
  }

  private static func trimmed(_ comment: String, from offset: Int) -> String {
    var text = Substring(comment.utf8.dropFirst(offset))
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  private static func span(of text: String, in comment: Comment, from offset: Int) -> SourceSpan {
    let rest = comment.text.utf8.dropFirst(offset)
    let blanks = rest.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
    let start = comment.start.column + offset + (text.isEmpty ? 0 : blanks)
    return SourceSpan(
      SourcePosition(line: comment.start.line, column: start),
      SourcePosition(line: comment.start.line, column: start + text.utf8.count))
  }

  /// Whether a text that is written behind `// =>` is read back unchanged: it is not empty, and each of its lines but
  /// the last leaves a bracket open.
  package static func isWhole(_ text: String) -> Bool {
    guard !text.isEmpty, !text.utf8.contains(UInt8(ascii: "\r")) else { return false }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let areOpen = (1..<lines.count).allSatisfy { openBrackets(in: lines[..<$0].joined(separator: "\n")) > 0 }
    return areOpen && openBrackets(in: text) == 0
  }

  /// The number of brackets that are open at the end of `text`, not counting those inside quotes.
  private static func openBrackets(in text: String) -> Int {
    var open = 0
    var isQuoted = false
    var isEscaped = false
    for byte in text.utf8 {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where isQuoted: isEscaped = true
      case UInt8(ascii: "\""): isQuoted.toggle()
      case _ where isQuoted: break
      case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"): open += 1
      case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"): open -= 1
      default: break
      }
    }
    return open
  }

  /// The line that a comment on a line of its own is about: the line above, other expectations skipped.
  private static func lineAbove(_ comment: Comment, among expectations: [Expectation]) -> Int {
    var line = comment.start.line - 1
    for expectation in expectations.reversed() {
      guard expectation.standsAlone, expectation.spans.last?.start.line == line else { break }
      line = expectation.spans[0].start.line - 1
    }
    return line
  }

  static func statement(
    endingOn line: Int, before place: SourcePosition, _ statements: [CellSyntax.Statement]
  ) -> Int? {
    statements.indices
      .filter { statements[$0].span.end.line == line && statements[$0].span.end <= place }
      .max { left, right in
        // Of two statements that end at the same position, the outer one, which comes first.
        (statements[left].span.end, right) < (statements[right].span.end, left)
      }
  }
}
