/// A property that every note or formula must have and this one does not.
package struct Finding: Sendable, Equatable, CustomStringConvertible {
  package enum Property: String, Sendable, CaseIterable {
    /// The page is markup that a parser would have to repair, or that could run a script.
    case markup
    /// A position outside the note, or inside a character.
    case span
    /// Blocks are out of order, or not within the lines of their container.
    case lines
    /// A word of the note is neither in the tree, nor hidden, nor in a diagnostic.
    case lostInTree
    /// A word of the tree is not on the page.
    case lostOnPage
    /// A marker of the dialect is left as text, and no diagnostic says so.
    case marker
    /// A digit that is shown has no position in the note, or a wrong one.
    case digit
    /// A well-formed formula is reported as wrong.
    case reading
    /// A true relation is refuted, a false one is held, or two runs differ.
    case verdict
    /// An internal placeholder appears on the page.
    case token
  }

  package let property: Property
  package let message: String

  package var description: String { "\(property.rawValue): \(message)" }
}
