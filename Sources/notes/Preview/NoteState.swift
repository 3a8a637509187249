import Reports
import CellLog
import Course
import Formulas
import Foundation
import Lessons
import Markdown
import Pages
import Verification

/// A note while it is edited: its text, and the report on it.
struct NoteState: Sendable {
  let lesson: Lesson
  /// Differs for each text of the note, so that a result for an older text is recognised.
  let revision: Int
  /// The report that is shown. A cell without values of its own has those of an earlier run.
  private(set) var report: Report
  /// The numbers of the cells whose values are of an earlier run.
  private(set) var outdated: Set<Int> = []
  private(set) var isRunning = false
  /// Whether the report is that of its programs.
  private var isVerified: Bool
  /// Why it could not be verified.
  private(set) var problem: String?
  /// What its unchecked numbers could be bound to.
  private var proposals: [BindingProposal] = []
  /// Nil where that was never asked.
  private var parsedCells: ParsedCells?

  var source: Source { lesson.document.source }
  /// Names the text, for a page to say which text it shows.
  var version: String { fingerprint(source.bytes) }

  /// - Parameters:
  ///   - known: its report from the cache; nil where its programs have to be run.
  ///   - willRun: whether they will be run as soon as possible.
  ///   - old: the note before the change.
  init(_ lesson: Lesson, known: Report?, willRun: Bool, after old: NoteState?) {
    self.lesson = lesson
    revision = (old?.revision ?? 0) + 1
    parsedCells = old?.parsedCells
    report = known ?? .beforeRun(lesson)
    isRunning = known == nil && willRun
    isVerified = known != nil
    keep(old?.report.cells ?? [])
    propose()
  }

  /// Takes the result of verifying the note.
  mutating func take(_ result: Result<Report, any Error>) {
    let old = report.cells
    isRunning = false
    isVerified = if case .success = result { true } else { false }
    switch result {
    case .success(let found): (report, problem) = (found, nil)
    case .failure(let error): (report, problem) = (.beforeRun(lesson), "\(error)")
    }
    keep(old)
    propose()
  }

  private mutating func propose() {
    proposals = []
    guard isVerified, report.summary.numbers.unchecked > 0 else { return }
    let parsed = ParsedCells(lesson, reusing: parsedCells)
    parsedCells = parsed
    proposals = report.bindingProposals(most: Report.mostHelped, parsed: parsed).filter {
      !$0.choices.isEmpty
    }
  }

  /// Marks the note as one that is to be verified again.
  mutating func wait() { isRunning = true }

  private mutating func keep(_ old: [CellReport]) {
    let last = StaleValues(report.cells, before: old)
    report = report.with(cells: last.cells)
    outdated = last.outdated
  }

  /// Whether its cells read one of these files. While they run, they may be reading any.
  func reads(_ files: Set<String>) -> Bool {
    guard !files.isEmpty else { return false }
    let folder = URL(fileURLWithPath: source.path).deletingLastPathComponent()
    let changed = Set(files.map { URL(fileURLWithPath: $0).standardizedFileURL.path })
    return isRunning
      || report.inputs.contains { input in
        changed.contains(URL(fileURLWithPath: input, relativeTo: folder).standardizedFileURL.path)
      }
  }

  // MARK: Changes that a page asks for

  /// The note with other code in a cell.
  func applying(_ edit: CellEdit, macros: MathMacros) throws(Refused) -> ReadNote {
    do { return try edit.applied(to: lesson, macros: macros) } catch { throw Refused(422, error.message) }
  }

  /// The text of the note with what was seen in place of the expectation at `place`.
  func accepting(_ place: SourcePosition) throws(Refused) -> [UInt8] {
    guard let correction = report.claims.first(where: { $0.span.start == place })?.correction, !isRunning
    else { throw Refused(409, "nothing is known that could be written here") }
    return TextEdits([correction], in: source).bytes
  }

  /// The text of the note with a comment behind an unchecked number.
  /// - Parameters:
  ///   - number: of those that the page offers choices for, from 0.
  ///   - choice: one of these, from 0.
  func binding(_ number: Int, _ choice: Int, _ comment: BindingComment) throws(Refused) -> [UInt8] {
    guard proposals.indices.contains(number), !isRunning,
      proposals[number].choices.indices.contains(choice),
      let correction = comment.correction(
        [proposals[number].choices[choice].comment], behind: proposals[number].number, in: source)
    else { throw Refused(409, "nothing is known that could be written here") }
    return TextEdits([correction], in: source).bytes
  }

  /// Writes another text to the note's file.
  /// - Parameter version: of the note that the page shows.
  func replaceFile(_ version: String, with bytes: [UInt8]) throws {
    guard version == self.version, try source.replaceFile(with: bytes) else {
      throw Refused(409, "the note was changed meanwhile: nothing was written")
    }
  }

  // MARK: Showing

  /// The note as its page shows it.
  func state(in course: Course) -> PreviewState.NoteState {
    var state = PreviewState.NoteState()
    state.version = version
    state.outdated = outdated
    state.isRunning = isRunning
    if isRunning {
      state.running = Set(
        lesson.cells.filter { if case .skip = $0.words.treatment { false } else { true } }.map(\.number))
    }
    state.choices = proposals.map { proposal in
      NumberChoices(
        span: proposal.number.span, text: proposal.number.text, comments: proposal.choices.map(\.comment))
    }
    let found = course.diagnostics(of: report, isComplete: isVerified)
    state.mistakes = Self.mistakes(of: report, diagnostics: found, isSaved: true)
    return state
  }

  /// All diagnostics as the page shows them, in the order of the note.
  /// - Parameter isSaved: whether the report is on the text of the file, so that corrections can be accepted.
  static func mistakes(of report: Report, diagnostics: [Diagnostic], isSaved: Bool) -> [Mistake] {
    let correctable = Set(report.claims.filter { isSaved && $0.correction != nil }.map(\.span.start))
    return diagnostics.map { diagnostic in
      Mistake(
        diagnostic, in: report.lesson.document.source,
        isAcceptable: diagnostic.severity == .error && correctable.contains(diagnostic.span.start))
    }
  }
}
