/// Something that must hold of every note, or of every formula, and does not hold of this one.
package struct Finding: Sendable, Equatable, CustomStringConvertible {
  package enum Property: String, Sendable, CaseIterable {
    /// The page is markup that a parser would have to mend, or that could carry a script.
    case markup
    /// A place outside of the note, or within a character.
    case span
    /// Blocks that are out of order, or not within the lines of what holds them.
    case lines
    /// A word that the author wrote is neither in the tree, nor hidden, nor named by a diagnostic.
    case lostInTree
    /// A word of the tree that is not on the page.
    case lostOnPage
    /// A digit that is shown and has no place in the note, or a wrong one.
    case digit
    /// A formula that is well formed is not read.
    case reading
    /// A true relation that is refuted, a false one that is held, or another verdict for the same.
    case verdict
    /// What stands for something else while a note is read came out.
    case token
  }

  package let property: Property
  package let message: String

  package var description: String { "\(property.rawValue): \(message)" }
}
