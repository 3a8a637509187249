import Course
import Markdown
import Lessons
import Verification

/// The reports of a course and all that was found, in the order of notes and lines.
struct CheckResult {
  let reports: [Report]
  let diagnostics: [Diagnostic]
  /// The file of macros, if there is one.
  let macros: Source?
  let summary: Summary

  var holds: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Verifies the notes of a folder that `names` mean, showing on a terminal how far it is.
  /// - Parameter meanwhile: done while programs run, as far as it comes.
  static func verify(
    _ names: [String], in folder: String, quietly: Bool = false,
    meanwhile: @escaping @Sendable ([Lesson]) -> Void = { _ in }
  ) async throws -> (outcome: CheckResult, course: Course) {
    let bar = ProgressBar(isShown: !quietly)
    let verifier = Verifier(try Notes.preparation.get()) { message in
      if !quietly { Terminal.error.write("notes: \(message)\n") }
    }
    let course = try await Course.read(folder: folder)
    let lessons = try course.lessons(named: names)
    let other = Task.detached(priority: .utility) { meanwhile(lessons) }
    let reports = try await verifier.verify(lessons.map(course.assignment)) { done, total in
      bar.show(done, of: total)
    }
    other.cancel()
    bar.clear()
    var summary = Summary()
    var diagnostics = course.macros.diagnostics
    for report in reports {
      let found = ((course.diagnostics[report.lesson.document.source.path] ?? []) + report.diagnostics)
        .sorted { $0.span.start < $1.span.start }
      summary.add(report, hasErrors: found.contains { $0.severity == .error })
      diagnostics += found
    }
    return (
      CheckResult(reports: reports, diagnostics: diagnostics, macros: course.macros.source, summary: summary),
      course
    )
  }

  /// Shows the findings on standard error and what was looked at on standard output.
  func show() {
    var sources = Dictionary(reports.map { ($0.lesson.document.source.path, $0.lesson.document.source) }) {
      a, _ in a
    }
    if let macros { sources[macros.path] = macros }
    for diagnostic in diagnostics {
      Terminal.error.write(
        DiagnosticText(diagnostic, source: sources[diagnostic.file], terminal: .error).text)
    }
    for report in reports {
      for cell in report.cells {
        guard case .skipped(let reason) = cell.state else { continue }
        let place = cell.cell.block.fence.start
        Terminal.output.write("not checked: \(report.lesson.document.source.path):\(place.line): \(reason)\n")
      }
    }
    for report in reports {
      for number in report.numbers where number.state == .unchecked {
        let place = number.number.span.start
        Terminal.output.write(
          "not checked: \(report.lesson.document.source.path):\(place.line):\(place.column): the number \(number.number.text)\n"
        )
      }
    }
    Terminal.output.write(SummaryText(summary).text)
  }
}
