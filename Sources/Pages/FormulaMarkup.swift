import Documents
import Formulas
import Lessons

extension NoteMarkup {
  /// A formula as mathematics; one that could not be read as it was written.
  mutating func add(_ formula: Formula) {
    guard let (tree, marks) = formulas.tree(of: formula) else {
      return html.element(
        "code", class: formula.isDisplay ? "formula display" : "formula", formula.source.trimmed)
    }
    // A long display scrolls in a box of its own, never the page.
    if formula.isDisplay { html.open("span", class: "display") }
    MathMarkup.write(
      tree, marks: marks, numbers: formulas.numbers, isLinked: embedNumber == nil && !isInLink, to: &html)
    if formula.isDisplay { html.close("span") }
  }
}

/// The formulas of a note as trees, and the numbers of its displays.
struct NoteFormulas {
  let numbers: EquationNumbers
  /// By where the formula begins; nil for one that could not be read.
  private let trees: [Place: (index: Int, tree: FormulaTree?)]

  init(_ formulas: [LessonFormula]) {
    let read = formulas.map { $0.isReadable ? $0.tree : nil }
    numbers = EquationNumbers(read)
    trees = Dictionary(
      zip(formulas, read).enumerated().map { ($1.0.formula.span.start, ($0, $1.1)) },
      uniquingKeysWith: { first, _ in first })
  }

  func tree(of formula: Formula) -> (tree: FormulaTree, marks: [EquationNumbers.Mark?])? {
    guard let (index, tree) = trees[formula.span.start], let tree else { return nil }
    return (tree, numbers.marks[index])
  }
}
