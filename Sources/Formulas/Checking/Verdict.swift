/// What is said of a relation of a formula.
package enum Verdict: Sendable, Equatable {
  /// It is true; the text says how that is known.
  case held(String)
  /// It is false.
  case refuted(Refutation)
  /// It is a claim, or one is demanded, and nothing is known of it; the text says why.
  case undecided(String)
  /// It is false as it is read here, and true as others may write it; the text says how.
  case otherwise(String)
  /// It gives a name a meaning.
  case definition
  /// It is said of unknowns, and may be true or not.
  case condition
  /// A list, a range, a part of a sentence: no claim in the strict sense.
  case loose
  /// The formula has no relation.
  case expression
}

/// Why a relation is false.
package struct Refutation: Sendable, Equatable {
  /// The value of the side that computes; nil where that is none that could be written instead.
  package let right: String?
  /// Whether that is the left side.
  package let isOfLeftSide: Bool
  /// Where the two sides differ: `x = 2, y = 1: left 9, right 6`; empty where their values say it.
  package let counterexample: String

  init(right: String?, isOfLeftSide: Bool = true, counterexample: String = "") {
    self.right = right
    self.isOfLeftSide = isOfLeftSide
    self.counterexample = counterexample
  }
}

/// A verdict and the part of the formula that it speaks of.
package struct Judged: Sendable, Equatable {
  package let verdict: Verdict
  /// UTF-8 offsets in the formula's text.
  package let range: Range<Int>
  /// The two sides; the same where the formula has no relation.
  package let left: Range<Int>
  package let right: Range<Int>
}
