/// What is said of a relation of a formula.
package enum Verdict: Sendable, Equatable {
  /// It is true; the text says how that is known.
  case held(String)
  /// It is false; what is right, where that is a value, and why.
  case refuted(right: String?, why: String)
  /// It is a claim, or one is demanded, and nothing is known of it; the text says why.
  case undecided(String)
  /// It gives a name a meaning.
  case definition
  /// It is said of unknowns, and may be true or not.
  case condition
  /// A list, a range, a part of a sentence: no claim in the strict sense.
  case loose
  /// The formula has no relation.
  case expression
}

/// A verdict and the part of the formula that it speaks of.
package struct Judged: Sendable, Equatable {
  package let verdict: Verdict
  /// UTF-8 offsets in the formula's text.
  package let range: Range<Int>
}
