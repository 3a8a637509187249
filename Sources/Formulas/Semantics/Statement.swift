/// What stands between two marks of punctuation of a formula: sides and the relations between them.
struct Statement: Sendable, Equatable {
  struct Side: Sendable, Equatable {
    let expression: Expression
    /// Its place in the formula's text.
    let range: Range<Int>
    let traits: Traits
    /// With commas in brackets read as grouping digits, where they may: `\max(1,000, 2)`.
    let grouped: Expression?
  }

  /// What its signs tell of a side, whether it can be computed or not.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8

    /// Letters stand for something unknown in it.
    static let names = Traits(rawValue: 1)
    /// Nothing but whole numbers and `\times`: `300 \times 300` may be a shape.
    static let shape = Traits(rawValue: 2)
    /// Nothing stands there, or an operator that waits for an operand.
    static let incomplete = Traits(rawValue: 4)
    /// Dots, colons and points between numbers: a list, a ratio, a version.
    static let list = Traits(rawValue: 8)
    /// A number of things that is not exact: `O(n)`.
    static let growth = Traits(rawValue: 16)
    /// More than one value: `\pm 1`.
    static let choice = Traits(rawValue: 32)
  }

  struct Link: Sendable, Equatable {
    let relation: Relation
    /// From the start of its left side to the end of its right one.
    let range: Range<Int>
    /// An exclamation mark stands right before it: `3 != 4`.
    let mayBeNegated: Bool
  }

  /// One more than there are links.
  let sides: [Side]
  let links: [Link]
  /// It stands in a list of which a part has no relation: `i = 1, \dots, n`.
  var isListed = false
  /// Words beside it say that it holds under a condition, or that something else may: `\text{if}`, `\text{or}`.
  var isConditional = false
  /// The modulus of `\pmod n`.
  let modulus: Expression?
}

/// Why a part of a formula means nothing that could be computed.
struct Unreadable: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
