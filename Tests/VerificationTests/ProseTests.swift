import Reports
import Markdown
import Formulas
import Foundation
import Testing

@testable import Lessons
@testable import Verification

/// Runs the pairs of `Prose.md`.
@Suite struct ProseTests {
  static let examples = NoteExample.all(in: "Prose.md")

  @Test func areThere() { #expect(Self.examples.count > 10) }

  @Test(arguments: examples) func holds(_ example: NoteExample) async throws {
    let source = Source(path: "notes/note.md", bytes: Array(example.note.utf8))
    let (lesson, problems) = Lesson.read(Document.read(source).document)
    let report = try await Self.report(lesson)
    var lines: [(place: SourcePosition, rank: Int, text: String)] = []
    for claim in report.proseClaims {
      lines.append((claim.span.start, 0, "\(claim.kind) \(claim.verdict) \(claim.text)"))
    }
    for finding in problems + report.diagnostics {
      // What arithmetic is wrong about is told by those who decide it.
      let message = finding.identifier == "arithmetic-refuted" ? "" : " " + finding.message
      lines.append((finding.span.start, 1, finding.identifier + message))
    }
    let seen = lines.sorted { ($0.place, $0.rank) < ($1.place, $1.rank) }.map {
      "\($0.place.line):\($0.place.column) \($0.text)"
    }
    #expect(seen == example.expected)
  }

  static func report(_ lesson: Lesson) async throws -> Report {
    let verifier = Verifier(cache: try .standard())
    return try await verifier.verify([Verifier.Assignment(lesson: lesson, folder: "/tmp")])[0]
  }

  @Test(
    "a number behind a word like about gets no correction",
    arguments: [
      ("It has 5", "6"), ("It is of order 5", "6"), ("It has about 5", nil), ("It has circa 5", nil),
      ("It has ca. 5", nil), ("It has some 5", nil), ("It is near 5", nil), ("It has ≈ 5", nil),
    ] as [(String, String?)])
  func correction(_ text: String, _ expected: String?) throws {
    let source = Source(path: "notes/note.md", bytes: Array((text + " %%= n%% of them.\n").utf8))
    let lesson = Lesson.read(Document.read(source).document).lesson
    let number = try #require(lesson.numbers.first)
    #expect(NumberCorrection(number, in: lesson).text(for: "6") == expected)
  }

  // MARK: Formulas

  /// `W - F + 2`, as a reader of formulas gives it.
  private static func bound(_ comment: String, cells: String = "") async throws -> (Report, [Diagnostic]) {
    let note = cells + "\n$W-F+2$ %%= \(comment)%%\n"
    let source = Source(path: "notes/note.md", bytes: Array(note.utf8))
    let (lesson, problems) = Lesson.read(Document.read(source).document)
    return (try await report(lesson), problems)
  }

  @Test(arguments: [
    ("2 + W - F for W in 1...64, F in 1...7 where F <= W", CheckedClaim.Verdict.held, ""),
    (
      "3 + W - F for W in 1...64, F in 1...7 where F <= W", .refuted,
      "W = 1, F = 1: the formula is 2, ‘3 + W - F’ is 3"
    ),
    (
      "W > 9 ? 0 : W - F + 2 for W in 1...10, F in [1]", .refuted,
      "W = 10, F = 1: the formula is 11, ‘W > 9 ? 0 : W - F + 2’ is 0"
    ),
    (
      "W - F + 2 for W in 1...1000, F in 1...1000", .notReached,
      "the ranges have more than 100,000 combinations"
    ),
    ("W - F + 2 for W in 1...3, F in 1...3 where F > 3", .undecided, "the ranges leave nothing to compare"),
    ("W - 1 for W in 1...3", .notReached, "no variable of the note is named F"),
  ]) func boundOverRanges(_ comment: String, _ verdict: CheckedClaim.Verdict, _ message: String) async throws
  {
    let (report, problems) = try await Self.bound(comment)
    #expect(problems.isEmpty)
    #expect(report.proseClaims.map(\.verdict) == [verdict])
    #expect(report.diagnostics.map(\.message) == (message.isEmpty ? [] : [message]))
  }

  @Test func boundToNamesOfTheNote() async throws {
    let cells = "```swift\nlet W = 10, F = 3\n```\n"
    #expect(try await Self.bound("9", cells: cells).0.proseClaims.map(\.verdict) == [.held])
    let (report, _) = try await Self.bound("8", cells: cells)
    #expect(report.diagnostics.map(\.message) == ["W = 10, F = 3: the formula is 9, ‘8’ is 8"])
  }

  // MARK: Cache

  /// What is bound is a part of what a run is known by; the number and the words beside it are not.
  @Test func changedBindingsStartTheCompiler() throws {
    func text(_ note: String) throws -> String {
      let source = Source(path: "notes/note.md", bytes: Array(note.utf8))
      let program = try #require(
        Program.programs(of: Lesson.read(Document.read(source).document).lesson, cellSyntax: [:]).first)
      return program.text(cellSyntax: [:])
    }
    let cell = "```swift\nlet n = 3\n```\n\n"
    #expect(try text(cell + "It is 3 %%= n%%.") == text(cell + "There are 4 %%= n%% of them.\n\nMore."))
    #expect(try text(cell + "It is 3 %%= n%%.") != text(cell + "It is 3 %%= n + 0%%."))
    #expect(try text(cell + "It is 3 %%= n%%.") != text(cell + "It is 3."))
  }
}
