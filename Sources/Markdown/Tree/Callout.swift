/// A quote that begins with `[!kind]`, shown in a colour of its own.
package struct Callout: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case note, abstract, info, todo, tip, success, question, warning, failure, danger, bug, example, quote
  }

  /// Marks a callout that a reader can fold, with its initial state: `[!tip]-`, `[!tip]+`.
  package enum Fold: Sendable {
    case closed, open
  }

  package let kind: Kind
  /// The word after `!`, as written.
  package let word: String
  package let fold: Fold?
  /// Empty if the note gives none.
  package let title: [Inline]
  package let blocks: [Block]
  /// From `[` to `]`, or to the fold mark.
  package let span: SourceSpan
}

extension Callout.Kind {
  /// The kind for `word`, regardless of case; nil if Obsidian does not know the word and shows a note.
  init?(_ word: String) {
    let word = word.lowercased()
    guard let kind = Self.allCases.first(where: { $0.rawValue == word || $0.aliases.contains(word) }) else {
      return nil
    }
    self = kind
  }

  /// All words for kinds, including aliases.
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
