import Markdown

/// One statement of the note that is checked.
package struct CheckedClaim: Sendable, Equatable {
  package enum Kind: String, Sendable, Codable {
    /// A comment of a cell.
    case expectation
    /// The fence with what a cell must print.
    case output
    /// A number of the prose that is bound to Swift.
    case number
    /// Arithmetic that is written out.
    case arithmetic
    /// A relation of a formula.
    case formula
    /// A formula that is bound to Swift.
    case bound
  }

  package enum Verdict: String, Sendable, Codable {
    case held, refuted
    /// Nothing is known of it.
    case undecided
    /// The program did not come to it.
    case notReached
  }

  package let kind: Kind
  /// As the author wrote it.
  package let text: String
  package let span: SourceSpan
  package let verdict: Verdict
  /// It is wrong on purpose, and was refuted, as it says.
  package private(set) var isWrong = false
  /// What was checked and how, for a reader: `10000 is the value of looks * looks`. Empty where the page shows it
  /// otherwise.
  package private(set) var account = ""
  /// What `accept` writes in its place; nil where it holds or nothing can be written.
  package private(set) var correction: Correction?
}

/// New text for a stretch of a note.
package struct Correction: Sendable, Equatable {
  package let span: SourceSpan
  package let text: String
}
