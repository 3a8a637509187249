import Testing

@testable import Formulas

@Suite struct TreeTests {
  @Test("a node is told apart by its content and its place")
  func nodes() {
    let x = MathNode(.symbol(MathSymbol("x", .letter)), 0..<1)
    #expect(x == MathNode(.symbol(MathSymbol("x", .letter)), 0..<1))
    #expect(x != MathNode(.symbol(MathSymbol("x", .letter)), 1..<2))
    #expect(x != MathNode(.number("3"), 0..<1))
  }

  @Test("`children` and `mapped` visit the same nodes of every formula of the corpus")
  func children() throws {
    var most = 0
    for line in try CorpusTests.lines() {
      let nodes = FormulaTree.read(line.replacing("$", with: ""), isDisplay: true).tree.nodes
      var walked: [Range<Int>] = []
      nodes.forEachNode { walked.append($0.range) }
      var mapped: [Range<Int>] = []
      let same = nodes.map { node in
        node.mapped { part in
          mapped.append(part.range)
          return part
        }
      }
      #expect(same == nodes)
      #expect(
        walked.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
          == mapped.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
      most = max(most, walked.count)
    }
    #expect(most > 50)
  }
}
