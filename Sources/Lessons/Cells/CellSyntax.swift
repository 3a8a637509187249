import Markdown
import SwiftParser
import SwiftSyntax

#if !DEBUG && !Portable
  #error("A release build must have swift-syntax linked in: add `--traits Portable`.")
#endif

/// What the Swift parser finds in a cell: its statements, and what its comments expect of them. All positions are
/// relative to the cell.
package struct CellSyntax: Sendable, Equatable {
  /// A statement or declaration, at top level or in a body or closure.
  package struct Statement: Sendable, Equatable {
    package enum Kind: UInt8, Sendable {
      case expression, binding, function, type, loop, branch, other
    }

    package let kind: Kind
    package let span: SourceSpan
    /// 0 at the top level of the cell, one more in each body or closure.
    package let depth: Int

    package init(kind: Kind, span: SourceSpan, depth: Int) {
      self.kind = kind
      self.span = span
      self.depth = depth
    }
  }

  /// In the order of their starts; an inner statement follows the one that contains it.
  package let statements: [Statement]
  package let expectations: [Expectation]
  /// Comments that look like expectations and are none.
  package let nearMisses: [NearMiss]
  /// Labels and variables, and their literals.
  package let settings: [CellSetting]
  /// Variables declared at the top level of the cell.
  package let variables: [String]
  /// Functions and types declared at the top level of the cell.
  package let functions: [String]
  /// Names that the bodies of functions and types use.
  package let bodyNames: [CapturedName]
  package let constants: [Constant]
  /// The names that its code uses, except where a name is only shown or given another name. Sorted.
  package let usedNames: [String]

  package init(
    statements: [Statement], expectations: [Expectation], nearMisses: [NearMiss], settings: [CellSetting],
    variables: [String], functions: [String], bodyNames: [CapturedName], constants: [Constant],
    usedNames: [String]
  ) {
    self.statements = statements
    self.expectations = expectations
    self.nearMisses = nearMisses
    self.settings = settings
    self.variables = variables
    self.functions = functions
    self.bodyNames = bodyNames
    self.constants = constants
    self.usedNames = usedNames
  }

  /// Parses a cell. Code that nests too deep is not parsed: the result is empty, and `Lesson.read` reports it.
  package init(of code: String) {
    guard NestingLimit.excess(in: code) == nil else {
      self.init(
        statements: [], expectations: [], nearMisses: [], settings: [], variables: [], functions: [],
        bodyNames: [],
        constants: [], usedNames: [])
      return
    }
    let tree = Parser.parse(source: code)
    let converter = SourceLocationConverter(fileName: "", tree: tree)
    let collector = StatementCollector(converter)
    collector.walk(tree)
    let settings = SettingCollector(converter)
    settings.walk(tree)
    let names = NameCollector(converter)
    names.walk(tree)
    let constants = ConstantCollector()
    constants.walk(tree)
    let expectations = Expectation.read(collector.comments.filter { !$0.isBlock }, of: collector.statements)
    self.init(
      statements: collector.statements, expectations: expectations,
      nearMisses: NearMissFinder.all(
        collector.comments, of: collector.statements, prints: collector.prints, besides: expectations),
      settings: settings.settings, variables: names.variables, functions: names.functions,
      bodyNames: names.bodyNames,
      constants: constants.constants, usedNames: constants.used.sorted())
  }

  /// Whether the lines of a statement of `code` hold a `try` or a `throw` that is no part of a comment at their end.
  package func mayThrow(_ statement: Statement, in code: String) -> Bool {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    let first = max(0, statement.span.start.line - 1)
    return lines[min(first, lines.count)..<max(first, min(statement.span.end.line, lines.count))].contains {
      let text = $0.prefix(upTo: $0.firstRange(of: "//")?.lowerBound ?? $0.endIndex)
      return text.contains("try") || text.contains("throw")
    }
  }

  /// Whether another top-level statement stands on the first or last line of this one.
  package func sharesLines(_ statement: Statement) -> Bool {
    let ends = [statement.span.start.line, statement.span.end.line]
    return statements.contains { other in
      other.depth == 0 && other != statement
        && ends.contains { (other.span.start.line...other.span.end.line).contains($0) }
    }
  }

  /// The index of the innermost statement that contains `place`.
  package func statement(at place: SourcePosition) -> Int? {
    statements.lastIndex { $0.span.start <= place && place < $0.span.end }
  }
}

extension SourceLocationConverter {
  func place(_ position: AbsolutePosition) -> SourcePosition {
    let location = location(for: position)
    return SourcePosition(line: location.line, column: location.column)
  }
}

/// A comment and where it stands.
struct Comment {
  let text: String
  /// Between `/*` and `*/`.
  let isBlock: Bool
  let start: SourcePosition
  /// Only blanks stand before it on its line.
  let standsAlone: Bool
}

private final class StatementCollector: SyntaxVisitor {
  var statements: [CellSyntax.Statement] = []
  var comments: [Comment] = []
  /// The calls of functions that print.
  var prints: [SourcePosition] = []
  private let converter: SourceLocationConverter
  private var depth = 0
  private var lineOfLastToken = 0

  init(_ converter: SourceLocationConverter) {
    self.converter = converter
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
    // `#if` is not a statement, but it contains statements.
    if !node.item.is(IfConfigDeclSyntax.self) {
      let start = converter.place(node.positionAfterSkippingLeadingTrivia)
      let end = converter.place(node.item.endPositionBeforeTrailingTrivia)
      statements.append(
        CellSyntax.Statement(kind: kind(of: node.item), span: SourceSpan(start, end), depth: depth))
    }
    depth += 1
    return .visitChildren
  }

  override func visitPost(_ node: CodeBlockItemSyntax) { depth -= 1 }

  override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    collectComments(token.leadingTrivia, from: token.position)
    if token.tokenKind != .endOfFile {
      lineOfLastToken = converter.place(token.endPositionBeforeTrailingTrivia).line
    }
    collectComments(token.trailingTrivia, from: token.endPositionBeforeTrailingTrivia)
    return .visitChildren
  }

  private func collectComments(_ trivia: Trivia, from position: AbsolutePosition) {
    var position = position
    for piece in trivia {
      switch piece {
      case .lineComment(let text), .docLineComment(let text): add(text, isBlock: false, at: position)
      case .blockComment(let text), .docBlockComment(let text): add(text, isBlock: true, at: position)
      default: break
      }
      position += piece.sourceLength
    }
  }

  private func add(_ text: String, isBlock: Bool, at position: AbsolutePosition) {
    let start = converter.place(position)
    comments.append(
      Comment(text: text, isBlock: isBlock, start: start, standsAlone: start.line != lineOfLastToken))
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    if let callee = node.calledExpression.as(DeclReferenceExprSyntax.self),
      ["print", "debugPrint", "dump"].contains(callee.baseName.text)
    {
      prints.append(converter.place(node.positionAfterSkippingLeadingTrivia))
    }
    return .visitChildren
  }

  private func kind(of item: CodeBlockItemSyntax.Item) -> CellSyntax.Statement.Kind {
    switch item.kind {
    case .variableDecl: .binding
    case .functionDecl: .function
    case .forStmt, .whileStmt, .repeatStmt: .loop
    case .guardStmt, .doStmt, .deferStmt, .expressionStmt: .branch
    case _ where item.is(DeclSyntax.self): .type
    case _ where item.is(StmtSyntax.self): .other
    default: .expression
    }
  }
}
