import Markdown
import SwiftSyntax

/// A name of a cell and the literals that it gets: the label of an argument, a variable, a parameter with a default.
package struct CellSetting: Sendable, Equatable {
  package let name: String
  /// The digits of its literals; none where it gets something else.
  package let values: [String]
  /// The variable that it gets.
  package let variable: String?
  package let place: SourcePosition
  /// Whether it declares or sets a variable.
  package let isVariable: Bool

  package init(
    name: String, values: [String], variable: String? = nil, place: SourcePosition, isVariable: Bool
  ) {
    self.name = name
    self.values = values
    self.variable = variable
    self.place = place
    self.isVariable = isVariable
  }
}

/// Collects the settings of a cell. It sees what is written, and computes nothing.
final class SettingCollector: SyntaxVisitor {
  private(set) var settings: [CellSetting] = []
  private let converter: SourceLocationConverter

  /// The most values of a range that are listed.
  private static let longestRange = 100

  init(_ converter: SourceLocationConverter) {
    self.converter = converter
    super.init(viewMode: .sourceAccurate)
  }

  private func add(_ name: TokenSyntax, _ value: ExprSyntax?, isVariable: Bool) {
    settings.append(
      CellSetting(
        name: name.text, values: value.flatMap(Self.literals) ?? [],
        variable: value?.as(DeclReferenceExprSyntax.self)?.baseName.text,
        place: converter.place(name.positionAfterSkippingLeadingTrivia), isVariable: isVariable))
  }

  override func visit(_ node: LabeledExprSyntax) -> SyntaxVisitorContinueKind {
    if let label = node.label { add(label, node.expression, isVariable: false) }
    return .visitChildren
  }

  override func visit(_ node: PatternBindingSyntax) -> SyntaxVisitorContinueKind {
    if let name = node.pattern.as(IdentifierPatternSyntax.self)?.identifier,
      let initializer = node.initializer
    {
      add(name, initializer.value, isVariable: true)
    }
    return .visitChildren
  }

  override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
    if let value = node.defaultValue?.value { add(node.firstName, value, isVariable: false) }
    return .visitChildren
  }

  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    if let name = node.pattern.as(IdentifierPatternSyntax.self)?.identifier {
      add(name, node.sequence, isVariable: true)
    }
    return .visitChildren
  }

  // The parser does not fold operators: `a.rate = 0.1` is a sequence of three expressions.
  override func visit(_ node: SequenceExprSyntax) -> SyntaxVisitorContinueKind {
    let parts = Array(node.elements)
    guard parts.count > 2, let name = Self.target(parts[0]) else { return .visitChildren }
    let isPlain = parts[1].is(AssignmentExprSyntax.self)
    let isCompound =
      parts[1].as(BinaryOperatorExprSyntax.self).map { Self.assignments.contains($0.operator.text) } ?? false
    if isPlain || isCompound {
      add(name, isPlain && parts.count == 3 ? parts[2] : nil, isVariable: true)
    }
    return .visitChildren
  }

  private static let assignments: Set<String> = ["+=", "-=", "*=", "/=", "%=", "<<=", ">>="]

  private static func target(_ node: ExprSyntax) -> TokenSyntax? {
    node.as(DeclReferenceExprSyntax.self)?.baseName ?? node.as(MemberAccessExprSyntax.self)?.declName.baseName
  }

  /// The literals of an expression that consists of them: `3`, `-0.5`, `[3, 3]`, `(2, 2)`, `0...4`.
  private static func literals(_ node: ExprSyntax) -> [String]? {
    if let number = number(node) { return [number] }
    if let array = node.as(ArrayExprSyntax.self) { return all(array.elements.map(\.expression)) }
    if let tuple = node.as(TupleExprSyntax.self) { return all(tuple.elements.map(\.expression)) }
    if let sequence = node.as(SequenceExprSyntax.self) { return range(Array(sequence.elements)) }
    return nil
  }

  private static func all(_ nodes: [ExprSyntax]) -> [String]? {
    let numbers = nodes.compactMap(number)
    return numbers.count == nodes.count ? numbers : nil
  }

  private static func number(_ node: ExprSyntax) -> String? {
    if let prefix = node.as(PrefixOperatorExprSyntax.self), prefix.operator.text == "-" {
      return number(prefix.expression).map { "-" + $0 }
    }
    let text =
      node.as(IntegerLiteralExprSyntax.self)?.literal.text
      ?? node.as(FloatLiteralExprSyntax.self)?.literal.text
    guard let digits = text?.filter({ $0 != "_" }), !digits.hasPrefix("0x"), !digits.hasPrefix("0b"),
      !digits.hasPrefix("0o")
    else { return nil }
    return digits
  }

  private static func range(_ parts: [ExprSyntax]) -> [String]? {
    guard parts.count == 3, let sign = parts[1].as(BinaryOperatorExprSyntax.self)?.operator.text,
      let first = number(parts[0]).flatMap(Int.init), let last = number(parts[2]).flatMap(Int.init),
      sign == "..." || sign == "..<", first <= last, last - first <= longestRange
    else { return nil }
    return (first...last).map(String.init)
  }
}
