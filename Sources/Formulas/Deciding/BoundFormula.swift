/// The right-hand side of a formula that is bound to Swift: `O = \lfloor (W - F)/S \rfloor + 1` is held against
/// `outputSize(W, filter: F, stride: S)` for many `W`, `F` and `S`.
package struct BoundFormula: Sendable {
  /// What came of one comparison.
  package enum Agreement: Sendable, Equatable {
    case agrees
    /// The value of the formula, as an author would write it.
    case differs(String)
    /// The formula has no value there, and why: `division by zero`.
    case undefined(String)
  }

  /// The symbols of the right-hand side as Swift identifiers, each once: `W_1` → `W_1`, `\lambda` → `lambda`,
  /// `\text{looks}` → `looks`.
  package let identifiers: [String]

  /// Nil where the formula says nothing that could be computed; `reason` says why.
  package static func read(_ tree: FormulaTree) -> (formula: BoundFormula?, reason: String) {
    (nil, "it has no side that can be computed")
  }

  /// Holds the value of the formula against one that Swift computed.
  /// - Parameters:
  ///   - seen: as `print` writes it: `100`, `0.25`, `[1, 2]`.
  ///   - values: of the symbols, as `print` writes them.
  package func agreement(with seen: String, at values: [String: String]) -> Agreement {
    .undefined("not computed")
  }
}
