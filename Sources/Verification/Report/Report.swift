import Markdown
import Lessons
import Pictures

/// A lesson and what came of verifying it.
package struct Report: Sendable {
  package let lesson: Lesson
  /// One for each cell of the lesson, in its order.
  package private(set) var cells: [CellReport]
  /// What is claimed outside of the cells, in the order of the note.
  package let proseClaims: [CheckedClaim]
  /// One for each number of the lesson that the text shows.
  package let numbers: [CountedNumber]
  package let diagnostics: [Diagnostic]
  package private(set) var summary = Summary()
  /// The files that the cells have read, relative to the note's folder.
  package var inputs: Set<String> = []

  init(
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

  /// The same with other reports of its cells.
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

/// What came of one cell.
package struct CellReport: Sendable {
  package enum State: Sendable, Equatable {
    case run, typechecked
    /// It did not compile, or stopped, as it says it must.
    case failedAsPromised, trappedAsPromised
    case skipped(reason: String)
    /// What it says does not hold: it does not compile, it stopped, or it should have and did not.
    case failed
    /// Nothing is known of it, because what stands before it failed.
    case notReached
  }

  package let cell: Cell
  package var state: State
  /// In the order of the lines that they stand beside.
  package var values: [LineValue] = []
  /// What its statements show, in their order.
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

  /// The same for another line.
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

  /// The same for another line.
  package func moved(to line: Int) -> LineValue {
    LineValue(line: line, type: type, texts: texts, passes: passes, verdict: verdict)
  }
}
