import Formulas
import MarkupCheck
import Pages

/// Reads, judges and typesets the formulas of a text, and checks every property.
enum FormulaExamination {
  static func findings(in bytes: [UInt8]) -> [Finding] {
    var findings: [Finding] = []
    // A second judge must come to the same verdicts.
    var judge = FormulaJudge()
    var other = FormulaJudge()
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      switch FormulaLine(line) {
      case .heading(let level):
        judge.enter(headingOfLevel: level)
        other.enter(headingOfLevel: level)
      case .formula(let task):
        let (tree, problems) = FormulaTree.read(task.text, isDisplay: task.isDisplay)
        findings += places(of: tree, problems, in: task.text)
        if task.isWellFormed {
          findings += problems.map { Finding(property: .reading, message: "\($0.identifier): \($0.message)") }
        }
        findings += MarkupCheck(HTML(formula: tree).bytes).problems.map {
          Finding(property: .markup, message: $0)
        }
        let verdicts = judge.judge(tree, in: task.context)
        findings += places(of: verdicts, in: task.text)
        if let isTrue = task.isTrue, problems.isEmpty { findings += self.verdicts(verdicts, isTrue) }
        if other.judge(tree, in: task.context) != verdicts {
          findings.append(Finding(property: .verdict, message: "judged in two ways"))
        }
        _ = BoundFormula.read(tree)
      }
    }
    return findings
  }

  private static func places(
    of tree: FormulaTree, _ problems: [FormulaFinding], in text: String
  ) -> [Finding] {
    var findings: [Finding] = []
    let all = 0...text.utf8.count
    func check(_ range: Range<Int>, _ what: String) {
      if !all.contains(range.lowerBound) || !all.contains(range.upperBound) {
        findings.append(Finding(property: .span, message: "\(what) at \(range) of \(all)"))
      }
    }
    for problem in problems { check(problem.range, problem.identifier) }
    tree.nodes.forEachNode { check($0.range, "a node") }
    if let range = tree.danglingRelation { check(range, "a relation without a right side") }
    return findings
  }

  private static func places(of verdicts: [Judged], in text: String) -> [Finding] {
    let all = 0...text.utf8.count
    return verdicts.flatMap { [$0.range, $0.left, $0.right] }.filter {
      !all.contains($0.lowerBound) || !all.contains($0.upperBound)
    }.map { Finding(property: .span, message: "a verdict at \($0) of \(all)") }
  }

  private static func verdicts(_ verdicts: [Judged], _ isTrue: Bool) -> [Finding] {
    verdicts.compactMap { judged in
      switch judged.verdict {
      case .held where !isTrue: Finding(property: .verdict, message: "a false relation is held")
      case .refuted where isTrue: Finding(property: .verdict, message: "a true relation is refuted")
      default: nil
      }
    }
  }
}
