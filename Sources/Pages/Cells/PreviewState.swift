import Markdown
import Verification

/// What the pages of a course show besides the course while it is edited.
package struct PreviewState: Sendable {
  /// What the program's own pages send back with all that they ask for.
  package let token: String
  /// By the path of the note.
  package var notes: [String: NoteState] = [:]
  /// What keeps the notes from being verified, or is wrong with a file that is no note; empty if nothing is.
  package var problems: [String] = []
  let cells: CellCache

  package init(token: String, cells: CellCache) {
    self.token = token
    self.cells = cells
  }

  /// How a note stands.
  package struct NoteState: Sendable {
    /// Names the text that the page was made from.
    package var version = ""
    /// In the order of the note.
    package var mistakes: [Mistake] = []
    /// Whether it is still to be verified, or is right now.
    package var isRunning = false
    /// The numbers of the cells that are run for that.
    package var running: Set<Int> = []
    /// The numbers of the cells whose values are those of an earlier run.
    package var outdated: Set<Int> = []

    package init() {}
  }
}

/// A finding as the page shows it.
package struct Mistake: Sendable {
  package let diagnostic: Diagnostic
  /// The line that it speaks of; nil where there is none.
  let excerpt: SourceSnippet?
  /// Whether what was seen can be written in the place of what was expected.
  let isAcceptable: Bool

  package init(_ diagnostic: Diagnostic, in source: Source?, isAcceptable: Bool) {
    self.diagnostic = diagnostic
    excerpt = source.flatMap { SourceSnippet(of: diagnostic.span, in: $0) }
    self.isAcceptable = isAcceptable
  }

  /// The address of the finding within its page.
  static func id(_ number: Int) -> String { ":mistake:\(number + 1)" }

  /// - Parameters:
  ///   - number: of the finding on its page, from 0.
  ///   - isInCell: the line stands above it.
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
          html.element("span", class: "excerpt", excerpt.line)
          html.newline()
        }
        html.element("span", class: "caret", excerpt.caret)
        html.newline()
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
