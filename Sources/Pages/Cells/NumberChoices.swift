import Markdown

/// What an unchecked number could be bound to, as the page of a preview offers it: each with a button and a key.
package struct NumberChoices: Sendable, Equatable {
  package let span: SourceSpan
  package let text: String
  /// What would be written behind the number: `= looks`, `stated`.
  package let comments: [String]

  package init(span: SourceSpan, text: String, comments: [String]) {
    self.span = span
    self.text = text
    self.comments = comments
  }

  /// - Parameter number: of the choices in the note, from 0.
  func write(number: Int, to html: inout HTML) {
    html.element("span", ["class": "choices", "role": "group", "aria-label": "Bind \(text)"]) { html in
      for (index, comment) in comments.prefix(9).enumerated() {
        html.element(
          "button",
          [
            "type": "button", "class": "bind", "data-number": String(number), "data-choice": String(index),
            "aria-keyshortcuts": String(index + 1),
          ]
        ) { html in
          html.element("kbd", String(index + 1))
          html.text(" ")
          html.element("code", comment)
        }
      }
    }
  }
}
