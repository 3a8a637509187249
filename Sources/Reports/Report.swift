import Markdown
import Lessons
import Pictures

/// A lesson and the results of verifying it.
package struct Report: Sendable {
  package let lesson: Lesson
  /// One for each cell of the lesson, in its order.
  package private(set) var cells: [CellReport]
  /// The claims outside of the cells, in the order of the note.
  package let proseClaims: [CheckedClaim]
  /// The numbers of the prose (see `NumberVerdicts`).
  package let numbers: [CountedNumber]
  package let diagnostics: [Diagnostic]
  package private(set) var summary = Summary()
  /// The files that the cells have read, relative to the note's folder.
  package var inputs: Set<String> = []
  /// What would become of changed digits; nil where nobody asked.
  package var audit: Audit?

  package init(
    lesson: Lesson, cells: [CellReport], proseClaims: [CheckedClaim] = [], numbers: [CountedNumber] = [],
    diagnostics: [Diagnostic]
  ) {
    self.lesson = lesson
    self.cells = cells
    self.proseClaims = proseClaims
    self.numbers = numbers
    self.diagnostics = diagnostics
    summary = Summary(self)
  }

  /// A lesson of which nothing was run and nothing was judged.
  package static func unverified(_ lesson: Lesson) -> Report {
    Report(
      lesson: lesson, cells: lesson.cells.map { CellReport(cell: $0, state: .notReached) }, diagnostics: [])
  }

  /// The report with other reports of its cells.
  package func with(cells: [CellReport]) -> Report {
    var other = self
    other.cells = cells
    other.summary = Summary(other)
    return other
  }

  /// In the order of the note.
  package var claims: [CheckedClaim] {
    (cells.flatMap(\.claims) + proseClaims).enumerated()
      .sorted { ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset) }.map(\.element)
  }
}

package struct CellReport: Sendable {
  package enum State: Sendable, Equatable {
    case run, typechecked
    /// It did not compile or it stopped, as its options say.
    case failedAsPromised, trappedAsPromised
    case skipped(reason: String)
    /// It did not compile or it stopped, or it should have and did not, or an expectation does not hold.
    case failed
    /// Nothing is known about it, because the program failed before it.
    case notReached
  }

  package let cell: Cell
  package var state: State
  /// In the order of their lines.
  package var values: [LineValue] = []
  /// The pictures of its statements, in their order.
  package var pictures: [CellPicture] = []
  /// What the cell printed.
  package var output = ""
  package var claims: [CheckedClaim] = []

  package init(cell: Cell, state: State) {
    self.cell = cell
    self.state = state
  }
}

/// The picture of a value, for the line of the cell on which its statement ends.
package struct CellPicture: Sendable, Equatable {
  package let line: Int
  package let picture: Picture

  package init(line: Int, picture: Picture) {
    self.line = line
    self.picture = picture
  }

  /// A copy for another line.
  package func moved(to line: Int) -> CellPicture { CellPicture(line: line, picture: picture) }
}

/// The value of a statement, for the line of the cell on which it ends.
package struct LineValue: Sendable, Equatable {
  package let line: Int
  /// As an author would write it: `[Int]`, `Int?`.
  package let type: String
  /// The first values and, where `omitted` is not 0, the last.
  package let texts: [String]
  /// How many times the statement was run.
  package let passes: Int
  /// The claim about this value, if there is one.
  package let verdict: CheckedClaim.Verdict?

  package init(line: Int, type: String, texts: [String], passes: Int, verdict: CheckedClaim.Verdict?) {
    self.line = line
    self.type = type
    self.texts = texts
    self.passes = passes
    self.verdict = verdict
  }

  /// The same for another line.
  package func moved(to line: Int) -> LineValue {
    LineValue(line: line, type: type, texts: texts, passes: passes, verdict: verdict)
  }
}
