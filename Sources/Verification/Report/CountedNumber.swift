import Markdown
import Lessons

/// A number of the prose, and what became of it.
package struct CountedNumber: Sendable, Equatable {
  package enum State: Sendable, Equatable {
    case held, refuted
    /// A literal of a cell, or a value of an expectation or a definition in its section.
    case given
    case outside(NumberExemption)
    /// Nothing says whether it is right.
    case unchecked
  }

  package let number: ProseNumber
  package let state: State
}
