/// A formula as a tree. The page and the checks use the same nodes.
package struct FormulaTree: Sendable, Equatable {
  package let nodes: [MathNode]
  /// Whether the formula stands on a line of its own: `$$…$$`.
  package let isDisplay: Bool

  init(_ nodes: [MathNode], isDisplay: Bool) {
    self.nodes = nodes
    self.isDisplay = isDisplay
  }
}

/// A mistake in how a formula is written.
package struct FormulaFinding: Sendable, Equatable {
  /// `unknown-command`, `missing-brace`, …
  package let identifier: String
  package let message: String
  package let help: String
  /// UTF-8 offsets in the formula's text, as in `MathNode`.
  package let range: Range<Int>

  init(_ identifier: String, _ message: String, help: String, _ range: Range<Int>) {
    self.identifier = identifier
    self.message = message
    self.help = help
    self.range = range
  }
}
