import Reports
import Lessons

extension Report {
  /// What can be said of a lesson before its programs are run.
  package static func beforeRun(_ lesson: Lesson) -> Report {
    let formulas = FormulaChecker(of: lesson)
    return Report(
      lesson: lesson, cells: lesson.cells.map { CellReport(cell: $0, state: .notReached) },
      proseClaims: formulas.claims, numbers: NumberVerdicts.all(in: lesson, formulas.claims),
      diagnostics: formulas.diagnostics)
  }
}
