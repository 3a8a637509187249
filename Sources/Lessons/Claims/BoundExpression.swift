import Markdown
import SwiftParser
import SwiftSyntax

/// The Swift code of a comment such as `%%= outputSize(W, filter: F) for W in 1...64, F in 1...7 where F <= W%%`.
package struct BoundExpression: Sendable, Equatable {
  /// A part of the comment, and its position in the note.
  package struct Piece: Sendable, Equatable {
    package let text: String
    /// The position of the first byte of each line of `text`.
    package let places: [SourcePosition]

    /// The position in the note of the byte at this line and column of `text`.
    package func place(line: Int, column: Int) -> SourcePosition {
      let start = places[min(max(line, 1), places.count) - 1]
      return SourcePosition(line: start.line, column: start.column + max(column, 1) - 1)
    }
  }

  package struct Range: Sendable, Equatable {
    package let name: String
    package let values: Piece
  }

  package let expression: Piece
  /// The ranges behind `for`; empty where there is none.
  package let ranges: [Range]
  /// The condition behind `where`.
  package let condition: Piece?

  /// Reads the text behind the equals sign.
  static func read(_ text: CommentText, from start: Int) -> Result<BoundExpression, Problem> {
    let bytes = text.bytes
    let words = TopLevel.words(in: bytes, from: start)
    let keyword = words.first { bytes[$0].elementsEqual("for".utf8) }
    let expression = text.piece(start..<(keyword?.lowerBound ?? bytes.count))
    if let problem = check(expression) { return .failure(problem) }
    guard let keyword else {
      return .success(BoundExpression(expression: expression, ranges: [], condition: nil))
    }
    let end = words.first { $0.lowerBound > keyword.lowerBound && bytes[$0].elementsEqual("where".utf8) }
    var condition: Piece?
    if let end {
      let piece = text.piece(end.upperBound..<bytes.count)
      if let problem = check(piece) { return .failure(problem) }
      condition = piece
    }
    var ranges: [Range] = []
    let list = keyword.upperBound..<(end?.lowerBound ?? bytes.count)
    for part in TopLevel.parts(of: bytes, in: list) {
      let piece = text.piece(part)
      guard
        let sign = TopLevel.words(in: bytes, from: part.lowerBound).first(where: {
          $0.upperBound <= part.upperBound && bytes[$0].elementsEqual("in".utf8)
        }), case let name = text.piece(part.lowerBound..<sign.lowerBound), isIdentifier(name.text)
      else {
        return .failure(
          Problem(
            message: "behind ‘for’ stand names and their ranges", piece: piece,
            help: "for W in 1...64, F in 1...7"))
      }
      let values = text.piece(sign.upperBound..<part.upperBound)
      if let problem = check(values) { return .failure(problem) }
      ranges.append(Range(name: name.text, values: values))
    }
    return .success(BoundExpression(expression: expression, ranges: ranges, condition: condition))
  }

  /// The names that are not members of something, with their positions, except those of the ranges.
  package var names: [(name: String, place: SourcePosition)] {
    let bound = Set(ranges.map(\.name))
    var names: [(name: String, place: SourcePosition)] = []
    for piece in [expression] + ranges.map(\.values) + [condition].compactMap({ $0 }) {
      let collector = NameFinder(piece)
      collector.walk(Parser.parse(source: piece.text))
      names += collector.names.filter { !bound.contains($0.name) }
    }
    return names
  }

  struct Problem: Error {
    let message: String
    let piece: Piece
    let help: String
  }

  /// Refuses what is not a single expression without assignments: it would change the program around it.
  private static func check(_ piece: Piece) -> Problem? {
    func problem(_ message: String, _ help: String) -> Problem {
      Problem(message: message, piece: piece, help: help)
    }
    let help = "write a Swift expression whose value is compared: %%= looks * looks%%"
    guard !piece.text.isEmpty else { return problem("no Swift expression stands here", help) }
    // Most expressions are the name of a variable, for which the parser takes as long as for a note.
    if isName(piece.text) { return nil }
    guard NestingLimit.excess(in: piece.text) == nil else {
      return problem("the brackets of this expression nest too deep", "give it a name in a cell")
    }
    let tree = Parser.parse(source: piece.text)
    guard !tree.hasError, tree.statements.count == 1,
      case .expr(let expression)? = tree.statements.first?.item
    else { return problem("‘\(piece.text)’ is no Swift expression", help) }
    let visitor = AssignmentFinder(viewMode: .sourceAccurate)
    visitor.walk(expression)
    return visitor.hasAssignment
      ? problem("a bound expression changes nothing", "assign in a cell, and name the variable here") : nil
  }

  /// Whether a text certainly is the name of a variable.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, NumberSyntax.isLetter(first) else { return false }
    return text.utf8.allSatisfy(NumberSyntax.isLetterOrDigit) && !reserved.contains(text)
  }

  /// The words that the Swift parser takes for something else, or refuses, where they stand alone.
  private static let reserved = WordList(
    """
    Any as associatedtype await break case catch class continue default defer deinit do else enum
    extension fallthrough false fileprivate for func guard if import in init inout internal is let nil
    operator precedencegroup private protocol public repeat rethrows return static struct subscript super
    switch throw throws true try typealias var where while
    """)

  private static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter || first == "_" else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}

private final class NameFinder: SyntaxVisitor {
  private(set) var names: [(name: String, place: SourcePosition)] = []
  private let piece: BoundExpression.Piece
  private let text: [UInt8]

  init(_ piece: BoundExpression.Piece) {
    self.piece = piece
    text = Array(piece.text.utf8)
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    if node.parent?.as(MemberAccessExprSyntax.self)?.declName != node {
      let before = text[..<node.positionAfterSkippingLeadingTrivia.utf8Offset]
      let line = before.count { $0 == UInt8(ascii: "\n") }
      let column = before.count - ((before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)
      names.append((node.baseName.text, piece.place(line: line + 1, column: column + 1)))
    }
    return .visitChildren
  }
}

private final class AssignmentFinder: SyntaxVisitor {
  var hasAssignment = false

  override func visit(_ node: AssignmentExprSyntax) -> SyntaxVisitorContinueKind {
    hasAssignment = true
    return .skipChildren
  }

  override func visit(_ node: BinaryOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    let text = node.operator.text
    if text.hasSuffix("="), !["==", "!=", "<=", ">=", "===", "!==", "~="].contains(text) {
      hasAssignment = true
    }
    return .skipChildren
  }
}

/// Finds what stands outside of all brackets and strings of a text.
private enum TopLevel {
  static func words(in bytes: [UInt8], from start: Int) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var word: Int?
    forEach(bytes, in: start..<bytes.count) { index, isOutside in
      if isOutside, NumberSyntax.isLetterOrDigit(bytes[index]) {
        if word == nil { word = index }
      } else if let first = word {
        words.append(first..<index)
        word = nil
      }
    }
    if let word { words.append(word..<bytes.count) }
    return words
  }

  /// The parts between the commas.
  static func parts(of bytes: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    forEach(bytes, in: range) { index, isOutside in
      guard isOutside, bytes[index] == UInt8(ascii: ",") else { return }
      parts.append(start..<index)
      start = index + 1
    }
    return parts + [start..<range.upperBound]
  }

  private static func forEach(_ bytes: [UInt8], in range: Range<Int>, _ body: (Int, Bool) -> Void) {
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    for index in range {
      switch bytes[index] {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where isQuoted: isEscaped = true
      case UInt8(ascii: "\""): isQuoted.toggle()
      case _ where isQuoted: break
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      body(index, depth == 0 && !isQuoted)
    }
  }
}
