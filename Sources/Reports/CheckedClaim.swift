import Markdown

/// A claim of the note, and the verdict on it.
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
    /// A number that agrees with what it is bound to, which is no more than a literal.
    case stated
    /// It could not be decided.
    case undecided
    /// The program stopped before it.
    case notReached
  }

  /// The part of the lesson that it is about.
  package enum Subject: Sendable, Equatable {
    /// By its number.
    case cell(Int)
    /// By their indices in `Lesson.numbers`.
    case numbers([Int])
    /// By its index in `Lesson.formulas`.
    case formula(Int)
  }

  package let kind: Kind
  package let subject: Subject
  /// As the author wrote it.
  package let text: String
  package let span: SourceSpan
  package let verdict: Verdict
  /// Whether it is wrong on purpose, and was refuted as it should be.
  package let isWrong: Bool
  /// What was checked and how, for a reader: `10000 is the value of looks * looks`. Empty where the page shows it in
  /// another way.
  package let account: String
  /// What `notes accept` writes in its place; nil where it holds or nothing can be written.
  package let correction: Correction?
  /// What a number is bound to; nil where it is bound to nothing, or the program did not reach that.
  package let binding: BoundValue?

  package struct BoundValue: Sendable, Equatable {
    /// In Swift, as the author wrote it.
    package let expression: String
    package let value: String

    package init(expression: String, value: String) {
      self.expression = expression
      self.value = value
    }
  }

  /// What the account of a claim begins with that could not be decided.
  package static let undecidedPrefix = "Not decided: "

  /// Why it was not decided; nil where it was.
  package var obstacle: String? {
    switch verdict {
    case .held, .refuted, .stated: nil
    case .undecided:
      account.hasPrefix(Self.undecidedPrefix)
        ? String(account.dropFirst(Self.undecidedPrefix.count)) : account
    case .notReached: "it was not reached"
    }
  }

  package init(
    kind: Kind, subject: Subject, text: String, span: SourceSpan, verdict: Verdict, isWrong: Bool = false,
    account: String = "", correction: Correction? = nil, binding: BoundValue? = nil
  ) {
    self.kind = kind
    self.subject = subject
    self.text = text
    self.span = span
    self.verdict = verdict
    self.isWrong = isWrong
    self.account = account
    self.correction = correction
    self.binding = binding
  }
}

/// New text for a part of a note.
package struct Correction: Sendable, Equatable {
  package let span: SourceSpan
  package let text: String

  package init(span: SourceSpan, text: String) {
    self.span = span
    self.text = text
  }
}
