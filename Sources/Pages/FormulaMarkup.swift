import Documents
import Formulas

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

  /// - Parameter read: in the order of the note; no tree for a formula that could not be read.
  init(_ read: [(formula: Formula, tree: FormulaTree?)]) {
    numbers = EquationNumbers(read.map(\.tree))
    trees = Dictionary(
      read.enumerated().map { ($1.formula.span.start, ($0, $1.tree)) },
      uniquingKeysWith: { first, _ in first })
  }

  init(_ document: Document) {
    var macros = MathMacros()
    self.init(document.contents.formulas.map { ($0, Self.read($0, &macros)) })
  }

  func tree(of formula: Formula) -> (tree: FormulaTree, marks: [EquationNumbers.Mark?])? {
    guard let (index, tree) = trees[formula.span.start], let tree else { return nil }
    return (tree, numbers.marks[index])
  }

  /// A formula sees the commands that those before it define.
  private static func read(_ formula: Formula, _ macros: inout MathMacros) -> FormulaTree? {
    let (tree, findings) = FormulaTree.read(formula.source, isDisplay: formula.isDisplay, macros: &macros)
    return findings.isEmpty ? tree : nil
  }
}
