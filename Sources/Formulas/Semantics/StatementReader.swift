extension FormulaTree {
  var statements: [Statement] { statements(within: Budget()) }

  func statements(within budget: Budget) -> [Statement] {
    var reader = StatementReader(budget: budget)
    for row in nodes.statementRows { reader.read(row: row.flattened()) }
    return reader.finish()
  }

  /// The range of a relation at the end of an unfinished formula: `f_x, f_y, f_z =`.
  ///
  /// Only a display can be unfinished: `$\ge$` within a sentence may name the relation.
  package var danglingRelation: Range<Int>? {
    guard isDisplay else { return nil }
    let visible = nodes.statementRows.flatMap { $0.flattened() }.filter { !$0.isPunctuationOrSpace }
    guard visible.count > 1, let last = visible.last, let relation = last.relation, relation != .other else {
      return nil
    }
    return last.range
  }
}

/// Splits a formula at punctuation into statements, and statements at relations into sides.
private struct StatementReader {
  private let budget: Budget
  private var statements: [Statement] = []
  /// The index of the first statement of the current list.
  private var listStart = 0
  private var isListed = false
  private var isConditional = false

  private var sides: [Statement.Side] = []
  private var relations: [(relation: Relation, range: Range<Int>, mayBeNegated: Bool, startsRow: Bool)] = []
  /// Whether the current row begins with a relation that was not yet reached.
  private var continues = false
  private var part: [MathNode] = []
  private var modulus: Expression?

  init(budget: Budget) { self.budget = budget }

  mutating func read(row nodes: [MathNode]) {
    budget.count(nodes.count)
    // A row that begins with a relation continues the row above.
    continues = nodes.first { !$0.isPunctuationOrSpace }?.relation != nil
    if !continues { endStatement() }
    var depth = 0
    var index = 0
    while index < nodes.count {
      let node = nodes[index]
      index += 1
      let before = depth
      depth = max(0, depth + node.bracketDepth)
      guard depth == 0, before == 0 else {
        part.append(node)
        continue
      }
      // `:=` is two nodes.
      if index < nodes.count, let relation = node.definingPair(with: nodes[index]) {
        endSide(relation, node.range.lowerBound..<nodes[index].range.upperBound)
        index += 1
      } else if let value = node.congruenceModulus {
        modulus =
          (try? ExpressionReader([], within: budget).read(value)) ?? .opaque("the modulus is not computed")
      } else if let relation = node.relation {
        endSide(relation, node.range)
      } else if node.symbol?.text == ":", !relations.isEmpty, !part.isEmpty {
        // `n = 1: 2^n = 2`
        endStatement()
      } else if node.isModulus, relations.last?.relation == .congruent {
        // `a \equiv b \mod 5`
        modulus =
          (try? ExpressionReader([], within: budget).read(Array(nodes[index...])))
          ?? .opaque("the modulus is not computed")
        index = nodes.count
      } else if separates(node, nodes, index) {
        isConditional = isConditional || node.isCondition
        endStatement(inList: node.isListSeparator)
      } else {
        part.append(node)
      }
    }
  }

  private func separates(_ node: MathNode, _ nodes: [MathNode], _ next: Int) -> Bool {
    if node.isListSeparator {
      // Between digits without blanks it is part of a number.
      guard let last = part.last, last.isNumber, next < nodes.count, nodes[next].isNumber else { return true }
      return last.range.upperBound != node.range.lowerBound
        || node.range.upperBound != nodes[next].range.lowerBound
    }
    if node.isAlternative { return !relations.isEmpty }
    if node.isConnective || node.isWideSpace { return true }
    return node.isSentence
  }

  private mutating func endSide(_ relation: Relation, _ range: Range<Int>) {
    let last = part.last
    sides.append(side(before: range.lowerBound))
    relations.append(
      (
        relation, range, last?.symbol?.text == "!" && last?.range.upperBound == range.lowerBound,
        continues && !part.isEmpty
      ))
    continues = false
    part = []
  }

  private func side(before offset: Int) -> Statement.Side {
    // Punctuation at the end and a heading in front belong to the surrounding sentence.
    let start = part.firstIndex { !$0.isPunctuationOrSpace && !$0.isHeading } ?? part.endIndex
    let end = part[start...].lastIndex { !$0.isPunctuationOrSpace }.map { $0 + 1 } ?? start
    let nodes = Array(part[start..<end])
    guard let first = nodes.first, let last = nodes.last else {
      return Statement.Side(
        expression: .opaque("a side is empty"), range: offset..<offset, traits: .incomplete, grouped: nil)
    }
    let expression = self.expression(of: nodes, .outsideBrackets)
    var grouped: Expression?
    if nodes.mayGroupInBrackets {
      let other = self.expression(of: nodes.flattened(.everywhere), .everywhere)
      if other != expression { grouped = other }
    }
    return Statement.Side(
      expression: expression,
      range: first.range.lowerBound..<max(last.range.upperBound, first.range.upperBound),
      traits: Statement.Traits(nodes, expression), grouped: grouped)
  }

  private func expression(of nodes: [MathNode], _ grouping: DigitGrouping) -> Expression {
    var reader = ExpressionReader(nodes, grouping: grouping, within: budget)
    do throws(Unreadable) {
      return try reader.whole()
    } catch {
      return .opaque(error.reason)
    }
  }

  private mutating func endStatement(inList: Bool = false) {
    defer { if !inList { endList() } }
    guard !relations.isEmpty || part.contains(where: { !$0.isPunctuationOrSpace && !$0.isHeading }) else {
      part = []
      return
    }
    sides.append(side(before: relations.last?.range.upperBound ?? 0))
    if relations.isEmpty { isListed = true }
    let links = relations.indices.map { index in
      Statement.Link(
        relation: relations[index].relation,
        range: relations[index].startsRow
          ? relations[index].range
            .lowerBound..<max(sides[index + 1].range.upperBound, relations[index].range.upperBound)
          : min(
            sides[index].range.lowerBound, relations[index].range.lowerBound)..<max(
              sides[index + 1].range.upperBound, relations[index].range.upperBound),
        mayBeNegated: relations[index].mayBeNegated)
    }
    statements.append(Statement(sides: sides, links: links, modulus: modulus))
    sides = []
    relations = []
    part = []
    modulus = nil
  }

  /// Marks statements beside parts without a relation, as they make no claim by themselves: `i = 1, \dots, n`,
  /// `x, y = 1, 2`.
  private mutating func endList() {
    if isListed, statements.count - listStart > 1 {
      let parts = listStart..<statements.count
      let isBare = parts.map { statements[$0].links.isEmpty }
      let bareInFront = isBare.prefix { $0 }.count
      for (offset, index) in parts.enumerated() {
        let next = offset + 1 < isBare.count && isBare[offset + 1]
        // Behind bare parts at the front, the first relation belongs to the whole list.
        let leads = offset <= bareInFront && offset > 0
        statements[index].isListed = isBare[offset] || next || leads
      }
    }
    listStart = statements.count
    isListed = false
  }

  mutating func finish() -> [Statement] {
    endStatement()
    guard isConditional else { return statements }
    return statements.map { statement in
      var statement = statement
      statement.isConditional = true
      return statement
    }
  }
}

extension [MathNode] {
  /// The rows of aligned formulas; a formula without rows is a single one.
  fileprivate var statementRows: [[MathNode]] {
    var rows: [[MathNode]] = []
    var current: [MathNode] = []
    func end() {
      rows.append(current)
      current = []
    }
    for node in self {
      if case .rows(let inner) = node.content, inner.holdsStatements {
        for (number, row) in inner.rows.enumerated() {
          if number > 0 { end() }
          for (column, cell) in row.cells.enumerated() {
            // Columns come in pairs, one formula each.
            if inner.kind == .aligned, column > 0, column.isMultiple(of: 2) { end() }
            current += cell
          }
        }
      } else if let nodes = node.enclosed,
        nodes.contains(where: { if case .rows = $0.content { true } else { false } })
      {
        for (number, row) in nodes.statementRows.enumerated() {
          if number > 0 { end() }
          current += row
        }
      } else {
        current.append(node)
      }
    }
    rows.append(current)
    return rows
  }

  /// Whether a comma without blanks stands between digits.
  fileprivate var mayGroupInBrackets: Bool {
    func isTight(_ nodes: [MathNode]) -> Bool {
      for index in nodes.indices.dropFirst().dropLast() where nodes[index].symbol?.text == "," {
        if nodes[index - 1].isNumber, nodes[index + 1].isNumber,
          nodes[index - 1].range.upperBound == nodes[index].range.lowerBound,
          nodes[index + 1].range.lowerBound == nodes[index].range.upperBound
        {
          return true
        }
      }
      return nodes.contains { node in
        if case .fenced(let fenced) = node.content { fenced.parts.contains(where: isTight) } else { false }
      }
    }
    return isTight(self)
  }
}

extension Rows {
  /// Whether its rows are formulas and not the entries of a matrix.
  fileprivate var holdsStatements: Bool {
    switch kind {
    case .aligned, .gathered, .substack: true
    case .array:
      // `6 \cdot 7 & = & 42`
      left.isEmpty && rows.contains { $0.cells.contains { $0.count == 1 && $0[0].relation != nil } }
    case .matrix, .cases, .rightCases: false
    }
  }
}
