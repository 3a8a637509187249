import Markdown
import Foundation
import Lessons
import Testing

@testable import Verification

/// Runs the pairs of `Messages.md`: what is told of a claim that is false, or that is demanded and not decided.
@Suite struct MessageTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let note: String
    let message: String
    var testDescription: String { note }
  }

  static let examples: [Example] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Messages.md")
    let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let parts = line.components(separatedBy: " ⇒ ")
      return parts.count == 2 ? Example(note: parts[0], message: parts[1]) : nil
    }
  }()

  @Test func areThere() { #expect(Self.examples.count > 40) }

  @Test(arguments: examples) func holds(_ example: Example) {
    let source = Source(path: "note.md", bytes: Array((example.note + "\n").utf8))
    let lesson = Lesson.read(Document.read(source).document).lesson
    let prose = ProseChecker.judge(lesson, [], cellSyntax: [:])
    let found = FormulaChecker(of: lesson).diagnostics + prose.diagnostics
    #expect(found.filter { $0.severity == .error }.map(\.message) == [example.message])
  }
}
