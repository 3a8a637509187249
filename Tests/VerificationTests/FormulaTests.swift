import Markdown
import Foundation
import Lessons
import Testing

@testable import Formulas
@testable import Verification

/// Runs the labelled formulas of `Formulas/*.md`: what is said of each relation where it stands.
@Suite struct FormulaTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Formulas")

  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted()

  @Test("enough formulas are labelled")
  func count() throws {
    #expect(
      try Self.files.reduce(0) { $0 + (try LabelledNote.all(in: $1)).reduce(0) { $0 + $1.labels.count } }
        >= 200)
  }

  @Test("each relation gets the verdict that a reader gives it", arguments: files)
  func verdicts(in file: String) throws {
    for note in try LabelledNote.all(in: file) {
      let seen = note.seen
      #expect(
        seen.count == note.labels.count,
        "\(file):\(note.line): \(seen.map(\.text)), expected \(note.labels.map(\.text))")
      for (label, seen) in zip(note.labels, seen) where !label.agrees(with: seen) {
        Issue.record("\(file):\(note.line): \(seen.text), expected \(label.text)")
      }
    }
  }

  /// What must never happen.
  @Test("nothing is refuted that a reader would not refute", arguments: files)
  func falseAlarms(in file: String) throws {
    for note in try LabelledNote.all(in: file) {
      for (label, seen) in zip(note.labels, note.seen) where seen.verdict == "refuted" {
        #expect(label.verdict == "refuted", "\(file):\(note.line): \(seen.text), expected \(label.text)")
      }
    }
  }
}

/// A small note, and what is said of its relations.
private struct LabelledNote {
  struct Label {
    let line: Int
    let verdict: String
    /// What is right; empty where that is not said.
    let right: String
    let part: String

    var text: String { "\(line) \(verdict) \(part)" + (right.isEmpty ? "" : " ⇒ \(right)") }

    func agrees(with seen: Label) -> Bool { line == seen.line && verdict == seen.verdict }
  }

  struct Malformed: Error { let line: Int }

  /// Of the fence in the file.
  let line: Int
  let text: String
  let labels: [Label]

  static func all(in file: String) throws -> [LabelledNote] {
    let text = try String(contentsOf: FormulaTests.folder.appending(path: file), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var notes: [LabelledNote] = []
    var index = 0
    while index < lines.count {
      guard lines[index].hasPrefix("````"), lines[index].hasSuffix("note") else {
        index += 1
        continue
      }
      let fence = String(lines[index].prefix { $0 == "`" })
      guard let end = lines[(index + 1)...].firstIndex(of: fence),
        let dot = lines[index..<end].lastIndex(of: ".")
      else { throw Malformed(line: index + 1) }
      notes.append(
        LabelledNote(
          line: index + 1, text: lines[(index + 1)..<dot].joined(separator: "\n") + "\n",
          labels: try lines[(dot + 1)..<end].filter { !$0.isEmpty }.map { try label($0, line: index + 1) }))
      index = end + 1
    }
    return notes
  }

  private static func label(_ text: String, line: Int) throws -> Label {
    let words = text.split(separator: " ", maxSplits: 2).map(String.init)
    guard words.count == 3, let number = Int(words[0]) else { throw Malformed(line: line) }
    let parts = words[2].components(separatedBy: " ⇒ ")
    return Label(line: number, verdict: words[1], right: parts.count > 1 ? parts[1] : "", part: parts[0])
  }

  var seen: [Label] {
    let document = Document.read(Source(path: "note.md", bytes: Array(text.utf8))).document
    let lesson = Lesson.read(document).lesson
    return FormulaChecker.judged(lesson).flatMap { formula, judged in
      judged.map { link in
        Label(
          line: formula.place(at: link.range.lowerBound).line, verdict: link.verdict.word, right: "",
          part: Judged.text(of: link.range, in: formula.source))
      }
    }
  }
}

extension Verdict {
  fileprivate var word: String {
    switch self {
    case .held: "held"
    case .refuted: "refuted"
    case .undecided, .otherwise: "undecided"
    case .definition: "definition"
    case .condition: "condition"
    case .loose: "loose"
    case .expression: "expression"
    }
  }
}
