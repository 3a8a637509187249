import Lessons
import Markdown
import Reports

/// What an unchecked number of the text could be bound to.
package struct BindingProposal: Sendable, Equatable {
  package enum Choice: Sendable, Equatable {
    /// - Parameter line: the line of the note that computes it.
    case bound(expression: String, value: String, line: Int)
    /// It is written down in a cell, and computed from nothing: the author can only state it.
    /// - Parameter name: what it is there.
    case stated(name: String, line: Int)

    /// What stands in the comment that an author would write.
    package var comment: String {
      switch self {
      case .bound(let expression, _, _): "= \(expression)"
      case .stated: "stated"
      }
    }

    package var expression: String? {
      if case .bound(let expression, _, _) = self { expression } else { nil }
    }
  }

  package let number: ProseNumber
  /// The best first.
  package let choices: [Choice]
  /// Whether the first choice is an expression, and clearly ahead of all others.
  package let isClear: Bool

  /// The same, for the author to choose.
  var unclear: BindingProposal { BindingProposal(number: number, choices: choices, isClear: false) }
}

extension Report {
  /// What its unchecked numbers could be bound to, in the order of the note.
  /// - Parameters:
  ///   - most: for no more than so many numbers, the first ones.
  ///   - known: values of expressions that the report does not tell, see `BindingCandidates.unknown`.
  ///   - parsed: its cells; nil where they are not parsed yet.
  ///   - isPossible: leaves out what was tried and does not hold at a number.
  package func bindingProposals(
    most: Int = .max, known: [String: String] = [:], parsed: ParsedCells? = nil,
    where isPossible: (ProseNumber, _ expression: String) -> Bool = { _, _ in true }
  ) -> [BindingProposal] {
    let unchecked = Array(numbers.lazy.filter { $0.state == .unchecked }.map(\.number).prefix(most))
    guard !unchecked.isEmpty else { return [] }
    let ranking = BindingRanking(self, known: known, parsed: parsed)
    let products = NumberProduct.all(of: unchecked, in: lesson.document)
    return NumberProduct.lists(of: products, in: lesson.document).flatMap { list in
      ranking.elements(of: list, where: isPossible)
        ?? list.flatMap { ranking.proposals(for: $0, where: isPossible) }
    }
  }
}
