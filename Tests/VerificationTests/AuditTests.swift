import Foundation
import Markdown
import Reports
import Testing

@testable import Lessons
@testable import Verification

/// What an audit tells of changed digits is what happens when they are changed.
@Suite struct AuditTests {
  static let note = """
    ---
    title: Looks at 9 cats
    ---
    # The 1st part

    ```swift
    let looks = outputSize(300, filter: 3, stride: 3)   // => 100
    let window = 3
    ```

    There are 100 %%= looks%% looks, 10,000 %%= looks * looks%% in all, or 97 % %%= 0.97%% of 3 %%= window%%.
    A cat has 4 legs and 9 %%stated%% lives. Wrong are 5 %%= looks%% %%wrong%% looks, since 1998.

    28 × 28 = 784 and `28 * 28 = 784`, about 28 × 28 = 780, 2 + 2 = 5 %%wrong%% and 3.2M = 224 * 224 * 64.
    There are 784 inputs ($28 \\cdot 28 = 784$), and 12 of 30 mice.

    | 10 | 2 × 3 = 6 |
    |---|---|
    | 0.31 ± 0.01 %%= 0.314%% | Three %%= window%% |

    Let $n = 3$. Then $n^2 = 9$, $W_1 = 12$, and $\\frac{55 - 5}{10} + 1 = 6$, $\\lfloor 300/299 \\rfloor = 1$.

    $$O = \\lfloor (W - F) / S \\rfloor + 1$$ %%= outputSize(W, filter: F, stride: S) for W in 3...9, F in 1...3, S in 1...2%%

    $2 + 2 = 5$ %%wrong%% and $\\frac{1}{3} \\approx 0.33$ %%check%%, $10{,}000 = 100^2$.
    """

  @Test(arguments: [false, true]) func foretells(isStrict: Bool) async throws {
    let bytes = Array(Self.note.utf8)
    let (report, _) = try await Self.verify(bytes, isStrict: isStrict, isAudited: true)
    let places = try #require(report.audit).places
    // Strict or not, what is unchecked in the note as it is does not matter for the others.
    let before = try await Self.verify(bytes, isStrict: isStrict).errors
    var checked = 0
    for place in places {
      var isNoticed = true
      let range = report.lesson.document.source.range(of: place.span)
      for index in range where Digits.isDigit(bytes[index]) {
        var changed = bytes
        changed[index] = Digits.next(bytes[index])
        let errors = try await Self.verify(changed, isStrict: isStrict).errors
        let stopped = errors > before || place.wasUnchecked(in: report) && isStrict
        if !stopped { isNoticed = false }
      }
      #expect(place.isNoticed == isNoticed, "\(place.text) in line \(place.span.start.line)")
      checked += 1
    }
    #expect(checked > 40)
  }

  private static func verify(_ bytes: [UInt8], isStrict: Bool, isAudited: Bool = false) async throws -> (
    report: Report, errors: Int
  ) {
    let (document, problems) = Document.read(Source(path: "notes/note.md", bytes: bytes))
    let (lesson, more) = Lesson.read(document)
    let report = try await Verifier(cache: try .standard()).verify(
      [Verifier.Assignment(lesson: lesson, folder: "/tmp", isStrict: isStrict)], isAudited: isAudited)[0]
    let wrong = (problems + more + report.diagnostics).count { $0.severity == .error }
    let unchecked = isStrict ? report.numbers.count { $0.state == .unchecked } : 0
    return (report, wrong + unchecked)
  }

  @Test func leavesOutWhatIsNoClaim() async throws {
    let (report, _) = try await Self.verify(Array(Self.note.utf8), isStrict: false, isAudited: true)
    let texts = try #require(report.audit).places.map(\.text)
    #expect(!texts.contains("1998") && !texts.contains("Three"))
    #expect(report.audit?.count.changes == texts.count)
  }
}

extension Audit.Place {
  fileprivate func wasUnchecked(in report: Report) -> Bool {
    report.numbers.contains { $0.number.span == span && $0.state == .unchecked }
  }
}

extension Source {
  fileprivate func range(of span: SourceSpan) -> Range<Int> { offset(of: span.start)..<offset(of: span.end) }
}
