import CellLog
import Markdown
import Foundation
import Lessons
import Pages
import Verification

/// A note while it is edited: what it says, and what is known of it.
struct NoteState: Sendable {
  let lesson: Lesson
  /// Changes with the text, so that what comes of an older one is known as such.
  let ticket: Int
  /// What is shown; where nothing is known of a cell, with what was seen of it before.
  private(set) var report: Report
  /// The numbers of the cells whose values are of an earlier run.
  private(set) var outdated: Set<Int> = []
  private(set) var isRunning = false
  /// Why it could not be verified.
  private(set) var problem: String?

  var source: Source { lesson.document.source }

  /// - Parameters:
  ///   - known: what the cache knows of it; nil where its programs have to be run.
  ///   - old: the note as it was.
  init(_ lesson: Lesson, known: Report?, willRun: Bool, after old: NoteState?) {
    self.lesson = lesson
    ticket = (old?.ticket ?? 0) + 1
    report = known ?? .beforeRun(lesson)
    isRunning = known == nil && willRun
    keep(old?.report.cells ?? [])
  }

  /// What came of verifying it.
  mutating func take(_ result: Result<Report, any Error>) {
    let old = report.cells
    isRunning = false
    switch result {
    case .success(let found): (report, problem) = (found, nil)
    case .failure(let error): (report, problem) = (.beforeRun(lesson), LivePreview.text(of: error))
    }
    keep(old)
  }

  /// It has to be verified again, as soon as that can be.
  mutating func wait() { isRunning = true }

  private mutating func keep(_ old: [CellReport]) {
    let last = StaleValues(report.cells, before: old)
    report = report.with(cells: last.cells)
    outdated = last.outdated
  }

  /// Whether what its cells read, or may be reading right now, is among these files.
  func reads(_ files: Set<String>) -> Bool {
    guard !files.isEmpty else { return false }
    let folder = URL(fileURLWithPath: source.path).deletingLastPathComponent()
    let changed = Set(files.map { URL(fileURLWithPath: $0).standardizedFileURL.path })
    return isRunning
      || report.inputs.contains { input in
        changed.contains(URL(fileURLWithPath: input, relativeTo: folder).standardizedFileURL.path)
      }
  }

  /// - Parameter others: what is wrong with the note besides what verifying it found.
  func state(besides others: [Diagnostic]) -> PreviewState.NoteState {
    var state = PreviewState.NoteState()
    state.version = fingerprint(source.bytes)
    state.outdated = outdated
    state.isRunning = isRunning
    if isRunning {
      state.running = Set(
        lesson.cells.filter { if case .skip = $0.words.treatment { false } else { true } }.map(\.number))
    }
    state.mistakes = Self.mistakes(of: report, besides: others, isSaved: true)
    return state
  }

  /// - Parameter isSaved: whether what was seen can be written to the note.
  static func mistakes(of report: Report, besides others: [Diagnostic], isSaved: Bool) -> [Mistake] {
    let correctable = Set(report.claims.filter { isSaved && $0.correction != nil }.map(\.span.start))
    return (others + report.diagnostics).sorted { $0.span.start < $1.span.start }.map { diagnostic in
      Mistake(
        diagnostic, in: report.lesson.document.source,
        isAcceptable: diagnostic.severity == .error && correctable.contains(diagnostic.span.start))
    }
  }
}
