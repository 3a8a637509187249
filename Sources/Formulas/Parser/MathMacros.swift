/// The commands that an author has defined: `\newcommand{\R}{\mathbb{R}}`.
package struct MathMacros: Sendable, Equatable {
  struct Macro: Sendable, Equatable {
    let parameters: Int
    /// What the first parameter is where no `[…]` follows; nil where it has to be written.
    let standard: [MathToken]?
    let body: [MathToken]
  }

  var macros: [String: Macro] = [:]

  package init() {}

  /// Tokens that the macros of one formula may make, and how many may stand in one another.
  static let most = 20_000
  static let deepest = 200
}
