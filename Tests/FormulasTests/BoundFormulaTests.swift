import Formulas
import Testing

/// Compares the right-hand side of a formula with values printed by Swift.
@Suite struct BoundFormulaTests {
  private func agreement(
    _ text: String, _ seen: String, _ values: [String: String] = [:]
  ) throws -> BoundFormula.Agreement {
    let (formula, reason) = BoundFormula.read(FormulaTree.read(text, isDisplay: false).tree)
    return try #require(formula, "\(reason)").agreement(with: seen, at: values)
  }

  @Test(
    "a number that is written down says as much as its digits",
    arguments: [
      ("x = 0.31", "0.3149", true), ("x = 0.31", "0.3151", false),
      (#"\log 10 \approx 2.303"#, "2.3025851", true),
      (#"\log 10 \approx 2.303"#, "2.2", false), ("x = 3", "3.0", true), ("x = 3", "3.1", false),
      ("x = 3", "3", true),
      (#"x \approx 2000"#, "1998", true), ("x = 2000", "1998", false), ("x = -0.5", "-0.52", true),
    ])
  func writtenNumbers(_ text: String, _ seen: String, _ agrees: Bool) throws {
    #expect((try agreement(text, seen) == .agrees) == agrees)
  }

  @Test func whatIsComputedIsExactOrAsAFloat() throws {
    let half = #"O = \lfloor \frac{W}{2} \rfloor"#
    #expect(try agreement(half, "3", ["W": "7"]) == .agrees)
    #expect(try agreement(half, "4", ["W": "7"]) == .differs("3"))
    #expect(try agreement(#"\sqrt{W}"#, "1.4142135", ["W": "2"]) == .agrees)
    #expect(try agreement(#"\sqrt{W}"#, "1.4143", ["W": "2"]) != .agrees)
    #expect(try agreement(#"\frac{1}{W}"#, "0", ["W": "0"]) == .undefined("division by zero"))
    #expect(try agreement("W", "1", [:]) == .undefined("the value of W is no number"))
    #expect(try agreement(#"\begin{pmatrix} a \\ 2a \end{pmatrix}"#, "[3, 6]", ["a": "3"]) == .agrees)
    #expect(try agreement(#"\begin{pmatrix} a \\ 2a \end{pmatrix}"#, "[3]", ["a": "3"]) != .agrees)
  }

  @Test(
    "a side that goes on over rows is compared whole",
    arguments: [
      (#"\begin{aligned} S &= a + b \\ &+ c \\ &- 1 \end{aligned}"#, "9", true),
      (#"\begin{aligned} S &= a + b \\ &+ c \\ &- 1 \end{aligned}"#, "5", false),
      (#"\begin{aligned} S &= a + b + \\ & c \end{aligned}"#, "10", true),
      (#"S = a + b \\ \times c"#, "17", true), (#"S = a + b \\ \times c"#, "5", false),
      (#"\begin{multline} S = a \\ - b \\ + c \end{multline}"#, "4", true),
      (#"S = a \times \quad b"#, "6", true), (#"S =& \quad a + b"#, "5", true),
    ])
  func rows(_ text: String, _ seen: String, _ agrees: Bool) throws {
    #expect((try agreement(text, seen, ["a": "2", "b": "3", "c": "5"]) == .agrees) == agrees)
  }

  @Test func aFormulaThatMayGoOnIsNotCompared() {
    let (formula, reason) = BoundFormula.read(
      FormulaTree.read(#"S = 2 \\times a"#, isDisplay: false).tree)
    #expect(formula == nil)
    #expect(reason.contains("two backslashes"))
  }

  @Test func namesBecomeIdentifiers() {
    let (formula, _) = BoundFormula.read(
      FormulaTree.read(#"W_1 \lambda + \text{looks} + W_1"#, isDisplay: false).tree)
    #expect(formula?.identifiers == ["W_1", "lambda", "looks"])
    #expect(BoundFormula.read(FormulaTree.read(#"\int f"#, isDisplay: false).tree).formula == nil)
  }
}
