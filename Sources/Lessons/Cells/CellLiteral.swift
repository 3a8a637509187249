import Markdown
import SwiftSyntax

/// A number that is written down in a cell. Its position is relative to the cell.
package struct CellLiteral: Sendable, Equatable {
  package let digits: String
  /// Its label, or the function that takes it without one, or the name that it is given, or what it is a part of.
  package let name: String
  /// The words of its label or name.
  package let label: [String]
  /// The words of what is made of it: `dense` of `.dense(16)`.
  package let made: [String]
  /// Whether a name stands for it: `let stride = 5`
  package let isNamed: Bool
  package let place: SourcePosition
  /// The number of the innermost statement, or of the range, that it is a part of.
  package let statement: Int
  package let part: Part?

  /// Where it stands in the lists from which a name is made: `16` is in the second element of
  /// `let network = Network(input: [64], [.relu, .dense(16)])`.
  package struct Part: Sendable, Equatable {
    package let owner: String
    /// The label of the list.
    package let label: String?
    package let element: Int
  }
}

/// Collects the numbers that a cell writes down, with the words for them.
final class LiteralCollector: SyntaxVisitor {
  private(set) var literals: [CellLiteral] = []
  /// By the name of a variable: the words of the labels under which the cell hands it over.
  private(set) var labels: [String: [String]] = [:]
  /// The functions that the cell declares.
  private(set) var functions: Set<String> = []
  private let converter: SourceLocationConverter
  private var parts: [SourcePosition: CellLiteral.Part] = [:]
  private var collected: Set<SourcePosition> = []
  private var statements: [Int] = []
  private var statementCount = 0

  init(_ converter: SourceLocationConverter) {
    self.converter = converter
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
    enterStatement()
    return .visitChildren
  }

  private func enterStatement() {
    statements.append(statementCount)
    statementCount += 1
  }

  override func visitPost(_ node: CodeBlockItemSyntax) { statements.removeLast() }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let called =
      node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text
      ?? node.calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName.text ?? ""
    for argument in node.arguments {
      let label = argument.label?.text
      if let name = argument.expression.as(DeclReferenceExprSyntax.self)?.baseName.text {
        if let label { labels[name, default: []] += IdentifierWords.words(of: label) }
      } else {
        // The name of a function speaks of its result, but `.dense(16)` has 16 neurons, and `batches(of: 16)` 16 images.
        let isPreposition = label.map(Self.prepositions.contains) ?? false
        let isMade = Self.makesAThing(node) || isPreposition
        collect(
          argument.expression, label ?? called, isPreposition ? [] : IdentifierWords.words(of: label ?? ""),
          made: isMade ? IdentifierWords.words(of: called) : [])
      }
    }
    return .visitChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    functions.insert(node.name.text)
    return .visitChildren
  }

  override func visit(_ node: PatternBindingSyntax) -> SyntaxVisitorContinueKind {
    if let name = node.pattern.as(IdentifierPatternSyntax.self)?.identifier.text,
      let value = node.initializer?.value
    {
      if Self.digits(of: value) != nil { add(value, name, IdentifierWords.words(of: name), isNamed: true) }
      if statements.count == 1, let call = value.as(FunctionCallExprSyntax.self) {
        findParts(of: call, owner: name)
      }
    }
    return .visitChildren
  }

  private func findParts(of call: FunctionCallExprSyntax, owner: String) {
    for argument in call.arguments {
      for (index, element) in (argument.expression.as(ArrayExprSyntax.self)?.elements ?? []).enumerated() {
        let first = element.expression.as(FunctionCallExprSyntax.self)?.arguments.first
        let number = first.map { $0.label == nil ? $0.expression : nil } ?? element.expression
        guard let number, Self.digits(of: number) != nil else { continue }
        parts[place(of: number)] = CellLiteral.Part(
          owner: owner, label: argument.label?.text, element: index)
      }
    }
  }

  /// `for epoch in 1...10` counts epochs.
  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    let name = node.pattern.as(IdentifierPatternSyntax.self)?.identifier.text
    collect(node.sequence, name ?? "for", name.map { IdentifierWords.words(of: $0) } ?? [])
    return .visitChildren
  }

  override func visit(_ node: SequenceExprSyntax) -> SyntaxVisitorContinueKind {
    let name = Self.summary(node)
    if Self.isRange(node) {
      collect(ExprSyntax(node), name)
    } else {
      for operand in node.elements { add(operand, name) }
    }
    return .visitChildren
  }

  override func visit(_ node: ArrayExprSyntax) -> SyntaxVisitorContinueKind {
    collect(ExprSyntax(node), Self.summary(node))
    // A matrix is data, and no number of it has a name.
    return node.elements.first?.expression.is(ArrayExprSyntax.self) ?? false ? .skipChildren : .visitChildren
  }

  /// A number, or the numbers of a range or of a list.
  private func collect(
    _ expression: ExprSyntax, _ name: String, _ label: [String] = [], made: [String] = []
  ) {
    if let list = expression.as(ArrayExprSyntax.self) {
      guard list.elements.count <= Self.longestList else { return }
      // The words are those of all elements together.
      for element in list.elements { add(element.expression, name) }
    } else if let sequence = expression.as(SequenceExprSyntax.self), Self.isRange(sequence) {
      enterStatement()
      for bound in sequence.elements { add(bound, name, label, made: made) }
      statements.removeLast()
    } else {
      add(expression, name, label, made: made)
    }
  }

  private func add(
    _ expression: ExprSyntax, _ name: String, _ label: [String] = [], made: [String] = [],
    isNamed: Bool = false
  ) {
    guard let digits = Self.digits(of: expression) else { return }
    let place = place(of: expression)
    guard collected.insert(place).inserted else { return }
    literals.append(
      CellLiteral(
        digits: digits, name: name, label: label, made: made, isNamed: isNamed, place: place,
        statement: statements.last ?? 0, part: parts[place]))
  }

  private func place(of expression: ExprSyntax) -> SourcePosition {
    converter.place(expression.positionAfterSkippingLeadingTrivia)
  }

  /// A longer list is data, too.
  private static let longestList = 8

  private static func summary(_ node: some ExprSyntaxProtocol) -> String {
    let text = node.trimmedDescription
    return text.utf8.count <= 40 && !text.contains(where: \.isNewline)
      ? text : String(text.prefix { $0 != "\n" }.prefix(39)) + "…"
  }

  private static let prepositions: Set<String> = ["of", "by", "in", "to", "with", "for", "at", "from", "on"]

  /// Whether a call makes a value of a type: `.dense(16)`, `Layer.dense(16)`, `Dense(16)`.
  private static func makesAThing(_ call: FunctionCallExprSyntax) -> Bool {
    func isType(_ expression: ExprSyntax?) -> Bool {
      expression?.as(DeclReferenceExprSyntax.self)?.baseName.text.first?.isUppercase ?? false
    }
    if let member = call.calledExpression.as(MemberAccessExprSyntax.self) {
      return member.base.map { isType($0) } ?? true
    }
    return isType(call.calledExpression)
  }

  private static func isRange(_ sequence: SequenceExprSyntax) -> Bool {
    let elements = Array(sequence.elements)
    guard elements.count == 3, let sign = elements[1].as(BinaryOperatorExprSyntax.self)?.operator.text else {
      return false
    }
    return ["...", "..<"].contains(sign)
  }

  private static func digits(of expression: ExprSyntax) -> String? {
    if let number = expression.as(IntegerLiteralExprSyntax.self) {
      return number.literal.text.filter { $0 != "_" }
    }
    if let number = expression.as(FloatLiteralExprSyntax.self) {
      return number.literal.text.filter { $0 != "_" }
    }
    if let prefixed = expression.as(PrefixOperatorExprSyntax.self), prefixed.operator.text == "-" {
      return digits(of: prefixed.expression).map { "-" + $0 }
    }
    return nil
  }
}
