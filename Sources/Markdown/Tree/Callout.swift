/// A quote that begins with `[!kind]`: a note beside the text, of a colour of its own.
package struct Callout: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case note, abstract, info, todo, tip, success, question, warning, failure, danger, bug, example, quote
  }

  /// Whether a reader can fold it, and how it is shown at first: `[!tip]-`, `[!tip]+`.
  package enum Fold: Sendable {
    case closed, open
  }

  package let kind: Kind
  /// What stands behind `!`, as it was written.
  package let word: String
  package let fold: Fold?
  /// Empty where the note gives none.
  package let title: [Inline]
  package let blocks: [Block]
  /// From `[` to `]` and the fold's mark.
  package let span: SourceSpan
}

extension Callout.Kind {
  /// The kind that `word` means, whatever its case; nil where Obsidian knows none, and shows a note.
  init?(_ word: String) {
    let word = word.lowercased()
    guard let kind = Self.allCases.first(where: { $0.rawValue == word || $0.aliases.contains(word) }) else {
      return nil
    }
    self = kind
  }

  /// Every word that means a kind.
  static var words: [String] { allCases.flatMap { [$0.rawValue] + $0.aliases } }

  /// - Source: Obsidian's help, “Callouts”, supported types.
  private var aliases: [String] {
    switch self {
    case .abstract: ["summary", "tldr"]
    case .tip: ["hint", "important"]
    case .success: ["check", "done"]
    case .question: ["help", "faq"]
    case .warning: ["caution", "attention"]
    case .failure: ["fail", "missing"]
    case .danger: ["error"]
    case .quote: ["cite"]
    case .note, .info, .todo, .bug, .example: []
    }
  }
}
