import Reports
import Course
import Lessons
import Markdown
import Verification

/// The reports of a course and all diagnostics, in the order of notes and lines.
struct CheckResult {
  let reports: [Report]
  let diagnostics: [Diagnostic]
  /// The file of macros, if there is one.
  private let macros: Source?
  let summary: Summary

  /// Nil where nobody asked for an audit.
  var audit: AuditCount? {
    reports.compactMap(\.audit?.count).reduce(nil) { ($0 ?? AuditCount()) + $1 }
  }

  var holds: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Verifies notes of a folder, with a progress bar where standard error is a terminal.
  /// - Parameters:
  ///   - names: of the notes; all notes where there is none.
  ///   - isAudited: whether the reports tell what would become of changed digits.
  ///   - meanwhile: work to do while programs run. It is cancelled when they are done.
  static func verify(
    _ names: [String], in folder: String, with verifier: Verifier, quietly: Bool = false,
    isAudited: Bool = false,
    meanwhile: @escaping @Sendable ([Lesson]) -> Void = { _ in }
  ) async throws -> (result: CheckResult, course: Course) {
    let bar = ProgressBar(isShown: !quietly)
    let course = try await Course.read(folder: folder)
    let lessons = try course.lessons(named: names)
    let other = Task.detached(priority: .utility) { meanwhile(lessons) }
    let reports = try await verifier.verify(
      lessons.map(course.assignment), progress: { done, total in bar.show(done, of: total) },
      isAudited: isAudited)
    other.cancel()
    bar.clear()
    return (CheckResult(reports, of: course), course)
  }

  private init(_ reports: [Report], of course: Course) {
    var summary = Summary()
    var diagnostics = course.macros.diagnostics
    for report in reports {
      let found = course.diagnostics(of: report)
      summary.add(report, hasErrors: found.contains { $0.severity == .error })
      diagnostics += found
    }
    if reports.count == course.lessons.count {
      diagnostics += course.limitDiagnostics(of: reports) + course.lineBreakDiagnostics
      diagnostics += course.drawings.flatMap { course.diagnostics[$0] ?? [] }
    }
    self.reports = reports
    self.diagnostics = diagnostics
    self.summary = summary
    macros = course.macros.source
  }

  /// Writes diagnostics to standard error.
  func show(_ diagnostics: [Diagnostic]) {
    var sources = Dictionary(reports.map { ($0.lesson.document.source.path, $0.lesson.document.source) }) {
      first, _ in first
    }
    if let macros { sources[macros.path] = macros }
    for diagnostic in diagnostics {
      Terminal.error.write(
        DiagnosticText(diagnostic, source: sources[diagnostic.file], terminal: .error).text)
    }
  }

  /// Writes all diagnostics to standard error, and what was not checked or decided and the summary to standard output.
  func show() {
    show(diagnostics)
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
    for report in reports {
      for claim in report.claims where claim.kind == .formula || claim.kind == .bound {
        guard let obstacle = claim.obstacle else { continue }
        let place = claim.span.start
        let text = claim.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        Terminal.output.write(
          "undecided: \(report.lesson.document.source.path):\(place.line):\(place.column): \(text): \(obstacle)\n"
        )
      }
    }
    Terminal.output.write(SummaryText(summary: summary, audit: audit).text)
  }
}
