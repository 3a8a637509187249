import Markdown
import Formulas
import Lessons
import Reports

extension NoteWriter {
  /// A formula as MathML, marked if it was checked. One that could not be parsed is shown as it was written.
  mutating func add(_ formula: Formula) {
    guard let entry = formulas.entry(for: formula), let tree = entry.tree else {
      return html.element(
        "code", class: formula.isDisplay ? "formula display" : "formula", formula.source.trimmed)
    }
    if !tree.isDisplay, tree.nodes.count == 1,
      case .reference(let name, let hasParentheses) = tree.nodes[0].content
    {
      return addReference(to: name, hasParentheses)
    }
    checked(entry.claims, isDisplay: formula.isDisplay) { note in
      // A long display formula scrolls in a box of its own, so that the page does not.
      note.element("span", class: "display", if: formula.isDisplay) { note in
        MathMarkup.write(
          tree, marks: entry.marks, numbers: note.formulas.numbers,
          isLinked: note.embedNumber == nil && !note.isInLink, to: &note.html)
      }
    }
  }
}

extension NoteWriter {
  /// A formula that is only a reference to a numbered one.
  private mutating func addReference(to name: String, _ hasParentheses: Bool) {
    let mark = formulas.numbers.labels[name]
    if hasParentheses { html.text("(") }
    if embedNumber == nil, !isInLink, let id = mark?.id {
      html.element("a", ["href": "#" + PageLinks.encoded(id)], mark?.text ?? "?")
    } else {
      html.text(mark?.text ?? "?")
    }
    if hasParentheses { html.text(")") }
  }
}

/// The formulas of a note as trees, with their equation numbers and the claims checked in them.
struct NoteFormulas {
  struct Entry {
    /// Nil if the formula could not be parsed.
    let tree: FormulaTree?
    let marks: [EquationNumbers.Mark?]
    /// The checked claims of the formula, in its order.
    var claims: [CheckedClaim] = []
  }

  let numbers: EquationNumbers
  /// By the number of the formula.
  private let entries: [Entry]
  /// The claims outside of formulas.
  let otherClaims: [CheckedClaim]

  init(_ report: Report) {
    self.init(report.lesson.formulas, claims: report.proseClaims.filter { !$0.account.isEmpty })
  }

  /// - `claims`: in the order of the note.
  init(_ formulas: [LessonFormula], claims: [CheckedClaim]) {
    let read = formulas.map { $0.isReadable ? $0.tree : nil }
    numbers = EquationNumbers(read)
    var entries = zip(read, numbers.marks).map { Entry(tree: $0, marks: $1) }
    var others: [CheckedClaim] = []
    for claim in claims {
      if case .formula(let number) = claim.subject {
        entries[number].claims.append(claim)
      } else {
        others.append(claim)
      }
    }
    self.entries = entries
    otherClaims = others
  }

  /// Nil where nothing is known of the note's formulas.
  func entry(for formula: Formula) -> Entry? {
    entries.indices.contains(formula.number) ? entries[formula.number] : nil
  }
}
