import Foundation
import Markdown
import Testing

@testable import Lessons
@testable import Verification

/// Runs the pairs of `Roles.md`.
@Suite struct RoleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let note: String
    let expected: [String]
    var testDescription: String { note }
  }

  static let examples: [Example] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Roles.md")
    let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "~~~~ example\n").dropFirst().map { part in
      let example = part.components(separatedBy: "\n~~~~\n")[0].components(separatedBy: "\n.")
      return Example(note: example[0] + "\n", expected: example[1].split(separator: "\n").map(String.init))
    }
  }()

  @Test func areThere() { #expect(Self.examples.count >= 7) }

  @Test(arguments: examples) func holds(_ example: Example) {
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
