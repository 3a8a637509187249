import Reports
import Course
import Foundation
import Lessons
import Markdown
import Testing
import Verification

/// The notes of this package as doc tests: every cell is a test case of its own, named after its note and line.
@Suite struct CourseTests {
  @Test(arguments: try await VerifiedCourse.ofPackage.value.cells) func cell(_ cell: CellCase) async throws {
    try await cell.expectNoDiagnostics()
  }

  @Test(arguments: try await VerifiedCourse.ofPackage.value.notes) func text(_ note: NoteCase) async throws {
    try await note.expectNoDiagnostics()
  }

  @Test func limits() async throws {
    let course = try await VerifiedCourse.ofPackage.value
    for diagnostic in course.course.limitDiagnostics(of: try await course.reports.value) {
      record(diagnostic)
    }
  }

  @Test func lineBreaks() async throws {
    #expect(try await VerifiedCourse.ofPackage.value.course.lineBreakDiagnostics == [])
  }

  @Test func macros() async throws {
    for diagnostic in try await VerifiedCourse.ofPackage.value.course.macros.diagnostics {
      record(diagnostic)
    }
  }
}

private func record(_ diagnostic: Diagnostic) {
  let text = ([diagnostic.message] + diagnostic.details).joined(separator: "\n")
  Issue.record("\(diagnostic.file):\(diagnostic.span.start.line): \(text)")
}

/// A course that is verified once for all its test cases.
struct VerifiedCourse: Sendable {
  /// The notes of this package.
  static let ofPackage = Task { VerifiedCourse(try await Course.read(folder: folder)) }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("notes").path

  let course: Course
  let reports: Task<[Report], any Error>

  private init(_ course: Course) {
    self.course = course
    reports = Task {
      try await Verifier(cache: try .standard()).verify(course.lessons.map(course.assignment))
    }
  }

  var notes: [NoteCase] {
    course.lessons.indices.map { NoteCase(course: self, lesson: $0) }
  }

  var cells: [CellCase] {
    course.lessons.indices.flatMap { lesson in
      course.lessons[lesson].cells.map { CellCase(course: self, lesson: lesson, cell: $0) }
    }
  }

  func report(_ lesson: Int) async throws -> Report { try await reports.value[lesson] }
}

/// A note, as a test names it.
struct NoteCase: Sendable, CustomTestStringConvertible {
  let course: VerifiedCourse
  /// The index of its lesson in the course.
  let lesson: Int

  var testDescription: String { course.course.lessons[lesson].document.source.name }

  /// Everything outside of the cells: the text, the links, numbers and formulas.
  func expectNoDiagnostics() async throws {
    let report = try await course.report(lesson)
    let cells = report.lesson.cells.map(\.lines)
    for diagnostic in course.course.diagnostics(of: report)
    where !cells.contains(where: { $0.contains(diagnostic.span.start.line) }) {
      record(diagnostic)
    }
  }
}

/// A cell, as a test names it: `strides.md:14`.
struct CellCase: Sendable, CustomTestStringConvertible {
  let course: VerifiedCourse
  /// The index of its lesson in the course.
  let lesson: Int
  let cell: Cell

  var testDescription: String {
    "\(course.course.lessons[lesson].document.source.name).md:\(cell.block.fence.start.line)"
  }

  func expectNoDiagnostics() async throws {
    let report = try await course.report(lesson)
    let lines = cell.lines
    for diagnostic in report.diagnostics where lines.contains(diagnostic.span.start.line) {
      record(diagnostic)
    }
    let state = try #require(report.cells.first { $0.cell.number == cell.number }).state
    if state == .failed || state == .notReached { Issue.record("\(testDescription) was not run to its end") }
  }
}

extension Cell {
  /// From its first fence to its last, or to that of its output.
  fileprivate var lines: ClosedRange<Int> { block.fence.start.line...(output ?? block).lastLine }
}

extension CodeBlock {
  fileprivate var lastLine: Int { (linePlaces.last ?? fence.start).line + 1 }
}
