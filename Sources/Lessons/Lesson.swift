import Markdown
import Formulas

/// A document with its cells and what its prose claims.
package struct Lesson: Sendable {
  package let document: Document
  package let cells: [Cell]
  /// The numbers of the prose, in the order of the note.
  package let numbers: [ProseNumber]
  /// Why some of them are not checked, by their index in `numbers`.
  package let outsideNumbers: [Int: NumberExemption]
  /// The indices of those that the author states: `1998 %%stated%%`
  package let statedNumbers: Set<Int>
  /// In the order of the note: `formulas[formula.number]` belongs to a formula of the document.
  package let formulas: [LessonFormula]
  /// The claims outside of the cells, in the order of the note.
  package let claims: [Claim]
  /// The commands of formulas that all notes of the folder share.
  package let macros: MathMacros

  /// Finds the cells and the claims of a document. A cell with a wrong option is reported, and remains a cell.
  /// - Parameter macros: the commands of formulas that all notes of the folder share.
  package static func read(
    _ document: Document, macros: MathMacros = MathMacros()
  ) -> (lesson: Lesson, diagnostics: [Diagnostic]) {
    var finder = CellFinder(source: document.source)
    finder.visit(document.blocks)
    let numbers = ProseNumber.all(in: document, with: ProseNumber.writtenOut(in: document))
    var reader = ClaimReader(document, cells: finder.cells, numbers: numbers)
    let (formulas, wrongFormulas) = LessonFormula.read(document, macros: macros)
    reader.read { formulas[$0.number].isReadable ? formulas[$0.number].tree : nil }
    return (
      Lesson(
        document: document, cells: finder.cells, numbers: numbers,
        outsideNumbers: outsideNumbers(numbers, in: document), statedNumbers: reader.statedNumbers,
        formulas: formulas, claims: reader.claims, macros: macros),
      finder.diagnostics + reader.diagnostics + wrongFormulas
    )
  }

  private static func outsideNumbers(_ numbers: [ProseNumber], in document: Document) -> [Int:
    NumberExemption]
  {
    var reasons: [Int: NumberExemption] = [:]
    var last: (passage: Int, word: NumberWord)?
    for (index, number) in numbers.enumerated() where !number.isCode {
      let before = index > 0 && numbers[index - 1].passage == number.passage ? index - 1 : nil
      let previous = before.flatMap { before in reasons[before].map { ($0, numbers[before].range.upperBound) }
      }
      let passage = document.passages[number.passage]
      if last?.passage != number.passage || number.range.upperBound > last?.word.range.upperBound ?? 0 {
        last = (number.passage, NumberWord(around: number.range, in: passage.bytes))
      }
      guard let word = last?.word else { continue }
      reasons[index] = NumberExemption.reason(
        for: number, in: word, of: passage,
        after: previous.map { (reason: $0.0, end: $0.1) })
    }
    return reasons
  }

  /// The arithmetic that a passage would hold if one of its digits were another.
  package func arithmetic(inPassage number: Int, changing place: Int, to digit: UInt8) -> [WrittenArithmetic]
  {
    let passage = document.passages[number].replacing(place, with: digit)
    return ArithmeticFinder.all(
      in: passage, document.source, ProseNumber.all(in: passage, number, document.source))
  }

  /// The Swift expressions that numbers and formulas are compared with, in the order of the note.
  package var bindings: [Binding] {
    claims.compactMap(\.binding).sorted { $0.number < $1.number }
  }

  /// The names with which the bindings of formulas compute.
  package var namesUsedByFormulas: Set<String> {
    var names: Set<String> = []
    for case .bound(_, _, let binding) in claims {
      names.formUnion(binding.expression.names.map(\.name) + binding.symbols)
    }
    return names
  }
}

private struct CellFinder {
  let source: Source
  private var file: String { source.path }
  var cells: [Cell] = []
  var diagnostics: [Diagnostic] = []

  mutating func visit(_ blocks: [Block]) {
    var previousIsCell = false
    // By index, because an iterator copies each block.
    for index in blocks.indices {
      let lines = blocks[index].lines
      defer { previousIsCell = cells.last?.block.fence.start.line == lines.lowerBound }
      switch blocks[index].content {
      case .quote(let blocks): visit(blocks)
      case .callout(let callout): visit(callout.blocks)
      case .list(let list): list.items.forEach { visit($0.blocks) }
      case .footnote(let footnote): visit(footnote.blocks)
      case .code(let code) where code.isFenced:
        if isOutput(code), !previousIsCell {
          diagnostics.append(
            Diagnostic(
              .error, "stray-output", "this output belongs to no cell", file: file, span: code.fence,
              help: "an ```output fence stands right behind the ```swift fence that prints it"))
        }
        let next = index + 1 < blocks.count ? blocks[index + 1] : nil
        if let (words, problems) = CellOptions.read(code.info) {
          add(code, words: words, problems: problems, next: next)
        } else {
          warn(FenceNearMiss.finding(info: code.info, isBehindCell: previousIsCell), at: code.fence)
        }
      case .code(let code): warn(FenceNearMiss.finding(indented: code), at: code.fence)
      case .paragraph:
        for (line, finding) in FenceNearMiss.findings(paragraph: lines, of: source) {
          warn(finding, at: source.span(ofLine: line))
        }
      default: break
      }
    }
  }

  private mutating func warn(_ finding: FenceNearMiss.Finding?, at span: SourceSpan) {
    guard let finding else { return }
    diagnostics.append(
      Diagnostic(.warning, "no-cell", finding.message, file: file, span: span, help: finding.help))
  }

  private mutating func add(
    _ code: CodeBlock, words: CellOptions, problems: [(message: String, help: String)], next: Block?
  ) {
    var output: CodeBlock?
    if case .code(let following)? = next?.content, isOutput(following) { output = following }
    var words = words
    if let finding = NestingLimit.diagnostic(of: code, file: file) {
      diagnostics.append(finding)
      words.treatment = .skip(reason: "its brackets nest too deep")
    }
    cells.append(Cell(number: cells.count + 1, words: words, block: code, output: output))
    for problem in problems {
      diagnostics.append(
        Diagnostic(
          .error, "cell-word", problem.message, file: file, span: code.fence, help: problem.help))
    }
  }

  private func isOutput(_ code: CodeBlock) -> Bool {
    code.isFenced && code.info.firstWord?.lowercased() == "output"
  }
}
