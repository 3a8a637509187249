import Reports
import Lessons
import Markdown
import Testing

@testable import Verification
@testable import notes

@Suite struct StaleValuesTests {
  private func reports(_ note: String, state: CellReport.State, values: [[Int: String]] = []) -> [CellReport]
  {
    let lesson = Lesson.read(Document.read(Source(path: "a.md", bytes: Array(note.utf8))).document).lesson
    return lesson.cells.enumerated().map { index, cell in
      var report = CellReport(cell: cell, state: state)
      if index < values.count {
        report.values = values[index].sorted { $0.key < $1.key }.map {
          LineValue(line: $0.key, type: "Int", texts: [$0.value], passes: 1, verdict: nil)
        }
      }
      return report
    }
  }

  private func lines(_ last: StaleValues) -> [[Int]] { last.cells.map { $0.values.map(\.line) } }

  @Test func whatWasSeenStaysAtItsLines() {
    let old = reports("```swift\n1\n2\n3\n```\n", state: .run, values: [[1: "1", 2: "2", 3: "3"]])
    let moved = StaleValues(reports("```swift\n1\n9\n9\n2\n3\n```\n", state: .notReached), before: old)
    #expect(lines(moved) == [[1, 4, 5]] && moved.outdated == [1])
    let changed = StaleValues(reports("```swift\n1\n9\n3\n```\n", state: .notReached), before: old)
    #expect(lines(changed) == [[1, 2, 3]], "a line that was changed in its place keeps its value")
    let shorter = StaleValues(reports("```swift\n1\n```\n", state: .failed), before: old)
    #expect(lines(shorter) == [[1]])
  }

  @Test func cellsAreFoundByTheirCode() {
    let old = reports("```swift\n1\n```\n\n```swift\n2\n```\n", state: .run, values: [[1: "1"], [1: "2"]])
    let new = reports("```swift\n0\n```\n\n```swift\n1\n```\n\n```swift\n2\n```\n", state: .notReached)
    let last = StaleValues(new, before: old)
    // What was seen of a cell that went on is not shown in another's place.
    #expect(last.cells.map { $0.values.first?.texts } == [nil, ["1"], ["2"]])
  }

  @Test func whatIsKnownIsNotReplaced() {
    let old = reports("```swift\n1\n```\n", state: .run, values: [[1: "1"]])
    let new = reports("```swift\n1\n```\n", state: .failed, values: [[1: "5"]])
    let last = StaleValues(new, before: old)
    #expect(last.cells[0].values[0].texts == ["5"] && last.outdated.isEmpty)
    #expect(StaleValues(reports("```swift\n1\n```\n", state: .run), before: old).outdated.isEmpty)
  }
}
