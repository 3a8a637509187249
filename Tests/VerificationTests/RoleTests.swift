import Foundation
import Markdown
import Testing

@testable import Lessons
@testable import Verification

/// Runs the pairs of `Roles.md`.
@Suite struct RoleTests {
  static let examples = NoteExample.all(in: "Roles.md")

  @Test func areThere() { #expect(Self.examples.count >= 7) }

  @Test(arguments: examples) func holds(_ example: NoteExample) {
    let source = Source(path: "note.md", bytes: Array(example.note.utf8))
    let lesson = Lesson.read(Document.read(source).document).lesson
    var syntax: [Int: CellSyntax] = [:]
    for cell in lesson.cells {
      if case .skip = cell.words.treatment { continue }
      syntax[cell.number] = CellSyntax(of: cell.code)
    }
    let found = lesson.roleWarnings(syntax)
    #expect(found.map { "\($0.span.start.line) \($0.message)" } == example.expected)
    #expect(found.allSatisfy { $0.severity == .warning })
  }
}
