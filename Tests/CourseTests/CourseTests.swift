import Vault
import Markdown
import Foundation
import Lessons
import Testing
import Verification

/// The notes of this package as doc tests: every cell is a test case of its own, named after its note and line.
@Suite struct CourseTests {
  @Test(arguments: Folder.course.cells) func cell(_ cell: CellCase) async throws {
    try await cell.expectNoFindings()
  }

  @Test(arguments: Folder.course.notes) func text(_ note: NoteCase) throws {
    for finding in note.findings { note.record(finding) }
  }
}

/// A folder of notes, and what came of verifying it, once for all its cases.
struct Folder: Sendable {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let course = Folder(package.appendingPathComponent("notes").path)

  let lessons: [Lesson]
  let notes: [NoteCase]
  private let reports: Task<[Report], any Error>

  init(_ folder: String) {
    let names = (FileManager.default.subpaths(atPath: folder) ?? []).sorted()
    let read = names.filter { $0.hasSuffix(".md") }.map { name -> (Lesson, [Diagnostic]) in
      let path = "\(folder)/\(name)"
      let bytes = FileManager.default.contents(atPath: path).map { Array($0) } ?? []
      let (document, wrongText) = Document.read(Source(path: path, bytes: bytes))
      let (lesson, wrongCells) = Lesson.read(document)
      return (lesson, wrongText + wrongCells)
    }
    let lessons = read.map(\.0)
    let links = LinkMap(
      documents: lessons.map(\.document),
      files: names.filter { !$0.hasSuffix(".md") }.map { "\(folder)/\($0)" },
      folder: folder)
    self.lessons = lessons
    notes = read.map { lesson, findings in
      NoteCase(
        document: lesson.document,
        findings: findings + links.diagnostics(of: lesson.document)
          + links.diagnostics.filter { $0.file == lesson.document.source.path })
    }
    reports = Task {
      try await Verifier(cache: try .standard()).verify(
        lessons.map { lesson in
          Verifier.Assignment(
            lesson: lesson,
            folder: URL(fileURLWithPath: lesson.document.source.path).deletingLastPathComponent().path)
        })
    }
  }

  var cells: [CellCase] {
    lessons.indices.flatMap { lesson in
      lessons[lesson].cells.map { CellCase(folder: self, lesson: lesson, cell: $0) }
    }
  }

  func report(_ lesson: Int) async throws -> Report { try await reports.value[lesson] }
}

/// A note, as a test names it.
struct NoteCase: Sendable, CustomTestStringConvertible {
  let document: Document
  let findings: [Diagnostic]

  var testDescription: String { document.source.name }

  func record(_ finding: Diagnostic) {
    Issue.record("\(finding.file):\(finding.span.start.line): \(finding.message)")
  }
}

/// A cell, as a test names it: `strides.md:14`.
struct CellCase: Sendable, CustomTestStringConvertible {
  let folder: Folder
  let lesson: Int
  let cell: Cell

  var testDescription: String {
    "\(folder.lessons[lesson].document.source.name).md:\(cell.block.fence.start.line)"
  }

  func expectNoFindings() async throws {
    let report = try await folder.report(lesson)
    let lines = cell.block.fence.start.line...(cell.output ?? cell.block).lastLine
    for finding in report.diagnostics where lines.contains(finding.span.start.line) {
      Issue.record(
        "\(finding.file):\(finding.span.start.line): \(([finding.message] + finding.details).joined(separator: "\n"))"
      )
    }
    let state = try #require(report.cells.first { $0.cell.number == cell.number }).state
    if state == .failed || state == .notReached { Issue.record("\(testDescription) was not run to its end") }
  }
}

extension CodeBlock {
  fileprivate var lastLine: Int { (linePlaces.last ?? fence.start).line + 1 }
}
