import Lessons

/// A number of the prose, and what is known of it.
package struct CountedNumber: Sendable, Equatable {
  package enum State: Sendable, Equatable {
    /// It agrees with something that was computed.
    case held
    case refuted
    /// The author answers for it: it is marked so, or bound to no more than a literal.
    case stated
    case outside(NumberExemption)
    /// Nothing confirms or refutes it.
    case unchecked
  }

  package let number: ProseNumber
  package let state: State

  package init(number: ProseNumber, state: State) {
    self.number = number
    self.state = state
  }
}
