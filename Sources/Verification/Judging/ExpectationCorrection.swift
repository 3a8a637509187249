import Reports
import Markdown
import Lessons

/// Writes what was seen as the new text of an expectation, with the note's own indentation.
struct ExpectationCorrection {
  let cell: Cell
  let source: Source

  private static let significantDigits = 6

  /// Nil where nothing can be written: the new text must be read back as an expectation that this value meets and other
  /// values do not.
  func value(_ seen: String, for expectation: Expectation) -> Correction? {
    let text = Self.rounded(seen)
    guard Expectation.isWhole(text), !Comparison.isPattern(text), Comparison(expected: text, seen: seen).holds
    else { return nil }
    return write(text, in: expectation)
  }

  func print(_ seen: String, for expectation: Expectation) -> Correction {
    write(seen.debugDescription, in: expectation)
  }

  func output(_ seen: String, for output: CodeBlock) -> Correction? {
    // A fence in the output would end the fence around it, and a carriage return would break the note's lines.
    guard !seen.contains("```"), !seen.contains("~~~"), !seen.utf8.contains(UInt8(ascii: "\r")) else {
      return nil
    }
    let prefix = linePrefix(output.fence.start.line, column: output.fence.start.column)
    var blank = prefix
    while blank.last == " " || blank.last == "\t" { blank.removeLast() }
    var lines = seen.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let text = lines.map { ($0.isEmpty ? blank : prefix + $0) + "\n" }.joined()
    let first = output.fence.start.line + 1
    return Correction(
      span: SourceSpan(
        SourcePosition(line: first, column: 1),
        SourcePosition(line: first + output.linePlaces.count, column: 1)),
      text: text)
  }

  private func write(_ text: String, in expectation: Expectation) -> Correction {
    let span = cell.span(expectation.span)
    let line = Array(source.line(span.start.line))
    let comment = line[..<(span.start.column - 1)].lastRange(of: "//".utf8) ?? 0
    var prefix = linePrefix(span.start.line, column: comment + 1)
    prefix += "//" + String(repeating: " ", count: max(1, span.start.column - comment - 3))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let space = expectation.text.isEmpty && line.last != UInt8(ascii: " ") ? " " : ""
    return Correction(span: span, text: space + lines.joined(separator: "\n" + prefix))
  }

  /// The text before `column` on a line, with code replaced by blanks; marks of quotes and tabs stay.
  private func linePrefix(_ line: Int, column: Int) -> String {
    let bytes = source.line(line)
    let container = cell.block.linePlaces.first { $0.line == line }?.column ?? column
    var prefix = String(decoding: bytes.prefix(min(container, column) - 1), as: UTF8.self)
    if column > container {
      let code = String(decoding: bytes.dropFirst(container - 1).prefix(column - container), as: UTF8.self)
      prefix += String(code.map { $0 == "\t" ? "\t" : " " })
    }
    return prefix
  }

  /// The text with every decimal of more than six significant digits rounded to six; integers stay whole.
  static func rounded(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    var isQuoted = false
    var isEscaped = false
    var previous: Character = " "
    while let character = rest.first {
      let isStart =
        character.isASCII && character.isNumber
        && !(previous.isLetter || previous.isNumber || previous == "_")
      if isStart, !isQuoted {
        let number = rest.prefix { $0.isASCII && ($0.isNumber || "._e+-".contains($0)) }
        var digits = number
        while let last = digits.last, !last.isNumber { digits = digits.dropLast() }
        rest = rest.dropFirst(digits.count)
        previous = digits.last ?? "0"
        let isDecimal = digits.contains(".") || digits.contains("e")
        result +=
          isDecimal
          ? ExactDecimal(digits)?.rounded(toSignificant: significantDigits) ?? String(digits) : String(digits)
        continue
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && isQuoted && !isEscaped
      result.append(character)
      previous = character
      rest.removeFirst()
    }
    return result
  }
}

extension Collection where Element: Equatable {
  /// The offset of the last occurrence of `other`.
  fileprivate func lastRange(of other: some Collection<Element>) -> Int? {
    let all = Array(self)
    let pattern = Array(other)
    guard !pattern.isEmpty, all.count >= pattern.count else { return nil }
    return (0...(all.count - pattern.count)).last { all[$0..<($0 + pattern.count)].elementsEqual(pattern) }
  }
}
