import Lessons
import Markdown

extension Lesson {
  /// What the cells make doubtful, though nothing refutes it.
  /// - Parameter cellSyntax: by the number of the cell.
  func warnings(_ cellSyntax: [Int: CellSyntax]) -> [Diagnostic] {
    nearMissWarnings(cellSyntax) + roleWarnings(cellSyntax)
  }

  /// Warns of comments that look like expectations and are none.
  /// - Parameter cellSyntax: by the number of the cell.
  private func nearMissWarnings(_ cellSyntax: [Int: CellSyntax]) -> [Diagnostic] {
    cells.flatMap { cell in
      (cellSyntax[cell.number]?.nearMisses ?? []).map { nearMiss in
        Diagnostic(
          .warning, "no-expectation", "‘\(nearMiss.text)’ looks like an expectation, and nothing compares it",
          file: document.source.path, span: cell.span(nearMiss.span), help: nearMiss.help)
      }
    }
  }
}
