import Markdown
import SwiftSyntax

/// A name that is used in the body of a function or type, whether it is declared there or outside.
package struct CapturedName: Sendable, Equatable {
  package let name: String
  package let place: SourcePosition

  package init(name: String, place: SourcePosition) {
    self.name = name
    self.place = place
  }
}

/// Collects what a cell declares at top level and which names its functions use.
///
/// It does not resolve names. What it finds are suspicions, which the compiler confirms or not (see
/// `ForwardReference`).
final class NameCollector: SyntaxVisitor {
  private(set) var variables: [String] = []
  /// The functions and types of the top level.
  private(set) var functions: [String] = []
  private(set) var bodyNames: [CapturedName] = []
  private let converter: SourceLocationConverter
  private var bodies = 0
  /// The parameters of the enclosing functions and closures: their names refer to nothing outside.
  private var parameters: [Set<String>] = []

  init(_ converter: SourceLocationConverter) {
    self.converter = converter
    super.init(viewMode: .sourceAccurate)
  }

  // A body runs later than its declaration. So does a closure, but the compiler itself refuses a closure that captures
  // a variable before its declaration.
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    if bodies == 0 { functions.append(node.name.text) }
    parameters.append(names(of: node.signature.parameterClause))
    return enter()
  }
  override func visitPost(_ node: FunctionDeclSyntax) {
    parameters.removeLast()
    leave()
  }
  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    parameters.append(names(of: node.signature.parameterClause))
    return .visitChildren
  }
  override func visitPost(_ node: InitializerDeclSyntax) { parameters.removeLast() }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    let clause = node.signature?.parameterClause
    if let list = clause?.as(ClosureShorthandParameterListSyntax.self) {
      parameters.append(Set(list.map(\.name.text)))
    } else {
      let list = clause?.as(ClosureParameterClauseSyntax.self)?.parameters
      parameters.append(Set(list?.map { ($0.secondName ?? $0.firstName).text } ?? []))
    }
    return .visitChildren
  }
  override func visitPost(_ node: ClosureExprSyntax) { parameters.removeLast() }

  private func names(of clause: FunctionParameterClauseSyntax) -> Set<String> {
    Set(clause.parameters.map { ($0.secondName ?? $0.firstName).text })
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name) }
  override func visitPost(_ node: StructDeclSyntax) { leave() }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name) }
  override func visitPost(_ node: ClassDeclSyntax) { leave() }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name) }
  override func visitPost(_ node: EnumDeclSyntax) { leave() }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name) }
  override func visitPost(_ node: ActorDeclSyntax) { leave() }
  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind { enter() }
  override func visitPost(_ node: ExtensionDeclSyntax) { leave() }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { enter() }
  override func visitPost(_ node: AccessorBlockSyntax) { leave() }

  private func enter(_ name: TokenSyntax? = nil) -> SyntaxVisitorContinueKind {
    if let name, bodies == 0 { functions.append(name.text) }
    bodies += 1
    return .visitChildren
  }

  private func leave() { bodies -= 1 }

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    if bodies == 0, isAtTopLevel(node) { variables.append(node.identifier.text) }
    // `if let name` declares a variable and uses an outer one of the same name.
    if let condition = node.parent?.as(OptionalBindingConditionSyntax.self), condition.initializer == nil {
      add(node.identifier)
    }
    return .visitChildren
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    if node.parent?.as(MemberAccessExprSyntax.self)?.declName != node { add(node.baseName) }
    return .visitChildren
  }

  private func add(_ name: TokenSyntax) {
    guard bodies > 0, !parameters.contains(where: { $0.contains(name.text) }) else { return }
    let place = converter.place(name.positionAfterSkippingLeadingTrivia)
    bodyNames.append(CapturedName(name: name.text, place: place))
  }

  /// Whether the variable is global, not inside a block of statements such as a loop's.
  private func isAtTopLevel(_ node: IdentifierPatternSyntax) -> Bool {
    var parent = node.parent
    while let current = parent {
      if current.is(CodeBlockSyntax.self) || current.is(ClosureExprSyntax.self)
        || current.is(ForStmtSyntax.self)
      {
        return false
      }
      parent = current.parent
    }
    return true
  }
}
