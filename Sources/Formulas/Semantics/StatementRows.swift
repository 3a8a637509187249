/// A row of a formula, or a part of one between columns, with its place among the others.
struct StatementRow {
  /// Flattened.
  var nodes: [MathNode]
  /// Whether it is the first one.
  var isFirst = false
  /// Whether it is a column beside the part before it, in the same row.
  var isColumn = false
  /// Whether it begins behind an empty column, a wide space or a phantom.
  var isIndented = false
  /// Whether its columns are aligned, so that a statement of its own begins in the first one.
  var isAligned = false
  /// Whether it belongs to `multline`, whose rows are one formula.
  var isOfOneFormula = false
}

/// How a row is joined to what stands before it.
enum Junction {
  case joined, separate
  /// It may be either; holds how it is read.
  case unclear(isJoined: Bool)
}

extension [MathNode] {
  /// The rows of aligned formulas; a formula without rows is a single one. Rows with an open bracket include those that
  /// close it.
  var statementRows: [StatementRow] {
    var rows: [StatementRow] = []
    for part in parts {
      var row = part.row
      row.nodes = row.nodes.flattened()
      row.isFirst = rows.isEmpty
      rows.append(row)
    }
    return rows.joiningOpenBrackets
  }

  /// The rows before their nodes are flattened, and whether more nodes of the same row may follow.
  private var parts: [(row: StatementRow, isOpen: Bool)] {
    var rows: [(row: StatementRow, isOpen: Bool)] = []
    func add(_ nodes: [MathNode], _ row: StatementRow = StatementRow(nodes: [])) {
      if rows.last?.isOpen == true {
        rows[rows.count - 1].row.nodes += nodes
      } else {
        var new = row
        new.nodes = nodes
        rows.append((new, true))
      }
    }
    func end() { if !rows.isEmpty { rows[rows.count - 1].isOpen = false } }
    for node in self {
      if case .rows(let inner) = node.content, inner.holdsStatements {
        for (number, row) in inner.inReadingOrder.enumerated() {
          if number > 0 { end() }
          let isIndented =
            row.cells.count > 1 && row.cells[0].isBlank
            || row.cells[0].first.map(\.isWideSpaceOrPhantom) == true
          for (column, cell) in row.cells.enumerated() {
            // Columns come in pairs, one formula each; one that begins with dots goes on: `35/2 &= 17 &\dots 1`.
            let isColumn =
              inner.kind == .aligned && !inner.environment.hasPrefix("eqnarray") && column > 0
              && column.isMultiple(of: 2) && !cell.beginsWithDots
            if isColumn { end() }
            add(
              cell,
              StatementRow(
                nodes: [], isColumn: isColumn, isIndented: !isColumn && isIndented,
                isAligned: inner.kind != .gathered && row.cells.count > 1,
                isOfOneFormula: inner.environment.hasPrefix("multline")))
          }
        }
      } else if let nodes = node.enclosed,
        nodes.contains(where: { if case .rows = $0.content { true } else { false } })
      {
        for (number, part) in nodes.parts.enumerated() {
          if number > 0 { end() }
          add(part.row.nodes, part.row)
        }
      } else {
        add([node])
      }
    }
    if rows.isEmpty { rows.append((StatementRow(nodes: []), true)) }
    return rows
  }

  /// Whether it is words without a formula beside it: `\text{by (1)}`
  var isRemark: Bool {
    contains { if case .text = $0.content { true } else { false } } && allSatisfy(\.isRemarkNode)
  }

  fileprivate var isBlank: Bool {
    flattened().allSatisfy { if case .space = $0.content { true } else { false } }
  }
}

extension [StatementRow] {
  /// How far a bracket may reach over rows.
  private static let farthest = 8

  /// Each row with an open bracket joined with the rows up to the one that closes it.
  fileprivate var joiningOpenBrackets: [StatementRow] {
    var joined: [StatementRow] = []
    var index = 0
    while index < count {
      var row = self[index]
      var depth = row.nodes.openBrackets
      var end = index + 1
      while depth > 0, end < Swift.min(count, index + Self.farthest) {
        depth += self[end].nodes.openBrackets
        end += 1
      }
      if depth == 0 {
        for next in self[(index + 1)..<end] { row.nodes += next.nodes }
        index = end
      } else {
        index += 1
      }
      joined.append(row)
    }
    return joined
  }
}

extension [MathNode] {
  /// The number of brackets that are opened and not closed; negative if more are closed.
  fileprivate var openBrackets: Int { reduce(0) { $0 + $1.bracketDepth } }

  func openBrackets(before index: Int) -> Int { Array(self[..<index]).openBrackets }

  /// Whether a plus-minus sign stands anywhere in them.
  var holdsSignChoice: Bool { contains { $0.isSignChoice || $0.children.holdsSignChoice } }

  /// Whether a relation stands outside of brackets.
  var holdsRelation: Bool {
    var depth = 0
    for node in self {
      depth += node.bracketDepth
      if depth == 0, node.relation != nil { return true }
    }
    return false
  }

  /// Whether the row begins with letters that spell a command: the source has two backslashes where one is meant.
  var beginsWithSpelledCommand: Bool {
    var name = ""
    var end: Int?
    for node in self {
      guard let symbol = node.symbol, symbol.kind == .letter, symbol.command == nil,
        end == nil || end == node.range.lowerBound
      else { break }
      name += symbol.text
      end = node.range.upperBound
      if name.utf8.count > 12 { return false }
    }
    // `net_1` begins with `ne`, and is a name.
    if let end, contains(where: { $0.range.lowerBound == end && $0.beginsName }) { return false }
    switch MathCommands.command(name) {
    case .sign(_, let kind): return kind == .binary || kind == .relation
    case .fraction, .root, .text: return name.utf8.count > 1
    default: return false
    }
  }
}

extension MathNode {
  /// A sign between two operands: `+`, `\times`, `/`, `\pm`.
  var isBinaryOperator: Bool {
    guard let symbol else { return false }
    return symbol.kind == .binary && !isAlternative || ["/", "∕", "÷"].contains(symbol.text)
  }

  /// A plus-minus sign as one of its signs; any other node as it is.
  func choosingSign(_ isLower: Bool) -> MathNode {
    guard isSignChoice, let symbol else { return self }
    let isPlus = (symbol.text == "±") != isLower
    return MathNode(.symbol(MathSymbol(isPlus ? "+" : "−", symbol.kind)), range)
  }

  fileprivate var isRemarkNode: Bool {
    if case .text = content { true } else { isPunctuationOrSpace }
  }

  fileprivate var isWideSpaceOrPhantom: Bool {
    if case .phantom = content { true } else { isWideSpace }
  }
}

extension Rows {
  /// The rows as they are read: one column of formulas after the other if several of them go on in the same row.
  fileprivate var inReadingOrder: [Row] {
    guard kind == .aligned, !environment.hasPrefix("eqnarray") else { return rows }
    func pairs(_ row: Row) -> [[[MathNode]]] {
      stride(from: 0, to: row.cells.count, by: 2).map {
        Array(row.cells[$0..<Swift.min($0 + 2, row.cells.count)])
      }
    }
    let all = rows.map(pairs)
    func first(_ pair: [[MathNode]]) -> MathNode? { pair.joined().first { !$0.isPunctuationOrSpace } }
    var standsAlone = false
    var goesOn = false
    for pairs in all {
      let beside = zip(pairs, pairs.dropFirst()).filter { before, pair in
        let last = before.joined().last { !$0.isPunctuationOrSpace }
        return last.map { $0.relation == nil && !$0.isBinaryOperator } ?? true
          && !Array(pair.joined()).isRemark
      }
      if pairs[0].first?.isBlank == true, first(pairs[0])?.relation != nil, standsAlone { goesOn = true }
      standsAlone =
        standsAlone
        || beside.contains {
          first($0.1).map { $0.relation == nil && !$0.isBinaryOperator && !$0.isDots } ?? false
        }
    }
    guard goesOn, let width = all.map(\.count).max() else { return rows }
    return (0..<width).flatMap { column in
      zip(rows, all).compactMap { row, pairs in
        guard column < pairs.count else { return nil }
        var part = row
        part.cells = pairs[column]
        return part
      }
    }
  }

  /// Whether its rows are formulas and not the entries of a matrix.
  fileprivate var holdsStatements: Bool {
    switch kind {
    case .aligned, .gathered, .substack: true
    case .array:
      // `6 \cdot 7 & = & 42`
      left.isEmpty
        && rows.contains {
          $0.cells.contains { cell in cell.first { !$0.isPunctuationOrSpace }?.relation != nil }
        }
    case .matrix, .cases, .rightCases: false
    }
  }
}

extension [MathNode] {
  fileprivate var beginsWithDots: Bool {
    first { if case .space = $0.content { false } else { true } }?.symbol?.text == "…"
  }
}

extension [MathNode] {
  /// Whether a comma without blanks stands between digits.
  var mayGroupInBrackets: Bool {
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
