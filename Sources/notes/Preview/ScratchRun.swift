import Markdown
import Lessons
import Pages
import Verification

/// What came of a cell that was run with other code and not saved.
struct ScratchRun: Sendable {
  let markup: String
  /// What it would make wrong elsewhere in the note.
  let elsewhere: [String]

  /// - Parameter others: what is wrong with the text of the note.
  init(of report: Report, besides others: [Diagnostic], cell number: Int) {
    var state = PreviewState.NoteState()
    let cell = report.lesson.cells.first { $0.number == number }
    let blocks = cell.map { [$0.block] + ($0.output.map { [$0] } ?? []) } ?? []
    let lines = Set(blocks.flatMap { [$0.fence.start.line] + $0.linePlaces.map(\.line) })
    let found = NoteState.mistakes(of: report, besides: others, isSaved: false)
    state.mistakes = found.filter { lines.contains($0.diagnostic.span.start.line) }
    markup = LiveSite.markup(of: number, in: report, state: state)
    elsewhere = found.filter { !lines.contains($0.diagnostic.span.start.line) }.map {
      "line \($0.diagnostic.span.start.line): \($0.diagnostic.message)"
    }
  }
}

/// A change that a page asked for and that was not made, and why.
struct Refused: Error {
  let status: Int
  let message: String

  init(_ status: Int, _ message: String) {
    self.status = status
    self.message = message
  }
}
