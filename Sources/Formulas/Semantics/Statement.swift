/// A chain of sides and relations: `a = b < c`. A formula holds one or more, separated by punctuation.
struct Statement: Sendable, Equatable {
  struct Side: Sendable, Equatable {
    let expression: Expression
    /// UTF-8 offsets in the formula's text.
    let range: Range<Int>
    var traits: Traits
    /// The expression if commas in brackets separate thousands; nil if that makes no difference: `\max(1,000, 2)`.
    let grouped: Expression?
    /// All names in it, also if it cannot be computed.
    let names: [Symbol]
    /// Whether it is nothing but names in brackets: `\{a, b\}`
    let isGroupOfNames: Bool
    /// Its values for the upper and for the lower sign of a plus-minus; empty if it has none.
    var choices: [Expression] = []
    /// What stands before and behind its only plus-minus sign: `50 \pm 3`; empty otherwise.
    var spread: [Expression] = []
    /// The parts of a ratio of numbers: `4:6`; empty if it is none.
    var ratio: [Expression] = []
  }

  /// How a statement hangs together with the one beside it.
  enum Inference: Sendable, Equatable {
    /// `\iff`: it says the same.
    case equivalence
    /// `\implies`: it follows, or lets follow.
    case implication
  }

  /// Properties that a side has by its signs, even if it cannot be computed.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16

    /// It contains unknown names.
    static let names = Traits(rawValue: 1)
    /// It consists of whole numbers and `\times`, and so may be a shape: `300 \times 300`.
    static let shape = Traits(rawValue: 2)
    /// It is empty, or an operator lacks an operand.
    static let incomplete = Traits(rawValue: 4)
    /// It is a list, a ratio or a version, by dots, a colon or points between numbers.
    static let list = Traits(rawValue: 8)
    /// It is an order of growth: `O(n)`.
    static let growth = Traits(rawValue: 16)
    /// It has more than one value: `\pm 1`.
    static let choice = Traits(rawValue: 32)
    /// It may be a product of cycles: `(12)(13)`.
    static let cycles = Traits(rawValue: 64)
    /// It holds a number in square brackets, which may be the class of that number: `[6]`.
    static let classes = Traits(rawValue: 128)
    /// It ends in a negative space, which may be an exclamation mark with a stray backslash: `4\!`.
    static let tight = Traits(rawValue: 256)
  }

  struct Link: Sendable, Equatable {
    let relation: Relation
    /// From the start of the left side to the end of the right one.
    let range: Range<Int>
    /// Whether an exclamation mark stands right before it: `3 != 4`.
    let mayBeNegated: Bool
  }

  /// One more than `links`.
  let sides: [Side]
  let links: [Link]
  /// Whether it belongs to a list that has parts without a relation: `i = 1, \dots, n`.
  var isListed = false
  /// Whether words make it conditional or an alternative: `\text{if}`, `\text{or}`.
  var isConditional = false
  /// The arrow beside it, if it is one of inference.
  var inference: Inference?
  /// The modulus of `\pmod n`.
  let modulus: Expression?
  /// Why it may mean something else than what was read; nil if its reading is clear.
  var doubt: String?
  /// The first side if it begins in the row above, where that is not clear: `-4 = 6` below `S = 10`.
  var firstOverRows: Side?
  /// The last side if it goes on in the row below, where that is not clear.
  var lastOverRows: Side?

  /// The statement with the sides that go on over rows, of one side alone.
  func overRows(first: Bool) -> Statement {
    var sides = sides
    if first, let side = firstOverRows { sides[0] = side }
    if !first, let side = lastOverRows { sides[sides.count - 1] = side }
    return Statement(
      sides: sides, links: links, isListed: isListed, isConditional: isConditional, inference: inference,
      modulus: modulus, doubt: doubt)
  }
}

/// Why a part of a formula cannot be computed.
struct Unreadable: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
