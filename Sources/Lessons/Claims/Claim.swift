import Markdown
import Formulas

/// Something that a note claims outside of its cells.
package enum Claim: Sendable {
  /// A number that is compared with the value of a Swift expression, and its index in `Lesson.numbers`.
  case number(ProseNumber, index: Int, Binding)
  case arithmetic(WrittenArithmetic, ClaimMode?)
  /// A formula, and the mode that its comment sets.
  case formula(Formula, ClaimMode?)
  /// A formula whose right-hand side is compared with the value of a Swift expression.
  case bound(Formula, BoundFormula, Binding)
  /// A formula with a comment that binds it, which cannot be compared, and why. The note has an error that says so.
  case incomparable(Formula, reason: String)

  /// What a comment says of the claim before it.
  package enum ClaimMode: String, Sendable, CaseIterable {
    /// `%%check%%`: it must be decided.
    case check
    /// `%%wrong%%`: it is wrong on purpose, and must be refuted.
    case wrong
  }

  package var span: SourceSpan {
    switch self {
    case .number(let number, _, _): number.span
    case .arithmetic(let arithmetic, _): arithmetic.span
    case .formula(let formula, _), .bound(let formula, _, _), .incomparable(let formula, _): formula.span
    }
  }

  package var binding: Binding? {
    switch self {
    case .number(_, _, let binding), .bound(_, _, let binding): binding
    case .arithmetic, .formula, .incomparable: nil
    }
  }
}

/// A Swift expression in a comment, with whose value the number or formula before it is compared.
package struct Binding: Sendable, Equatable {
  /// 1-based, in the order of the note.
  package let number: Int
  package let expression: BoundExpression
  package let span: SourceSpan
  /// The number of the last cell above it; 0 where there is none.
  package let cell: Int
  /// The symbols of the formula before it. Each must be a variable of the note or of a range.
  package let symbols: [String]
  package var isWrong: Bool

  /// The most bindings of a note: each takes a range of line numbers in its program.
  package static let most = 600
}
