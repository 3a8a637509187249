import Markdown
import Reports
import Testing

@testable import Lessons
@testable import Verification

/// Runs the pairs of `Bindings.md`.
@Suite struct BindingProposalTests {
  static let examples = NoteExample.all(in: "Bindings.md")

  @Test func areThere() { #expect(Self.examples.count >= 15) }

  @Test(arguments: examples) func holds(_ example: NoteExample) async throws {
    let source = Source(path: "notes/note.md", bytes: Array(example.note.utf8))
    let lesson = Lesson.read(Document.read(source).document).lesson
    let report = try await ProseTests.report(lesson)
    let seen = report.bindingProposals().filter { !$0.choices.isEmpty }.map { proposal in
      let place = proposal.number.span.start
      let number = "\(place.line):\(place.column) \(proposal.number.text)"
      let choices = proposal.choices.map(Self.text)
      return proposal.isClear ? "\(number) \(choices[0])" : "\(number) ? \(choices.joined(separator: " | "))"
    }
    #expect(seen == example.expected)
  }

  @Test func helpsAtTheFirstNumbersOnly() async throws {
    let sentences = (0..<Report.mostHelped + 20).map { _ in "The window is 7 wide.\n" }
    let note = "```swift\nlet window = [3, 4].reduce(0, +)\n```\n\n" + sentences.joined(separator: "\n")
    let lesson = Lesson.read(Document.read(Source(path: "notes/note.md", bytes: Array(note.utf8))).document)
      .lesson
    let report = try await ProseTests.report(lesson)
    #expect(report.summary.numbers.unchecked == sentences.count)
    let help = report.bindingHelp
    #expect(help.count == Report.mostHelped)
    #expect(help.keys.map(\.line).max() == 3 + 2 * Report.mostHelped)
  }

  private static func text(_ choice: BindingProposal.Choice) -> String {
    switch choice {
    case .bound(let expression, _, _): "= \(expression)"
    case .stated(let name, _): "stated \(name)"
    }
  }

  @Test(
    "values as a run writes them",
    arguments: [
      ("3", .number("3")), ("-0.5", .number("-0.5")), ("[]", .list([], isWhole: true)),
      ("[1, ..., 3]", .list([.number("1"), .number("3")], isWhole: false)),
      (
        "[[1],\n [2]]",
        .list([.list([.number("1")], isWhole: true), .list([.number("2")], isWhole: true)], isWhole: true)
      ),
      ("[1, 2", .other), ("[1] 2", .other), ("\"3\"", .other), ("[1, \"2\"]", .other), ("(1, 2)", .other),
      ("", .other),
      ("[1, 2…", .other),
    ] as [(String, LoggedValue)])
  func reading(_ text: String, _ expected: LoggedValue) { #expect(LoggedValue(text) == expected) }

  @Test func readsDeepBracketsToALimit() {
    #expect(LoggedValue(String(repeating: "[", count: 200_000)) == .other)
  }

  @Test(
    arguments: [
      ("[[1, 2, 3], [4, 5, 6]]", [2, 3]), ("[[1, 2], [3]]", nil), ("[1, ..., 9]", [nil]), ("7", nil),
    ] as [(String, [Int?]?)])
  func shape(_ text: String, _ expected: [Int?]?) { #expect(LoggedValue(text).shape == expected) }
}
