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
  package let span: Span

  package init(
    kind: Kind, word: String, fold: Fold?, title: [Inline], blocks: [Block], span: Span
  ) {
    self.kind = kind
    self.word = word
    self.fold = fold
    self.title = title
    self.blocks = blocks
    self.span = span
  }
}

extension Callout.Kind {
  /// The kind that `word` means, whatever its case; nil where Obsidian knows none, and shows a note.
  ///
  /// - Source: Obsidian's help, “Callouts”, supported types.
  package init?(_ word: String) {
    switch word.lowercased() {
    case "note": self = .note
    case "abstract", "summary", "tldr": self = .abstract
    case "info": self = .info
    case "todo": self = .todo
    case "tip", "hint", "important": self = .tip
    case "success", "check", "done": self = .success
    case "question", "help", "faq": self = .question
    case "warning", "caution", "attention": self = .warning
    case "failure", "fail", "missing": self = .failure
    case "danger", "error": self = .danger
    case "bug": self = .bug
    case "example": self = .example
    case "quote", "cite": self = .quote
    default: return nil
    }
  }
}
