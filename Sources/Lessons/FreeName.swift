import Documents
import SwiftSyntax

/// A name that the body of a function or type uses without declaring it.
package struct FreeName: Sendable, Equatable {
  package let name: String
  package let place: Place

  package init(name: String, place: Place) {
    self.name = name
    self.place = place
  }
}

/// Collects what a cell declares at top level and what its functions use from outside.
///
/// It does not resolve names as the compiler does: members of an enclosing type and locals are told apart only
/// by their names. What it finds is a suspicion that the compiler confirms (see `ForwardReference`).
final class NameCollector: SyntaxVisitor {
  private(set) var variables: [String] = []
  private(set) var freeNames: [FreeName] = []
  private let converter: SourceLocationConverter
  private var bodies = 0
  private var locals: Set<String> = []
  /// Where in `freeNames` those of the present outermost body begin.
  private var firstOfBody = 0

  init(_ converter: SourceLocationConverter) {
    self.converter = converter
    super.init(viewMode: .sourceAccurate)
  }

  // A body is what runs later than the line it stands on. A closure does too, but the compiler itself refuses
  // a closure that captures a variable before it is declared.
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { enter() }
  override func visitPost(_ node: FunctionDeclSyntax) { leave() }
  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { enter() }
  override func visitPost(_ node: StructDeclSyntax) { leave() }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { enter() }
  override func visitPost(_ node: ClassDeclSyntax) { leave() }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { enter() }
  override func visitPost(_ node: EnumDeclSyntax) { leave() }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { enter() }
  override func visitPost(_ node: ActorDeclSyntax) { leave() }
  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind { enter() }
  override func visitPost(_ node: ExtensionDeclSyntax) { leave() }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { enter() }
  override func visitPost(_ node: AccessorBlockSyntax) { leave() }

  private func enter() -> SyntaxVisitorContinueKind {
    if bodies == 0 {
      locals = []
      firstOfBody = freeNames.count
    }
    bodies += 1
    return .visitChildren
  }

  private func leave() {
    bodies -= 1
    guard bodies == 0 else { return }
    freeNames[firstOfBody...].removeAll { locals.contains($0.name) }
  }

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    let name = node.identifier.text
    if bodies > 0 {
      locals.insert(name)
    } else if isAtTopLevel(node) {
      variables.append(name)
    }
    return .visitChildren
  }

  override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
    locals.insert((node.secondName ?? node.firstName).text)
    return .visitChildren
  }

  override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
    if bodies > 0 { locals.insert(node.name.text) }
    return .visitChildren
  }

  override func visit(_ node: ClosureParameterSyntax) -> SyntaxVisitorContinueKind {
    if bodies > 0 { locals.insert((node.secondName ?? node.firstName).text) }
    return .visitChildren
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    if bodies > 0, node.parent?.as(MemberAccessExprSyntax.self)?.declName != node {
      freeNames.append(
        FreeName(
          name: node.baseName.text, place: converter.place(node.positionAfterSkippingLeadingTrivia)))
    }
    return .visitChildren
  }

  /// The variable is global: it is not inside a block of statements, such as a loop's.
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
