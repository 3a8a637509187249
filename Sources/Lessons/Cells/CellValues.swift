import Markdown
import SwiftParser
import SwiftSyntax

/// What the top level of a cell offers for a bound number: expressions whose value the run records, with the words that
/// its author uses for them. Positions are relative to the cell.
package struct CellValues: Sendable, Equatable {
  package struct Value: Sendable, Equatable {
    /// `looks`, or a statement that is an expression: `outputSize(22, filter: 5)`.
    package let expression: String
    package let isName: Bool
    /// The line on which its statement ends.
    package let line: Int
    /// The words of a name, or of the functions and members of an expression: `output`, `size`.
    package let words: [String]
    /// The words of the function that computes the value of a name: `windows` of `let regions = windows(of: small)`.
    package let source: [String]
    /// The name that an expression begins with: `few` of `few.count`.
    package let root: String?
    /// The functions that an expression calls.
    package let called: Set<String>
    /// The names that an expression, or the value of a name, is made of.
    package let reads: Set<String>
  }

  package private(set) var values: [Value] = []
  package private(set) var literals: [CellLiteral] = []
  /// Members and elements of names, as they stand in the top level of the cell: `network.weights[0].value`.
  package private(set) var parts: [String] = []
  /// The functions that the cell declares.
  package private(set) var functions: Set<String> = []
  /// By the name of a variable: the words of the labels under which the cell hands it over.
  package private(set) var labels: [String: [String]] = [:]

  package init(of code: String) {
    guard NestingLimit.excess(in: code) == nil else { return }
    let tree = Parser.parse(source: code)
    let converter = SourceLocationConverter(fileName: "", tree: tree)
    let collector = LiteralCollector(converter)
    collector.walk(tree)
    literals = collector.literals
    labels = collector.labels
    functions = collector.functions
    let finder = PartFinder(viewMode: .sourceAccurate)
    finder.walk(tree)
    // What a name stands for is better called by that name.
    parts = finder.parts.filter { !finder.named.contains($0) }
    let ends = tree.statements.map { converter.place($0.item.endPositionBeforeTrailingTrivia).line }
    for (statement, line) in zip(tree.statements, ends) where ends.count(where: { $0 == line }) == 1 {
      if let value = Self.value(of: statement.item, line: line) { values.append(value) }
    }
  }

  private static func value(of item: CodeBlockItemSyntax.Item, line: Int) -> Value? {
    if let declaration = item.as(VariableDeclSyntax.self) {
      guard declaration.bindings.count == 1, let binding = declaration.bindings.first,
        let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text
      else { return nil }
      let value = binding.initializer?.value
      return Value(
        expression: name, isName: true, line: line, words: IdentifierWords.words(of: name),
        source: value.map { CalledNames.words(in: $0) } ?? [], root: nil, called: [],
        reads: value.map { ReadNames.names(in: $0) } ?? [])
    }
    guard case .expr(let expression) = item, !isChange(expression) else { return nil }
    let text = expression.trimmedDescription
    guard text.utf8.count <= longest, !text.contains(where: \.isNewline) else { return nil }
    let names = ReadNames.names(in: expression)
    return Value(
      expression: text, isName: expression.is(DeclReferenceExprSyntax.self), line: line,
      words: CalledNames.words(in: expression), source: [], root: Self.root(of: expression), called: names,
      reads: names)
  }

  private static func root(of expression: ExprSyntax) -> String? {
    if let name = expression.as(DeclReferenceExprSyntax.self) { return name.baseName.text }
    if let member = expression.as(MemberAccessExprSyntax.self) { return member.base.flatMap { root(of: $0) } }
    if let element = expression.as(SubscriptCallExprSyntax.self) { return root(of: element.calledExpression) }
    return nil
  }

  /// A longer expression would be hard to read in the middle of a sentence.
  private static let longest = 60

  private static func isChange(_ expression: ExprSyntax) -> Bool {
    let finder = ChangeFinder(viewMode: .sourceAccurate)
    finder.walk(expression)
    return finder.found
  }
}

/// The words of an identifier in lower case: `output`, `size` of `outputSize`.
package enum IdentifierWords {
  package static func words(of identifier: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previousIsUpper = false
    func close() {
      if word.count > 1 { words.append(word.lowercased()) }
      word = ""
    }
    for character in identifier {
      guard character.isLetter else {
        close()
        previousIsUpper = false
        continue
      }
      if character.isUppercase, !previousIsUpper { close() }
      word.append(character)
      previousIsUpper = character.isUppercase
    }
    close()
    return words
  }
}

/// The names that an expression calls or reads, in words.
private final class CalledNames: SyntaxVisitor {
  private var words: [String] = []

  static func words(in expression: ExprSyntax) -> [String] {
    let visitor = CalledNames(viewMode: .sourceAccurate)
    visitor.walk(expression)
    return visitor.words
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    words += IdentifierWords.words(of: node.baseName.text)
    return .visitChildren
  }

  /// What is handed over says nothing of the result.
  override func visit(_ node: LabeledExprListSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}

/// The names of variables and functions in an expression, also within its arguments.
private final class ReadNames: SyntaxVisitor {
  private var names: Set<String> = []

  static func names(in expression: ExprSyntax) -> Set<String> {
    let finder = ReadNames(viewMode: .sourceAccurate)
    finder.walk(expression)
    return finder.names
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    names.insert(node.baseName.text)
    return .visitChildren
  }
}

/// Finds members and elements of names outside of bodies and closures.
private final class PartFinder: SyntaxVisitor {
  private(set) var parts: [String] = []
  private(set) var named: Set<String> = []

  override func visit(_ node: PatternBindingSyntax) -> SyntaxVisitorContinueKind {
    if let value = node.initializer?.value { named.insert(value.trimmedDescription) }
    return .visitChildren
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: MemberBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  override func visit(_ node: MemberAccessExprSyntax) -> SyntaxVisitorContinueKind { add(ExprSyntax(node)) }
  override func visit(_ node: SubscriptCallExprSyntax) -> SyntaxVisitorContinueKind { add(ExprSyntax(node)) }

  private func add(_ node: ExprSyntax) -> SyntaxVisitorContinueKind {
    guard node.parent?.is(FunctionCallExprSyntax.self) != true, Self.isPart(node) else {
      return .visitChildren
    }
    let text = node.trimmedDescription
    if text.utf8.count <= 40, !parts.contains(text) { parts.append(text) }
    return .skipChildren
  }

  /// Whether it leads from a name by members and literal indices only.
  private static func isPart(_ node: ExprSyntax) -> Bool {
    if let member = node.as(MemberAccessExprSyntax.self) {
      guard let base = member.base else { return false }
      return base.as(DeclReferenceExprSyntax.self).map { $0.baseName.text.first?.isLowercase ?? false }
        ?? isPart(base)
    }
    guard let element = node.as(SubscriptCallExprSyntax.self),
      element.arguments.allSatisfy({ $0.expression.is(IntegerLiteralExprSyntax.self) })
    else { return false }
    let base = element.calledExpression
    return base.is(DeclReferenceExprSyntax.self) || isPart(base)
  }
}

/// Finds assignments, closures, `try` and `inout` arguments: what must not be evaluated a second time.
private final class ChangeFinder: SyntaxAnyVisitor {
  var found = false

  override func visitAny(_ node: Syntax) -> SyntaxVisitorContinueKind {
    switch node.kind {
    case .assignmentExpr, .closureExpr, .tryExpr, .awaitExpr, .inOutExpr, .ifExpr, .switchExpr: found = true
    case .binaryOperatorExpr:
      let text = node.as(BinaryOperatorExprSyntax.self)?.operator.text ?? ""
      if text.hasSuffix("="), !["==", "!=", "<=", ">=", "===", "!=="].contains(text) { found = true }
    default: break
    }
    return found ? .skipChildren : .visitChildren
  }
}
