import Testing

@testable import Formulas

/// The work on all formulas of a note is bounded, however many of them take long.
@Suite struct NoteBudgetTests {
  /// Sums of many fractions, each of which alone takes all the work that is allowed for a verdict.
  private static func slow(_ number: Int) -> String { "\\sum_{i=1}^{100000} \\frac{1}{i + \(number)} = 1" }

  private static let most = 200_000
  /// The most that the last step takes before the limit is noticed.
  private static let step = 1_000

  private func verdict(_ formula: String, _ judge: inout FormulaJudge) -> Verdict? {
    judge.judge(FormulaTree.read(formula, isDisplay: false).tree).first?.verdict
  }

  @Test("many slow formulas take little more than the work for a note")
  func bounded() {
    var judge = FormulaJudge(mostWork: Self.most)
    let count = 30
    for number in 1...count { _ = verdict(Self.slow(number), &judge) }
    let most = Self.most + count * 2 * (Budget.leastForVerdict + Self.step)
    #expect(judge.spent > Self.most)
    #expect(judge.spent <= most)
  }

  @Test("a slow formula behind them is undecided and says why, a quick one is decided")
  func decided() {
    var judge = FormulaJudge(mostWork: Self.most)
    for number in 1...20 { _ = verdict(Self.slow(number), &judge) }
    #expect(
      verdict(Self.slow(0), &judge) == .undecided("the formulas of this note take too long together"))
    #expect(verdict("2 + 2 = 4", &judge) == .held("both sides are 4"))
    guard case .refuted? = verdict("2 + 2 = 5", &judge) else {
      Issue.record("a quick false formula is not refuted")
      return
    }
  }

  @Test("values of names are paid for, too")
  func definitions() {
    var judge = FormulaJudge(mostWork: Self.most)
    for number in 1...20 {
      _ = verdict("a_{\(number)} = \\sum_{i=1}^{100000} \\frac{1}{i + \(number)}", &judge)
    }
    #expect(judge.spent > Self.most)
    #expect(judge.spent <= Self.most + 20 * 2 * (Budget.leastForVerdict + Self.step))
  }
}
