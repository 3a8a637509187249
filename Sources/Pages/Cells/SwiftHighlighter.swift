import Lessons
import SwiftIDEUtils
import SwiftParser
import SwiftSyntax
import Synchronization

/// Highlights the syntax of Swift code, line by line.
package struct SwiftHighlighter {
  /// One for each line of the code.
  let lines: [HTML]

  /// Highlighted ahead of time, by code.
  private static let prepared = Mutex<[String: [HTML]]>([:])

  /// Highlights the cells of lessons ahead of time. Parsing takes longer than the rest of a page, and there is time
  /// for it while programs run.
  package static func prepare(_ lessons: [Lesson]) {
    for cell in lessons.lazy.flatMap(\.cells) where !Task.isCancelled {
      let lines = SwiftHighlighter(parsing: cell.code).lines
      prepared.withLock { $0[cell.code] = lines }
    }
  }

  init(_ code: String) {
    if let lines = Self.prepared.withLock({ $0[code] }) {
      self.init(lines: lines)
    } else {
      self.init(parsing: code)
    }
  }

  private init(lines: [HTML]) { self.lines = lines }

  private init(parsing code: String) {
    let bytes = Array(code.utf8)
    var lines: [HTML] = []
    var line = HTML()
    // Whether the expectation above continues in this comment.
    var goesOn = false
    func add(_ range: Range<Int>, _ name: StaticString?, isComment: Bool = false) {
      let text = String(decoding: bytes[range], as: UTF8.self)
      let pieces = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, piece) in pieces.enumerated() {
        if index > 0 {
          lines.append(line)
          line = HTML()
        }
        guard !piece.isEmpty else { continue }
        guard let name else {
          if piece.contains(where: { !$0.isWhitespace }) { goesOn = false }
          line.text(String(piece))
          continue
        }
        let isExpectation =
          isComment && (Self.isExpectation(piece) || goesOn && piece.hasPrefix("//   "))
        goesOn = isExpectation
        line.element("span", class: isExpectation ? "comment promise" : name, String(piece))
      }
    }
    var end = 0
    let parts = NestingLimit.excess(in: code) == nil ? Array(Parser.parse(source: code).classifications) : []
    for part in parts {
      let range = part.range.lowerBound.utf8Offset..<part.range.upperBound.utf8Offset
      if end < range.lowerBound { add(end..<range.lowerBound, nil) }
      add(range, Self.name(part.kind), isComment: Self.isComment(part.kind))
      end = range.upperBound
    }
    if end < bytes.count { add(end..<bytes.count, nil) }
    if !line.isEmpty || !code.hasSuffix("\n") { lines.append(line) }
    self.lines = lines
  }

  private static func isExpectation(_ comment: Substring) -> Bool {
    let text = comment.dropFirst(2).drop { $0 == " " }
    return ["=>", "Prints \"", "error:", "traps:"].contains { text.hasPrefix($0) }
  }

  private static func isComment(_ kind: SyntaxClassification) -> Bool {
    switch kind {
    case .lineComment, .blockComment, .docLineComment, .docBlockComment: true
    default: false
    }
  }

  private static func name(_ kind: SyntaxClassification) -> StaticString? {
    switch kind {
    case .keyword, .ifConfigDirective: "keyword"
    case .type: "type"
    case .stringLiteral, .regexLiteral: "string"
    case .integerLiteral, .floatLiteral: "number"
    case _ where isComment(kind): "comment"
    case .attribute: "attribute"
    default: nil
    }
  }
}
