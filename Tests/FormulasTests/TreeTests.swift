import Formulas
import Testing

@Suite struct TreeTests {
  @Test("a node is told apart by its content and its place")
  func nodes() {
    let x = MathNode(.symbol(MathSymbol("x", .letter)), 0..<1)
    #expect(x == MathNode(.symbol(MathSymbol("x", .letter)), 0..<1))
    #expect(x != MathNode(.symbol(MathSymbol("x", .letter)), 1..<2))
    #expect(x != MathNode(.number("3"), 0..<1))
  }
}
