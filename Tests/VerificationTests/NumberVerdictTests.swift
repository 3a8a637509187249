import Foundation
import Markdown
import Reports
import Testing

@testable import Lessons
@testable import Verification

/// Runs the pairs of `Numbers.md`.
@Suite struct NumberVerdictTests {
  static let examples = NoteExample.all(in: "Numbers.md")

  @Test func areThere() { #expect(Self.examples.count >= 7) }

  @Test(arguments: examples) func holds(_ example: NoteExample) async throws {
    let source = Source(path: "notes/note.md", bytes: Array(example.note.utf8))
    let lesson = Lesson.read(Document.read(source).document).lesson
    let report = try await ProseTests.report(lesson)
    let seen = report.numbers.map { counted in
      let place = counted.number.span.start
      return "\(place.line):\(place.column) \(Self.word(counted.state)) \(counted.number.text)"
    }
    #expect(seen == example.expected)
  }

  private static func word(_ state: CountedNumber.State) -> String {
    switch state {
    case .held: "held"
    case .refuted: "refuted"
    case .stated: "stated"
    case .outside: "outside"
    case .unchecked: "unchecked"
    }
  }
}
