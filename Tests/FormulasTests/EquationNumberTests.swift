import Testing

@testable import Formulas

/// The numbers of displays, counted through a note.
@Suite struct EquationNumberTests {
  private func node(_ content: MathNode.Content, _ range: Range<Int> = 0..<1) -> MathNode {
    MathNode(content, range)
  }

  private var x: MathNode { node(.symbol(MathSymbol("x", .letter))) }

  private func align(_ rows: Rows.Row...) -> FormulaTree {
    FormulaTree(
      [node(.rows(Rows(kind: .aligned, environment: "align", rows: rows, isNumbered: true)))], isDisplay: true
    )
  }

  private func texts(_ numbers: EquationNumbers) -> [[String?]] { numbers.marks.map { $0.map { $0?.text } } }

  @Test func rowsAreCountedThroughTheNote() {
    let first = align(
      Rows.Row(cells: [[x]]), Rows.Row(cells: [[x]], isUnnumbered: true), Rows.Row(cells: [[x]]))
    let plain = FormulaTree([x], isDisplay: true)
    let inline = FormulaTree([x], isDisplay: false)
    let last = align(Rows.Row(cells: [[x]]))
    #expect(
      texts(EquationNumbers([first, plain, nil, inline, last])) == [["1", nil, "2"], [nil], [], [], ["3"]])
  }

  @Test func aTagTakesNoNumber() {
    let tagged = FormulaTree([x, node(.tag("E", hasParentheses: false))], isDisplay: true)
    let numbers = EquationNumbers([align(Rows.Row(cells: [[x]])), tagged, align(Rows.Row(cells: [[x]]))])
    #expect(texts(numbers) == [["1"], ["E"], ["2"]])
    #expect(numbers.marks[1][0]?.hasParentheses == false)
  }

  @Test func aLabelNumbersItsDisplay() {
    let labelled = FormulaTree([x, node(.label("a b"))], isDisplay: true)
    let numbers = EquationNumbers([labelled])
    #expect(numbers.labels["a b"] == EquationNumbers.Mark(text: "1", hasParentheses: true, id: "eq:a-b"))
  }

  @Test func twoLabelsHaveNoIdInCommon() {
    let names = ["a b", "a-b", "a b"]
    let numbers = EquationNumbers(names.map { FormulaTree([x, node(.label($0))], isDisplay: true) })
    #expect(numbers.marks.map { $0[0]?.id } == ["eq:a-b", nil, nil])
    #expect(numbers.labels["a b"]?.text == "1")
    #expect(numbers.labels["a-b"]?.text == "2")
  }

  @Test func unknownReferencesAreFoundWhereTheyStand() {
    let reference = node(.reference("nothing", hasParentheses: true), 4..<20)
    let trees = [
      FormulaTree([x, node(.label("known"))], isDisplay: true),
      FormulaTree(
        [node(.group([node(.reference("known", hasParentheses: false))])), reference], isDisplay: false),
      FormulaTree([node(.text([.text("see "), .math([reference])], .roman))], isDisplay: false),
    ]
    let unknown = EquationNumbers.unknownReferences(in: trees)
    #expect(unknown.map(\.name) == ["nothing", "nothing"])
    #expect(unknown.map(\.formula) == [1, 2])
    #expect(unknown.map(\.range) == [4..<20, 4..<20])
  }
}
