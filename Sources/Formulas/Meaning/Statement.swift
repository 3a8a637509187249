/// What stands between two marks of punctuation of a formula: sides and the relations between them.
package struct Statement: Sendable, Equatable {
  package struct Side: Sendable, Equatable {
    package let expression: Expression
    /// Its place in the formula's text.
    package let range: Range<Int>
  }

  package struct Link: Sendable, Equatable {
    package let relation: Relation
    /// From the start of its left side to the end of its right one.
    package let range: Range<Int>
  }

  /// One more than there are links.
  package let sides: [Side]
  package let links: [Link]
  /// Why nothing in it is claimed outright: `\text{if}` stands beside it, or a part of a list has no relation.
  package let isLoose: Bool
  /// The modulus of `\pmod n`.
  package let modulus: Expression?
}
