import Markdown
import Foundation
import Testing

@testable import Lessons

/// Runs `numbers.md` and `arithmetic.md`.
@Suite struct NumberTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: String
    var testDescription: String { text }
  }

  static func examples(_ file: String) -> [Example] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Specifications/\(file)")
    let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    // A line that begins with two blanks goes on with the one above.
    return text.replacing("\n  ", with: "\u{2028}  ").split(separator: "\n").compactMap { line in
      let line = line.replacing("\u{2028}", with: "\n")
      guard line.hasPrefix("- "), let arrow = line.range(of: " →", options: .backwards) else { return nil }
      return Example(
        text: String(line[line.index(line.startIndex, offsetBy: 2)..<arrow.lowerBound]),
        expected: line[arrow.upperBound...].trimmingCharacters(in: .whitespaces))
    }
  }

  static func lesson(_ text: String) -> Lesson {
    Lesson.read(Document.read(Source(path: "notes/note.md", bytes: Array(text.utf8))).document).lesson
  }

  static let numbers = examples("numbers.md")
  static let arithmetic = examples("arithmetic.md")

  @Test func areThere() {
    #expect(Self.numbers.count >= 80)
    #expect(Self.arithmetic.count >= 40)
  }

  @Test(arguments: numbers) func classifies(_ example: Example) {
    let lesson = Self.lesson(example.text)
    let seen = lesson.numbers.indices.map { lesson.outsideNumbers[$0]?.rawValue ?? "claim" }
    #expect(seen.joined(separator: ", ") == example.expected)
  }

  @Test(arguments: arithmetic) func finds(_ example: Example) {
    let texts = Self.lesson(example.text).claims.compactMap { claim in
      if case .arithmetic(let arithmetic, _) = claim { arithmetic.text } else { nil }
    }
    #expect(texts.joined(separator: "; ") == example.expected)
  }

  @Test(
    "a word that says so makes arithmetic approximate",
    arguments: [
      ("about", true), ("Approximately", true), ("roughly", true), ("around", true), ("nearly", true),
      ("almost", true), ("circa", true), ("ca.", true), ("approx.", true), ("an estimated", true),
      ("some", true), ("close to", true), ("near", true), ("exactly", false), ("of order", false),
      ("about one half of all, that is", false),
    ])
  func approximate(_ words: String, _ isApproximate: Bool) {
    let seen = Self.lesson("It has \(words) 28 × 28 = 700 pixels.").claims.compactMap { claim in
      if case .arithmetic(let arithmetic, _) = claim { arithmetic.isApproximate } else { nil }
    }
    #expect(seen == [isApproximate])
  }

  /// A number of a heading is its number.
  @Test func headings() {
    let lesson = Self.lesson("## 3. Of 5 things\n\n7")
    #expect(lesson.numbers.indices.map { lesson.outsideNumbers[$0] } == [.heading, .heading, nil])
  }

  @Test(arguments: [
    ("10,000", ["10000"]), ("10 000", ["10000"]), ("10\u{A0}000", ["10000"]), ("10\u{202F}000", ["10000"]),
    ("10\u{2009}000", ["10000"]), ("1,234,567.5", ["1234567.5"]), ("−3", ["-3"]), ("-3.50", ["-3.50"]),
    ("1.5e-3", ["1.5e-3"]), ("3.2M", ["3.2e6"]), ("10K", ["10e3"]), ("2G", ["2e9"]),
    ("97 %", ["97e-2", "97e0"]),
    ("97%", ["97e-2", "97e0"]), ("0.31 ± 0.02", ["0.31 ± 0.02"]), ("3.14…", ["3.14…"]),
    ("3.14...", ["3.14…"]),
    ("10 KB", []), ("10KB", []), ("f(1,000)", ["1", "000"]), ("1,00", ["1", "00"]),
    ("1,0000", ["1", "0000"]),
    ("[1,000]", ["1", "000"]), ("(1,000)", ["1000"]), ("three", []), ("5-3", ["5", "3"]), ("(-3)", ["-3"]),
    (".5", ["0.5"]), ("5.", ["5"]), ("1,2", ["1", "2"]), ("1 2", ["1", "2"]), ("0 123", ["0", "123"]),
  ]) func expectations(_ text: String, _ expected: [String]) {
    #expect(ProseNumber.all(inPlain: text).flatMap(\.expectations) == expected)
  }
}
