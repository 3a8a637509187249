import Foundation
import Formulas
import Testing

/// How many formulas of public lecture notes are read; `Corpus/README.md` states the method.
@Suite struct CorpusTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

  static func lines() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.sorted()
      .flatMap { name in
        try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").map(
          String.init)
      }
  }

  static func isRead(_ line: String) -> Bool {
    let isDisplay = line.hasPrefix("$$")
    let dollars = isDisplay ? 2 : 1
    let formula = String(line.dropFirst(dollars).dropLast(dollars))
    return FormulaTree.read(formula, isDisplay: isDisplay).findings.isEmpty
  }

  @Test("of the lines, and of the different ones, 98 % read without a finding")
  func share() throws {
    let lines = try Self.lines()
    #expect(lines.count >= 2_273)
    for some in [lines, Array(Set(lines))] {
      let read = some.count(where: Self.isRead)
      #expect(Double(read) >= 0.98 * Double(some.count), "\(read) of \(some.count)")
    }
  }

  /// A relation between numbers, with the verdict of a careful reader.
  struct Relation {
    let place: String
    let label: String
    let text: String
  }

  static func relations() throws -> [Relation] {
    let text = try String(contentsOf: folder.appending(path: "Numbers.md"), encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", maxSplits: 2)
      guard fields.count == 3 else { return nil }
      return Relation(place: String(fields[0]), label: String(fields[1]), text: String(fields[2]))
    }
  }

  @Test("of the relations between numbers 90 % are decided, and none is decided wrongly")
  func decided() throws {
    let relations = try Self.relations()
    #expect(relations.count == 195)
    var decided = 0
    for relation in relations {
      var judge = FormulaJudge()
      var context = FormulaJudge.Context()
      context.isContinued = relation.label == "continued"
      let judged = judge.judge(FormulaTree.read(relation.text, isDisplay: false).tree, in: context)
      let verdict = VerdictLine.text(try #require(judged.last, "\(relation.place)").verdict).prefix {
        $0 != ":"
      }
      #expect(judged.count == 1, "\(relation.place): \(relation.text)")
      if verdict == "held" || verdict == "refuted" {
        decided += 1
        #expect(verdict == relation.label, "\(relation.place): \(relation.text)")
      }
    }
    #expect(Double(decided) >= 0.9 * Double(relations.count), "\(decided) of \(relations.count)")
  }
}
