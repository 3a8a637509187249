/// The verdict on a relation of a formula.
package enum Verdict: Sendable, Equatable {
  /// True; the text says how that is known.
  case held(String)
  case refuted(Refutation)
  /// A claim, or demanded to be one, that cannot be decided; the text says why.
  case undecided(String)
  /// False as it is read here, but true in another notation; the text says which.
  case otherwise(String)
  /// It defines a name.
  case definition
  /// It depends on unknowns and may be true or false.
  case condition
  /// A list, a range or a part of a sentence: no claim in the strict sense.
  case loose
  /// The formula has no relation.
  case expression

  /// Whether the relation claims something, and is counted.
  package var isClaim: Bool {
    switch self {
    case .held, .refuted, .undecided, .otherwise: true
    case .definition, .condition, .loose, .expression: false
    }
  }
}

/// Why a relation is false.
package struct Refutation: Sendable, Equatable {
  /// What the sides would have to be, and are not.
  package enum Denial: Sendable, Equatable {
    case equal
    case aboutEqual
    case different
    /// `less than`, `greater than`
    case ordered(String)
    /// Of the same remainder by the modulus.
    case congruent(modulus: String)
  }

  /// The value of the computed side, which could be written instead; nil if there is none.
  package let right: String?
  /// Whether `right` is the value of the left side.
  package var isOfLeftSide = true
  /// A point at which the sides differ: `x = 2, y = 1: left 9, right 6`; empty if the sides are constant.
  package var counterexample = ""
  package var denial = Denial.equal
  /// The value of the left side, in the form in which the right one is written and with as many digits as tell them
  /// apart; nil if the side is written down. For a congruence, its remainder.
  package var leftValue: String?
  /// The same of the right side.
  package var rightValue: String?
}

/// A verdict and the part of the formula to which it belongs.
package struct Judged: Sendable, Equatable {
  package let verdict: Verdict
  /// UTF-8 offsets in the formula's text.
  package let range: Range<Int>
  /// The two sides; both are the whole formula if it has no relation.
  package let left: Range<Int>
  package let right: Range<Int>

  package init(verdict: Verdict, range: Range<Int>, left: Range<Int>, right: Range<Int>) {
    self.verdict = verdict
    self.range = range
    self.left = left
    self.right = right
  }
}
