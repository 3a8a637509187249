import Markdown
import Formulas

/// A formula of a note, with its syntax tree and its context.
package struct LessonFormula: Sendable, Equatable {
  package let formula: Formula
  package let tree: FormulaTree
  /// Whether it is valid LaTeX: only then is the tree what the author meant.
  package let isReadable: Bool
  package let setting: FormulaContext

  /// Reads the formulas of a note in their order; a formula sees the commands that those before it define.
  /// - Parameter macros: the commands that all notes of the folder share.
  static func read(
    _ document: Document, macros: MathMacros
  ) -> (formulas: [LessonFormula], diagnostics: [Diagnostic]) {
    let found = document.contents.formulas
    guard !found.isEmpty else { return ([], []) }
    var macros = macros
    var diagnostics: [Diagnostic] = []
    let formulas = zip(found, document.formulaSettings).map { formula, setting in
      let (tree, findings) = FormulaTree.read(formula.source, isDisplay: formula.isDisplay, macros: &macros)
      for finding in findings {
        diagnostics.append(finding.diagnostic(in: formula, file: document.source.path))
      }
      if findings.isEmpty, let dangling = tree.danglingRelation {
        diagnostics.append(
          Diagnostic(
            .error, "unfinished-formula", "this formula has no right-hand side", file: document.source.path,
            span: formula.span(of: dangling),
            help:
              "write what it is equal to, or take the relation out")
        )
      }
      return LessonFormula(formula: formula, tree: tree, isReadable: findings.isEmpty, setting: setting)
    }
    let trees = formulas.map { $0.isReadable ? $0.tree : nil }
    for reference in EquationNumbers.unknownReferences(in: trees) {
      diagnostics.append(
        Diagnostic(
          .error, "unknown-label", "no equation of this note has the label ‘\(reference.name)’",
          file: document.source.path, span: found[reference.formula].span(of: reference.range),
          help: "name the equation that is meant: \\label{\(reference.name)}"))
    }
    return (formulas, diagnostics)
  }
}

extension FormulaFinding {
  fileprivate func diagnostic(in formula: Formula, file: String) -> Diagnostic {
    Diagnostic(.error, identifier, message, file: file, span: formula.span(of: range), help: help)
  }
}
