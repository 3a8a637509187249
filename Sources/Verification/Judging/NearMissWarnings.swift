import Lessons
import Markdown

extension Lesson {
  /// Warns of comments that look like expectations and are none.
  /// - Parameter cellSyntax: by the number of the cell.
  func nearMissWarnings(_ cellSyntax: [Int: CellSyntax]) -> [Diagnostic] {
    cells.flatMap { cell in
      (cellSyntax[cell.number]?.nearMisses ?? []).map { nearMiss in
        Diagnostic(
          .warning, "no-expectation", "‘\(nearMiss.text)’ looks like an expectation, and nothing compares it",
          file: document.source.path, span: cell.span(nearMiss.span), help: nearMiss.help)
      }
    }
  }
}
