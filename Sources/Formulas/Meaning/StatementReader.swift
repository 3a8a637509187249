extension FormulaTree {
  /// What the formula says, statement by statement.
  package var statements: [Statement] {
    var reader = StatementReader()
    reader.read(nodes)
    return reader.finish()
  }

  /// The relation that the formula ends in, which leaves it unfinished: `f_x, f_y, f_z =`.
  ///
  /// Only a display can be: `$\le n$` and `$=$` speak of a relation, and `&= b` goes on from the row above.
  package var danglingRelation: Range<Int>? {
    guard isDisplay else { return nil }
    var last: MathNode?
    var count = 0
    for row in nodes.statementRows {
      let visible = row.flattened().filter { !$0.isPunctuationOrSpace }
      guard let end = visible.last else { continue }
      last = end
      count += visible.count
    }
    guard let last, count > 1, let relation = last.relation, relation != .other else { return nil }
    return last.range
  }
}

/// Splits a formula at its punctuation into statements, and these at their relations into sides.
private struct StatementReader {
  private var statements: [Statement] = []
  /// Of the statements that one comma after another joins.
  private var listStart = 0
  private var isListLoose = false
  private var isConditional = false

  private var sides: [Statement.Side] = []
  private var relations: [(relation: Relation, range: Range<Int>)] = []
  private var part: [MathNode] = []
  private var modulus: Expression?

  mutating func read(_ nodes: [MathNode]) {
    for row in nodes.statementRows {
      let nodes = row.flattened()
      // A row that begins with a relation goes on with the row above.
      let visible = nodes.first { !$0.isPunctuationOrSpace }
      if visible?.relation == nil { endStatement() }
      read(row: nodes)
    }
  }

  private mutating func read(row nodes: [MathNode]) {
    var depth = 0
    var bars = 0
    var index = 0
    while index < nodes.count {
      let node = nodes[index]
      index += 1
      depth = max(0, depth + node.bracketDepth)
      if let text = node.symbol?.text ?? node.barOfScripts, text == "|" || text == "‖" { bars += 1 }
      guard depth == 0 else {
        part.append(node)
        continue
      }
      if let value = node.congruenceModulus {
        modulus = (try? ExpressionReader.read(value, depth: 0)) ?? .opaque("the modulus is not computed")
        continue
      }
      // `:=` arrives as two signs.
      if node.symbol?.text == ":", index < nodes.count, nodes[index].symbol?.text == "=" {
        end(side: .defines, node.range.lowerBound..<nodes[index].range.upperBound)
        index += 1
        continue
      }
      if node.symbol?.text == "=", index < nodes.count, nodes[index].symbol?.text == ":" {
        end(side: .isDefinedBy, node.range.lowerBound..<nodes[index].range.upperBound)
        index += 1
        continue
      }
      if let relation = node.relation {
        end(side: relation, node.range)
      } else if node.isConnective {
        endStatement()
        isConditional = isConditional || node.isCondition
      } else if node.isListSeparator {
        endStatement(inList: true)
      } else if node.isWideSpace {
        endStatement()
      } else if case .text(let pieces, _) = node.content, part.isEmpty || TextPiece.isSentence(pieces) {
        if TextPiece.isSentence(pieces) {
          endStatement()
          isConditional = isConditional || TextPiece.isCondition(pieces)
        } else {
          part.append(node)
        }
      } else {
        part.append(node)
      }
    }
  }

  private mutating func end(side relation: Relation, _ range: Range<Int>) {
    sides.append(side(before: range.lowerBound))
    relations.append((relation, range))
    part = []
  }

  private func side(before offset: Int) -> Statement.Side {
    guard let first = part.first(where: { !$0.isPunctuationOrSpace }),
      let last = part.last(where: { !$0.isPunctuationOrSpace })
    else { return Statement.Side(expression: .opaque("a side is empty"), range: offset..<offset) }
    let range = first.range.lowerBound..<max(last.range.upperBound, first.range.upperBound)
    // A full stop or a semicolon at the end belongs to the sentence around.
    var nodes = part
    while let end = nodes.last, end.isPunctuationOrSpace { nodes.removeLast() }
    var reader = ExpressionReader(nodes)
    do throws(Unreadable) {
      return Statement.Side(expression: try reader.whole(), range: range)
    } catch {
      return Statement.Side(expression: .opaque(error.reason), range: range)
    }
  }

  private mutating func endStatement(inList: Bool = false) {
    defer { if !inList { endList() } }
    guard !relations.isEmpty || part.contains(where: { !$0.isPunctuationOrSpace }) else {
      part = []
      return
    }
    sides.append(side(before: relations.last?.range.upperBound ?? 0))
    if relations.isEmpty { isListLoose = true }
    let links = relations.indices.map { index in
      Statement.Link(
        relation: relations[index].relation,
        range: min(
          sides[index].range.lowerBound, relations[index].range.lowerBound)..<max(
            sides[index + 1].range.upperBound, relations[index].range.upperBound))
    }
    statements.append(Statement(sides: sides, links: links, isLoose: false, modulus: modulus))
    sides = []
    relations = []
    part = []
    modulus = nil
  }

  /// In a list of which a part has no relation nothing is claimed of a single value: `i = 1, \dots, n`.
  private mutating func endList() {
    if isListLoose, statements.count - listStart > 1 {
      for index in listStart..<statements.count { statements[index] = statements[index].loose }
    }
    listStart = statements.count
    isListLoose = false
  }

  mutating func finish() -> [Statement] {
    endStatement()
    return isConditional ? statements.map(\.loose) : statements
  }
}

extension Statement {
  fileprivate var loose: Statement { Statement(sides: sides, links: links, isLoose: true, modulus: modulus) }
}

extension [MathNode] {
  /// The rows of aligned formulas one after another; a formula without rows is one.
  fileprivate var statementRows: [[MathNode]] {
    var rows: [[MathNode]] = []
    var current: [MathNode] = []
    for node in self {
      switch node.content {
      case .rows(let inner)
      where inner.kind == .aligned || inner.kind == .gathered || inner.kind == .substack:
        for (number, row) in inner.rows.enumerated() {
          if number > 0 {
            rows.append(current)
            current = []
          }
          for cell in row.cells { current += cell }
        }
      case .group(let nodes), .style(_, let nodes), .color(_, let nodes), .boxed(let nodes):
        guard nodes.contains(where: { if case .rows = $0.content { true } else { false } }) else {
          current.append(node)
          continue
        }
        let inner = nodes.statementRows
        current += inner.first ?? []
        for row in inner.dropFirst() {
          rows.append(current)
          current = row
        }
      default: current.append(node)
      }
    }
    rows.append(current)
    return rows
  }
}
