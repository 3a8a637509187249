import Markdown

/// What the pages of a preview show besides the notes: running cells, outdated values, mistakes.
package struct PreviewState: Sendable {
  /// The secret that pages of the preview send with each request, so that the server knows them from other sites.
  package let token: String
  /// By the path of the note.
  package var notes: [String: NoteState] = [:]
  /// Why notes cannot be verified, and what is wrong with files that are no notes.
  package var problems: [String] = []
  let cells: CellCache

  package init(token: String, cells: CellCache) {
    self.token = token
    self.cells = cells
  }

  package struct NoteState: Sendable {
    /// Identifies the text from which the page was made.
    package var version = ""
    /// In the order of the note.
    package var mistakes: [Mistake] = []
    /// Whether the note is being verified or waits for it.
    package var isRunning = false
    /// The numbers of the cells that are running.
    package var running: Set<Int> = []
    /// The numbers of the cells whose values are those of an earlier run.
    package var outdated: Set<Int> = []
    /// What unchecked numbers of the text could be bound to, in the order of the note.
    package var choices: [NumberChoices] = []

    package init() {}
  }
}

/// A diagnostic as a page shows it.
package struct Mistake: Sendable {
  package let diagnostic: Diagnostic
  /// The line of the source that it is about; nil if there is none.
  let excerpt: SourceSnippet?
  /// Whether the value that was seen can replace the expectation.
  let isAcceptable: Bool

  package init(_ diagnostic: Diagnostic, in source: Source?, isAcceptable: Bool) {
    self.diagnostic = diagnostic
    excerpt = source.flatMap { SourceSnippet(of: diagnostic.span, in: $0) }
    self.isAcceptable = isAcceptable
  }

  /// The id of the mistake on its page.
  static func id(_ number: Int) -> String { ":mistake:\(number + 1)" }

  /// - Parameters:
  ///   - number: its number on the page, from 0.
  ///   - isInCell: whether it stands in a cell, below the line that it is about.
  func write(number: Int, isInCell: Bool, to html: inout HTML) {
    html.element(
      "span",
      [
        "class": "mistake " + diagnostic.severity.rawValue, "id": Self.id(number), "role": "note",
        "tabindex": "-1",
      ]
    ) { html in
      if let excerpt {
        if !isInCell {
          html.line("span", class: "excerpt", excerpt.line)
        }
        html.line("span", class: "caret", excerpt.caret)
      }
      html.element("strong", "\(diagnostic.severity.rawValue): ")
      html.text(diagnostic.message)
      for detail in diagnostic.details {
        html.newline()
        html.element("span", class: "detail", detail)
      }
      if !diagnostic.help.isEmpty {
        html.newline()
        html.element("span", class: "help") { html in
          html.element("strong", "help: ")
          html.text(diagnostic.help)
        }
      }
      if isAcceptable {
        let start = diagnostic.span.start
        html.newline()
        html.element(
          "button", class: "accept", ["type": "button", "data-place": "\(start.line):\(start.column)"],
          "Accept what was seen")
      }
    }
  }
}
