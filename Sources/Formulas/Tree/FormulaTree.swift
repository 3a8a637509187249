/// A formula, read: what a page shows of it and what is checked come from the same nodes.
package struct FormulaTree: Sendable, Equatable {
  package let nodes: [MathNode]
  /// Whether it stands in a line of its own.
  package let isDisplay: Bool

  init(_ nodes: [MathNode], isDisplay: Bool) {
    self.nodes = nodes
    self.isDisplay = isDisplay
  }
}

/// What is wrong with how a formula is written.
package struct FormulaFinding: Sendable, Equatable {
  /// `unknown-command`, `missing-brace`, …
  package let identifier: String
  package let message: String
  package let help: String
  /// As in `MathNode`.
  package let range: Range<Int>

  init(_ identifier: String, _ message: String, help: String, _ range: Range<Int>) {
    self.identifier = identifier
    self.message = message
    self.help = help
    self.range = range
  }
}
