import Lessons

/// A number of the prose, and what confirms it.
package struct CountedNumber: Sendable, Equatable {
  package enum State: Sendable, Equatable {
    case held, refuted
    /// The note defines it: a literal of a cell, or a number of an expectation, output or formula of its section.
    case given
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
