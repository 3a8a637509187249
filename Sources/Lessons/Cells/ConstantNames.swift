import SwiftSyntax

extension CellSyntax {
  /// A name of the cell's top level that stands for nothing but a literal: `let legs = 3`, `func legs() -> Int { 3 }`.
  package struct Constant: Sendable, Equatable {
    package let name: String
    /// The names that its value repeats: `b` of `let a = b`.
    package let names: [String]

    package init(name: String, names: [String]) {
      self.name = name
      self.names = names
    }
  }
}

/// Whether a binding shows more than what the author wrote into a cell for it.
///
/// `3 %%= legs%%` behind `let legs = 3` says only that the author wrote 3 twice, unless the program uses `legs`.
package struct ConstantNames: Sendable {
  /// The names that stand for a literal that nothing else uses.
  private let idle: Set<String>

  /// - Parameter used: names that something outside of the cells computes with.
  package init(_ cells: some Sequence<CellSyntax>, used: Set<String> = []) {
    var constants: [String: [String]] = [:]
    var used = used
    var computed: Set<String> = []
    for cell in cells {
      used.formUnion(cell.usedNames)
      // Programs of a note may each have a constant of one name.
      for constant in cell.constants { constants[constant.name, default: []] += constant.names }
      computed.formUnion(cell.variables.filter { name in !cell.constants.contains { $0.name == name } })
    }
    // What a used constant repeats is used, too.
    var waiting = Array(used)
    while let name = waiting.popLast() {
      for source in constants[name] ?? [] where used.insert(source).inserted { waiting.append(source) }
    }
    // What repeats a name that is computed is computed.
    var idle = Set(constants.keys).subtracting(used).subtracting(computed)
    var repeating: [String: [String]] = [:]
    for (name, sources) in constants {
      for source in sources { repeating[source, default: []].append(name) }
    }
    waiting = repeating.keys.filter { !idle.contains($0) }
    while let source = waiting.popLast() {
      for name in repeating[source] ?? [] where idle.remove(name) != nil { waiting.append(name) }
    }
    self.idle = idle
  }

  /// Whether an expression with these names is made of literals and of idle constants only.
  package func areLiterals(_ names: some Sequence<String>) -> Bool {
    names.allSatisfy { idle.contains($0) || Self.conversions.contains($0) }
  }

  /// Whether a name stands for a literal that nothing else uses.
  package func isLiteral(_ name: String) -> Bool { idle.contains(name) }

  /// Functions of the standard library that hand a literal on.
  static let conversions: Set<String> = [
    "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64", "Double",
    "Float",
    "String", "Array", "Set", "Bool", "abs", "max", "min", "identity",
  ]
}

/// Collects the constants of a cell, and the names that its other code uses.
final class ConstantCollector: SyntaxVisitor {
  private(set) var constants: [CellSyntax.Constant] = []
  private(set) var used: Set<String> = []

  init() { super.init(viewMode: .sourceAccurate) }

  override func visit(_ node: PatternBindingSyntax) -> SyntaxVisitorContinueKind {
    guard isAtTopLevel(node), let name = node.pattern.as(IdentifierPatternSyntax.self)?.identifier.text,
      let value = node.initializer?.value ?? node.accessorBlock?.singleExpression,
      let names = LiteralValue.names(in: value)
    else { return .visitChildren }
    constants.append(CellSyntax.Constant(name: name, names: names))
    return .skipChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    guard isAtTopLevel(node), let body = node.body?.statements, body.count == 1, let item = body.first?.item,
      let value = Self.value(of: item), let names = LiteralValue.names(in: value)
    else { return .visitChildren }
    constants.append(CellSyntax.Constant(name: node.name.text, names: names))
    return .skipChildren
  }

  /// A name alone, printed or thrown away is only shown.
  override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
    guard case .expr(let expression) = node.item else { return .visitChildren }
    if Self.onlyShows(expression) { return .skipChildren }
    guard let call = expression.as(FunctionCallExprSyntax.self),
      call.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text == "print"
    else { return .visitChildren }
    for argument in call.arguments where !Self.onlyShows(argument.expression) { walk(argument.expression) }
    return .skipChildren
  }

  /// `legs`, `"\(legs) legs"`, `_ = legs`
  private static func onlyShows(_ expression: ExprSyntax) -> Bool {
    if expression.is(DeclReferenceExprSyntax.self) { return true }
    if let text = expression.as(StringLiteralExprSyntax.self) {
      return text.segments.allSatisfy { segment in
        guard case .expressionSegment(let inner) = segment else { return true }
        return inner.expressions.allSatisfy { onlyShows($0.expression) }
      }
    }
    guard let parts = expression.as(SequenceExprSyntax.self)?.elements.map({ $0 }), parts.count == 3 else {
      return false
    }
    return parts[0].is(DiscardAssignmentExprSyntax.self) && onlyShows(parts[2])
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    if node.parent?.as(MemberAccessExprSyntax.self)?.declName != node { used.insert(node.baseName.text) }
    return .visitChildren
  }

  static func value(of item: CodeBlockItemSyntax.Item) -> ExprSyntax? {
    switch item {
    case .expr(let value): value
    case .stmt(let statement): statement.as(ReturnStmtSyntax.self)?.expression
    default: nil
    }
  }

  private func isAtTopLevel(_ node: some SyntaxProtocol) -> Bool {
    var parent = node.parent
    while let current = parent {
      if current.is(CodeBlockSyntax.self) || current.is(ClosureExprSyntax.self)
        || current.is(MemberBlockSyntax.self)
      {
        return false
      }
      parent = current.parent
    }
    return true
  }
}

extension AccessorBlockSyntax {
  /// The value of `{ 3 }`.
  fileprivate var singleExpression: ExprSyntax? {
    guard case .getter(let statements) = accessors, statements.count == 1, let item = statements.first?.item
    else { return nil }
    return ConstantCollector.value(of: item)
  }
}

/// Values that are written down rather than computed.
private final class LiteralValue: SyntaxAnyVisitor {
  private var names: [String] = []
  private var isLiteral = true
  private var hasOperator = false

  /// The names that a written value repeats: none in `3 * 64`, `b` in `[b, 4]` and in `-b`. Nil where it is computed.
  static func names(in value: ExprSyntax) -> [String]? {
    let visitor = LiteralValue(viewMode: .sourceAccurate)
    visitor.walk(value)
    guard visitor.isLiteral, visitor.names.isEmpty || !visitor.hasOperator else { return nil }
    return visitor.names
  }

  override func visitAny(_ node: Syntax) -> SyntaxVisitorContinueKind {
    switch node.kind {
    case .integerLiteralExpr, .floatLiteralExpr, .booleanLiteralExpr, .stringLiteralExpr, .stringSegment,
      .stringLiteralSegmentList, .nilLiteralExpr, .arrayExpr, .arrayElementList, .arrayElement, .tupleExpr,
      .labeledExprList, .labeledExpr, .multipleTrailingClosureElementList, .dictionaryExpr,
      .dictionaryElementList, .dictionaryElement,
      .prefixOperatorExpr, .token, .asExpr, .unresolvedAsExpr, .typeExpr, .identifierType, .arrayType,
      .sequenceExpr, .exprList:
      return .visitChildren
    case .binaryOperatorExpr, .infixOperatorExpr:
      hasOperator = true
      return .skipChildren
    case .declReferenceExpr:
      if let name = node.as(DeclReferenceExprSyntax.self)?.baseName.text,
        !ConstantNames.conversions.contains(name)
      {
        names.append(name)
      }
      return .skipChildren
    case .functionCallExpr:
      guard let call = node.as(FunctionCallExprSyntax.self), call.trailingClosure == nil,
        let name = call.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text,
        ConstantNames.conversions.contains(name)
      else { break }
      return .visitChildren
    default: break
    }
    isLiteral = false
    return .skipChildren
  }
}
