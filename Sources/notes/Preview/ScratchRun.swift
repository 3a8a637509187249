import Reports
import Lessons
import Markdown
import Pages

/// The result of running a cell with other code, without saving it.
struct ScratchRun: Sendable {
  /// The cell as its page would show it.
  let markup: String
  /// The mistakes that the note would have elsewhere, a line of text each.
  let elsewhere: [String]

  /// - Parameter others: diagnostics of the note that are not in its report.
  init(of report: Report, besides others: [Diagnostic], cell number: Int) {
    var state = PreviewState.NoteState()
    let cell = report.lesson.cells.first { $0.number == number }
    let blocks = cell.map { [$0.block] + ($0.output.map { [$0] } ?? []) } ?? []
    let lines = Set(blocks.flatMap { [$0.fence.start.line] + $0.linePlaces.map(\.line) })
    let found = NoteState.mistakes(
      of: report, diagnostics: (others + report.diagnostics).sorted { $0.span.start < $1.span.start },
      isSaved: false)
    state.mistakes = found.filter { lines.contains($0.diagnostic.span.start.line) }
    markup = LiveSite.markup(of: number, in: report, state: state)
    elsewhere = found.filter { !lines.contains($0.diagnostic.span.start.line) }.map {
      "line \($0.diagnostic.span.start.line): \($0.diagnostic.message)"
    }
  }
}
