import Foundation
import Testing

@testable import Verification

/// Runs the tables of `Comparisons.md`.
@Suite struct ComparisonTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let expected: String
    let seen: String
    let holds: Bool
    var testDescription: String { "\(expected) \(holds ? "accepts" : "refuses") \(seen)" }
  }

  static let rows: [Row] = {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Comparisons.md")
    let text = try! String(contentsOf: path, encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, ["yes", "no"].contains(cells[2]) else { return nil }
      return Row(expected: cells[0], seen: cells[1], holds: cells[2] == "yes")
    }
  }()

  @Test func areThere() { #expect(Self.rows.count > 70) }

  @Test(arguments: rows) func row(_ row: Row) {
    #expect(Comparison(expected: row.expected, seen: row.seen).holds == row.holds)
  }

  @Test func theFirstDifferenceIsNamed() {
    let comparison = Comparison(expected: "[[1, 2], [3, 5]]", seen: "[[1, 2], [3, 4]]")
    #expect(comparison.difference == Comparison.Difference(expected: "5", seen: "4"))
  }

  @Test func deepNestingDoesNoHarm() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(Comparison(expected: deep, seen: deep).holds)
    #expect(!Comparison(expected: deep, seen: deep + "1").holds)
  }

  @Test func manyWildcardsEnd() {
    let pattern = "[" + String(repeating: "..., 1, ", count: 200) + "2]"
    let seen = "[" + String(repeating: "1, ", count: 2_000) + "3]"
    #expect(!Comparison(expected: pattern, seen: seen).holds)
  }

  @Test func patternsAreLeftAlone() {
    #expect(Comparison.isPattern("[1, ...]"))
    #expect(Comparison.isPattern("0.3 ± 0.1"))
    #expect(!Comparison.isPattern("[1, 2]"))
    #expect(!Comparison.isPattern("\"...\""))
  }

  /// What `accept` writes must be accepted by what reads it.
  @Test(arguments: [
    "0.6666666666666666", "-0.0012345678", "1234567.89", "100000.5", "9.999999999", "1e-12", "6.0221408e+23",
    "-1.7976931348623157e+308", "5e-324", "0.1", "3", "12345678", "[0.33333334, 1.0, -0.0]", "0.5",
    "999999.95",
  ])
  func roundedTextHolds(_ seen: String) {
    let written = ExpectationCorrection.rounded(seen)
    #expect(Comparison(expected: written, seen: seen).holds, "\(written)")
    let digits = written.split { !$0.isNumber && $0 != "." }.first?.filter(\.isNumber) ?? ""
    #expect(digits.drop { $0 == "0" }.count <= 8)
  }

  @Test func rounding() {
    #expect(ExpectationCorrection.rounded("0.6666666666666666") == "0.666667")
    #expect(ExpectationCorrection.rounded("[1.0, 0.33333334]") == "[1.0, 0.333333]")
    #expect(ExpectationCorrection.rounded("12345678") == "12345678")
    #expect(ExpectationCorrection.rounded("\"0.123456789\"") == "\"0.123456789\"")
    #expect(ExpectationCorrection.rounded("x1.23456789") == "x1.23456789")
  }

  @Test func typesReadAsTheyAreWritten() {
    #expect(sugared("Array<Array<Int>>") == "[[Int]]")
    #expect(sugared("Optional<Int>") == "Int?")
    #expect(sugared("Dictionary<String, Array<Double>>") == "[String: [Double]]")
    #expect(sugared("(Int) -> Int") == "(Int) -> Int")
    #expect(sugared("Optional<(Int) -> Int>") == "((Int) -> Int)?")
    #expect(sugared("Result<Array<Int>, Never>") == "Result<[Int], Never>")
    #expect(sugared("Array<Int>.Index") == "Array<Int>.Index")
  }
}
