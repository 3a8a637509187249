import Lessons
import Markdown
import Reports

/// Everything in the cells of a note that a number of its text could be bound to.
package struct BindingCandidates: Sendable {
  private(set) var all: [BindingCandidate] = []
  private(set) var shapes: [ShapeCandidate] = []
  private(set) var elements: [ElementsCandidate] = []
  /// The numbers that are written down in cells, by the number of the cell.
  private(set) var literals: [Int: [CellLiteral]] = [:]
  /// The words for values and literals of the cells, as stems.
  private(set) var vocabulary: Set<String> = []
  /// Expressions whose values would add candidates, and which the report does not tell.
  package private(set) var unknown: [String] = []
  private let known: [String: String]

  /// - Parameters:
  ///   - known: values of some of the expressions that are `unknown` without them.
  ///   - parsed: the cells of the report; nil where they are not parsed yet.
  package init(_ report: Report, known: [String: String] = [:], parsed: ParsedCells? = nil) {
    let parsed = parsed ?? ParsedCells(report.lesson)
    self.known = known
    let cells = report.cells.filter { $0.state == .run && $0.cell.words.treatment == .run }
    let syntax = cells.map { (cell: $0, values: parsed.values(of: $0.cell)) }
    var labels: [String: [String]] = [:]
    var sources: [String: [String]] = [:]
    var origins = NameOrigins()
    var functions: Set<String> = []
    for (_, values) in syntax {
      functions.formUnion(values.functions)
      labels.merge(values.labels) { $0 + $1 }
      for value in values.values where value.isName {
        sources[value.expression] = value.source
        origins.add(value.expression, madeOf: value.reads)
      }
    }
    let constants = ConstantNames(
      report.lesson.cells.map { parsed.syntax(of: $0) }, used: report.lesson.namesUsedByFormulas)
    for (cell, values) in syntax {
      literals[cell.cell.number] = values.literals
      for value in values.values {
        let logged = cell.values.filter { $0.line == value.line }
        guard logged.count == 1, logged[0].passes == 1, let text = logged[0].texts.first else { continue }
        let source = Source(
          expression: value.expression, isName: value.isName,
          isStated: value.isName ? constants.isLiteral(value.expression) : constants.areLiterals(value.reads),
          callsNote: !functions.isDisjoint(with: value.called), cell: cell.cell,
          line: value.line, words: value.words,
          others: value.source + (value.isName ? labels[value.expression] ?? [] : [])
            + (value.root.flatMap { sources[$0] } ?? []),
          reads: value.reads,
          origins: origins.all(of: value.isName ? [value.expression] : value.reads))
        add(source, LoggedValue(text), type: logged[0].type)
        if value.isName, let network = NetworkParts(value.expression, type: logged[0].type) {
          add(network, of: source, values.literals)
        }
      }
    }
    for (cell, values) in syntax {
      for part in values.parts {
        let root: Set = [String(part.prefix { $0 != "." && $0 != "[" })]
        addPart(
          Source(
            expression: part, isName: false, isStated: false, callsNote: false, cell: cell.cell, line: 1,
            words: IdentifierWords.words(of: part), others: [], reads: root, origins: origins.all(of: root)))
      }
    }
    for candidate in all { vocabulary.formUnion(candidate.words.all) }
    for literal in literals.values.joined() { vocabulary.formUnion(CandidateWords(literal).all) }
  }

  /// A name, result or part, of which candidates are made.
  private struct Source {
    let expression: String
    let isName: Bool
    let isStated: Bool
    let callsNote: Bool
    let cell: Cell
    /// Of the cell.
    let line: Int
    let words: [String]
    let others: [String]
    let reads: Set<String>
    let origins: Set<String>

    var operand: String { expression.isOperand ? expression : "(\(expression))" }

    func candidate(
      _ expression: String, _ value: String, _ kind: BindingCandidate.Kind, isCount: Bool = false,
      axis: TensorAxis? = nil
    ) -> BindingCandidate {
      BindingCandidate(
        expression: expression, value: value, kind: kind, base: self.expression, isName: isName,
        isStated: isStated, callsNote: callsNote, cell: cell.number,
        line: cell.place(SourcePosition(line: line, column: 1)).line,
        words: CandidateWords(words, others: others, of: kind, isCount: isCount), reads: reads,
        origins: origins, axis: axis)
    }

    /// Like an element, it is nothing that a text speaks of without a word for it.
    func rank(_ count: Int) -> BindingCandidate {
      BindingCandidate(
        expression: "\(operand).rank", value: String(count), kind: .element, base: expression, isName: isName,
        isStated: isStated, callsNote: callsNote, cell: cell.number,
        line: cell.place(SourcePosition(line: line, column: 1)).line,
        words: CandidateWords(["rank"], of: .value), reads: reads,
        origins: origins, axis: nil)
    }

    /// A length that is what a literal says.
    func candidate(_ expression: String, of literal: CellLiteral, _ axis: TensorAxis) -> BindingCandidate {
      BindingCandidate(
        expression: expression, value: literal.digits, kind: .length, base: self.expression, isName: false,
        isStated: false, callsNote: false, cell: cell.number, line: cell.place(literal.place).line,
        words: axis.isInput
          ? CandidateWords([], others: ["image"], of: .length) : CandidateWords(literal), reads: reads,
        origins: origins, axis: axis)
    }
  }

  private mutating func add(_ source: Source, _ logged: LoggedValue, type: String) {
    switch logged {
    case .other: return
    case .number(let text): all.append(source.candidate(source.expression, text, .value))
    case .list(let elements, let isWhole):
      if type == "Tensor" || type.hasPrefix("[") { addElements(source, elements, isTensor: type == "Tensor") }
      if source.expression.hasSuffix(".shape") {
        add(source, axes: elements.compactMap(\.number), of: source.operand)
      } else if type == "Tensor", let shape = logged.shape {
        addTensor(source, shape)
      } else if type.hasPrefix("["), isWhole {
        add(source, elements)
      }
    }
  }

  private mutating func add(_ network: NetworkParts, of source: Source, _ literals: [CellLiteral]) {
    let input = literals.filter { network.isInput($0) }
    let shape = input.map(\.digits)
    let axes = input.compactMap { literal in
      network.expression(for: literal).map {
        let fromLast = shape.count - 1 - (literal.part?.element ?? 0)
        return source.candidate($0, of: literal, TensorAxis(shape: shape, fromLast: fromLast, isInput: true))
      }
    }
    all += axes
    if !axes.isEmpty { shapes.append(ShapeCandidate(axes: axes)) }
    for literal in literals where !network.isInput(literal) {
      if let expression = network.expression(for: literal) {
        all.append(
          source.candidate(expression, of: literal, TensorAxis(shape: [literal.digits], fromLast: 0)))
      }
    }
  }

  /// The numbers of a row, or of the rows of a matrix.
  private mutating func addElements(_ source: Source, _ rows: [LoggedValue], isTensor: Bool) {
    var found: [BindingCandidate] = []
    for (row, value) in rows.prefix(Self.mostElements).enumerated() {
      switch value {
      case .number(let text): found.append(source.candidate("\(source.operand)[\(row)]", text, .element))
      case .list(let places, true):
        for (place, value) in places.prefix(Self.mostElements).enumerated() {
          guard let text = value.number else { return }
          let index = isTensor ? "[\(row), \(place)]" : "[\(row)][\(place)]"
          found.append(source.candidate("\(source.operand)\(index)", text, .element))
        }
      case .list, .other: return
      }
    }
    if found.count > 1 { elements.append(ElementsCandidate(elements: found)) }
  }

  private mutating func addTensor(_ source: Source, _ shape: [Int?]) {
    all.append(source.rank(shape.count))
    let lengths = shape.compactMap(\.self)
    if lengths.count == shape.count {
      add(source, axes: lengths.map { String($0) }, of: "\(source.operand).shape")
      if lengths.count > 1 {
        let count = String(lengths.reduce(1, *))
        all.append(
          source.candidate(
            "\(source.operand).count", count, .length, isCount: true,
            axis: TensorAxis(shape: lengths.map { String($0) }, fromLast: nil)))
      }
    } else {
      addShape(source)
    }
  }

  /// The axes of a tensor of which only another run can tell how long they are.
  private mutating func addShape(_ source: Source) {
    guard let text = value(of: "\(source.operand).shape"),
      case .list(let elements, true) = LoggedValue(text)
    else { return }
    add(source, axes: elements.compactMap(\.number), of: "\(source.operand).shape")
  }

  private mutating func addPart(_ source: Source) {
    guard !all.contains(where: { $0.expression == source.expression }) else { return }
    if let text = value(of: source.expression), case .number(let number) = LoggedValue(text) {
      return all.append(source.candidate(source.expression, number, .value))
    }
    addShape(source)
    if let count = value(of: "\(source.operand).count") {
      all.append(source.candidate("\(source.operand).count", count, .length, isCount: true))
    }
  }

  private mutating func value(of expression: String) -> String? {
    if let value = known[expression] { return value }
    if !unknown.contains(expression) { unknown.append(expression) }
    return nil
  }

  private mutating func add(_ source: Source, axes: [String], of list: String) {
    let axes = axes.enumerated().map { index, length in
      source.candidate(
        "\(list)[\(index)]", length, .length,
        axis: TensorAxis(shape: axes, fromLast: axes.count - 1 - index))
    }
    all += axes
    shapes.append(ShapeCandidate(axes: axes))
  }

  private mutating func add(_ source: Source, _ elements: [LoggedValue]) {
    all.append(source.candidate("\(source.operand).count", String(elements.count), .length, isCount: true))
    for (index, element) in elements.enumerated().prefix(Self.mostElements) {
      guard let number = element.number, elements.count(where: { $0 == element }) == 1 else { continue }
      all.append(source.candidate("\(source.operand)[\(index)]", number, .element))
    }
  }

  /// Elements further behind are hard to count.
  private static let mostElements = 12
}

/// What the names of a note are made of.
private struct NameOrigins {
  private var reads: [String: Set<String>] = [:]

  mutating func add(_ name: String, madeOf names: Set<String>) { reads[name, default: []].formUnion(names) }

  /// The names, and those that they are made of, the nearest first as far as `most` of them.
  func all(of names: Set<String>) -> Set<String> {
    var found = names.filter { reads[$0] != nil }
    var waiting = found.sorted()
    while !waiting.isEmpty, found.count < Self.most {
      let next = waiting.flatMap { reads[$0] ?? [] }.filter { reads[$0] != nil && !found.contains($0) }
      waiting = Set(next).sorted()
      found.formUnion(waiting)
    }
    return found
  }

  private static let most = 40
}

extension LoggedValue {
  fileprivate var number: String? { if case .number(let text) = self { text } else { nil } }
}

extension String {
  /// Whether `.count` can stand behind it.
  fileprivate var isOperand: Bool {
    var depth = 0
    for character in self {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if depth == 0, character == " " { return false }
    }
    return true
  }
}
