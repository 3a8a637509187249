import Testing

@testable import Fuzzing
import Formulas

/// Generated formulas, which are the same in each run.
@Suite struct FormulaMakerTests {
  @Test("nothing is wrong with any of them", arguments: 0..<16)
  func holds(_ part: UInt64) throws {
    let seeds = try Subject.formulas.seeds()
    #expect(seeds.count > 3_000)
    for number in part * 40..<(part + 1) * 40 {
      let text = Subject.formulas.text(number, seeds: seeds)
      #expect(Subject.formulas.findings(in: text) == [], "\(number)")
    }
  }

  @Test func theSameNumberMakesTheSameText() {
    let seeds = [Array("x = 1".utf8)]
    let texts = (0..<200).map { Subject.formulas.text($0, seeds: seeds) }
    #expect(texts == (0..<200).map { Subject.formulas.text($0, seeds: seeds) })
    #expect(Set(texts).count > 190)
  }

  @Test(
    "what is wrong is found",
    arguments: [
      ("+ 2 + 2 = 5", "a true relation is refuted"), ("- 2 + 2 = 4", "a false relation is held"),
      ("* \\frac{1}", "missing-argument"),
    ])
  func finds(_ line: String, _ message: String) {
    let messages = Subject.formulas.findings(in: Array(line.utf8)).map(\.message)
    #expect(messages.count == 1 && messages[0].hasPrefix(message), "\(messages)")
  }

  @Test func whatTheMakerComputesIsRight() {
    let seeds = [Array("x = 1".utf8)]
    var kinds: Set<String> = []
    for number in 0..<400 {
      for line in String(decoding: Subject.formulas.text(UInt64(number), seeds: seeds), as: UTF8.self).split(
        separator: "\n")
      {
        guard case .formula(let task) = FormulaLine(line), let isTrue = task.isTrue else { continue }
        var judge = FormulaJudge()
        for judged in judge.judge(FormulaTree.read(task.text, isDisplay: task.isDisplay).tree) {
          switch judged.verdict {
          case .held: kinds.insert("held \(isTrue)")
          case .refuted: kinds.insert("refuted \(isTrue)")
          default: kinds.insert("other")
          }
        }
      }
    }
    #expect(kinds.contains("held true") && kinds.contains("refuted false"))
    #expect(!kinds.contains("held false") && !kinds.contains("refuted true"))
  }
}
