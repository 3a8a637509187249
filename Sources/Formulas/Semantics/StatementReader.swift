extension FormulaTree {
  var statements: [Statement] { statements(within: Budget()) }

  func statements(within budget: Budget) -> [Statement] {
    var reader = StatementReader(budget: budget)
    for row in nodes.statementRows { reader.read(row) }
    return reader.finish()
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
  private var part: [MathNode] = [] {
    didSet { if part.isEmpty { (lastVisible, hasContent) = (nil, false) } }
  }
  /// The last node of the part that is neither punctuation nor space.
  private var lastVisible: MathNode?
  /// Whether the part holds more than a heading.
  private var hasContent = false
  /// Whether the current statement begins a sentence.
  private var isBehindStop = false
  /// The arrow in front of the current statement.
  private var inference: Statement.Inference?
  private var modulus: Expression?
  /// Why the statement may mean something else.
  private var doubt: String?
  /// The nodes of the last side of the statement before, if the current one may go on with them.
  private var sideAbove: [MathNode]?
  private var firstOverRows: Statement.Side?
  /// Whether the statement begins behind an empty column.
  private var isIndentedList = false

  init(budget: Budget) { self.budget = budget }

  mutating func read(_ row: StatementRow) {
    let nodes = row.nodes
    budget.count(nodes.count)
    continues = false
    if row.isColumn, nodes.isRemark {
      isConditional = isConditional || nodes.contains(where: \.isCondition)
      return
    }
    let isSpelled = !row.isFirst && !row.isColumn && nodes.beginsWithSpelledCommand
    if isSpelled { doubt = Self.doubledBackslash }
    switch junction(with: row) {
    case .joined: continues = nodes.first { !$0.isPunctuationOrSpace }?.relation != nil
    case .separate: endStatement()
    case .unclear(let isJoined):
      if isJoined {
        doubt = Self.unclearEnd
      } else {
        endStatementThatMayGoOn()
      }
    }
    if isSpelled { doubt = Self.doubledBackslash }
    isIndentedList = row.isIndented && !continues
    let lastRelation = nodes.lastIndex { $0.relation != nil } ?? -1
    let nextVisible = nodes.nextVisible
    var depth = 0
    // Space in front says nothing.
    var index = nodes.firstIndex { if case .space = $0.content { false } else { true } } ?? nodes.count
    while index < nodes.count {
      let node = nodes[index]
      index += 1
      let before = depth
      depth = max(0, depth + node.bracketDepth)
      guard depth == 0, before == 0 else {
        append(node)
        continue
      }
      let following = index < nodes.count ? nextVisible[index].map { nodes[$0] } : nil
      // `:=` is two nodes.
      if index < nodes.count, let relation = node.definingPair(with: nodes[index]) {
        endSide(relation, node.range.lowerBound..<nodes[index].range.upperBound)
        index += 1
      } else if let value = node.congruenceModulus {
        modulus =
          (try? ExpressionReader([], within: budget).read(value)) ?? .opaque("the modulus is not computed")
      } else if let relation = node.relation {
        endSide(relation, node.range)
      } else if node.symbol?.text == ":", !relations.isEmpty, !part.isEmpty,
        !continuesRatio(before: following)
      {
        // `n = 1: 2^n = 2`
        endStatement()
      } else if node.isModulus, relations.last?.relation == .congruent {
        // `a \equiv b \mod 5`
        modulus =
          (try? ExpressionReader([], within: budget).read(Array(nodes[index...])))
          ?? .opaque("the modulus is not computed")
        index = nodes.count
      } else if node.isWideSpace, index <= lastRelation, isUnclear(before: following) {
        endStatementThatMayGoOn()
      } else if separates(node, nodes, index, following) {
        isConditional = isConditional || node.isCondition
        isBehindStop = node.symbol?.text == "."
        endStatement(inList: node.isListSeparator, at: node.inference)
      } else {
        append(node)
      }
    }
  }

  private static let doubledBackslash = "two backslashes begin a new row: write one before the command"
  private static let unclearEnd = "whether its side goes on is not clear"

  /// Whether a row goes on with the statement above: if one of the two is unfinished, or if the row begins with a relation
  /// or an operator.
  private func junction(with row: StatementRow) -> Junction {
    guard let first = row.nodes.first(where: { !$0.isPunctuationOrSpace }), isBegun else { return .separate }
    if first.relation != nil || isUnfinished { return .joined }
    if row.isColumn, first.isDots { return .joined }
    guard first.isBinaryOperator else { return .separate }
    // Without a relation of its own it would claim nothing; without one above, that row would.
    if row.isOfOneFormula || relations.isEmpty || !row.nodes.holdsRelation { return .joined }
    let hasSign = ["−", "±", "∓"].contains(first.symbol?.text)
    // Rows that all begin behind an empty column are a list, or go on.
    if row.isIndented, isIndentedList { return .unclear(isJoined: !hasSign) }
    if row.isIndented || !hasSign { return .joined }
    return row.isColumn || row.isAligned ? .separate : .unclear(isJoined: false)
  }

  private mutating func append(_ node: MathNode) {
    part.append(node)
    guard !node.isPunctuationOrSpace else { return }
    lastVisible = node
    hasContent = hasContent || !node.isHeading
  }

  /// Whether anything was read since the last statement.
  private var isBegun: Bool {
    !relations.isEmpty || hasContent
  }

  /// Whether the last side is missing, or lacks an operand.
  private var isUnfinished: Bool {
    guard let last = lastVisible else { return !relations.isEmpty }
    return last.isBinaryOperator
  }

  /// - Parameter following: the first node behind it that is neither punctuation nor space.
  private mutating func separates(
    _ node: MathNode, _ nodes: [MathNode], _ next: Int, _ following: MathNode?
  ) -> Bool {
    if node.isListSeparator {
      // Between digits without blanks it is part of a number.
      guard let last = part.last, last.isNumber, next < nodes.count, nodes[next].isNumber else { return true }
      return last.range.upperBound != node.range.lowerBound
        || node.range.upperBound != nodes[next].range.lowerBound
    }
    if node.isAlternative { return !relations.isEmpty }
    if node.isWideSpace { return isEnd(before: following) }
    if node.isConnective { return true }
    return node.isSentence || endsSentence(node, nodes, next, following)
      || isBetweenStatements(node, following)
  }

  /// Whether it is a full stop behind a relation with words, a wide space or a blank behind it.
  private func endsSentence(
    _ node: MathNode, _ nodes: [MathNode], _ next: Int, _ following: MathNode?
  ) -> Bool {
    guard node.symbol?.text == ".", !relations.isEmpty, let last = part.last, last.symbol?.text != ".",
      next < nodes.count, nodes[next].symbol?.text != "."
    else { return false }
    if nodes[next].isText { return true }
    guard let following else { return false }
    return following.isText || following.range.lowerBound > node.range.upperBound && !following.isNumber
  }

  /// Whether it is words in the middle of a side, more than a unit or a name has: `a = 2 \text{ as we know } b = 5`;
  /// or the beginning of a sentence: `a = 2. \text{ Now } b = 5`.
  private func isBetweenStatements(_ node: MathNode, _ following: MathNode?) -> Bool {
    guard let following, following.relation == nil else { return false }
    guard lastVisible != nil else { return isBehindStop && node.isText }
    return !relations.isEmpty && node.isPhrase && following.startsStatement
  }

  /// Whether a colon is part of a ratio that is compared with another one.
  private func continuesRatio(before following: MathNode?) -> Bool {
    sides.last?.ratio.isEmpty == false && lastVisible?.isNumber == true && following?.isNumber == true
  }

  /// Whether a wide space ends a statement. Inside of an unfinished side, and before a relation or an operator, it is only
  /// space.
  private mutating func isEnd(before following: MathNode?) -> Bool {
    if isUnfinished { return false }
    guard isBegun, let following else { return true }
    if following.relation != nil { return false }
    guard following.isBinaryOperator else { return true }
    if !relations.isEmpty { doubt = Self.unclearEnd }
    return false
  }

  /// Whether a sign stands behind a wide space, which may belong to a new statement.
  private func isUnclear(before following: MathNode?) -> Bool {
    isBegun && !isUnfinished && ["−", "±", "∓"].contains(following?.symbol?.text)
  }

  /// Ends a statement that may go on with the next side.
  private mutating func endStatementThatMayGoOn() {
    let side = part
    let count = statements.count
    endStatement()
    sideAbove = statements.count > count ? side : nil
  }

  private mutating func endFirstSide(before offset: Int) {
    guard let above = sideAbove, sides.isEmpty else { return }
    sideAbove = nil
    let own = part
    part = above + own
    let joined = side(before: offset)
    part = own
    firstOverRows = joined
    if !statements.isEmpty { statements[statements.count - 1].lastOverRows = joined }
  }

  private mutating func endSide(_ relation: Relation, _ range: Range<Int>) {
    let last = part.last
    endFirstSide(before: range.lowerBound)
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
        expression: .opaque("a side is empty"), range: offset..<offset, traits: .incomplete, grouped: nil,
        names: [], isGroupOfNames: false)
    }
    let expression = self.expression(of: nodes, .outsideBrackets)
    var grouped: Expression?
    if nodes.mayGroupInBrackets {
      let other = self.expression(of: nodes.flattened(.everywhere), .everywhere)
      if other != expression { grouped = other }
    }
    let isOpaque = expression.contains { if case .opaque = $0 { true } else { false } }
    var result = Statement.Side(
      expression: expression,
      range: first.range.lowerBound..<max(last.range.upperBound, first.range.upperBound),
      traits: Statement.Traits(nodes, expression), grouped: grouped,
      names: isOpaque ? nodes.names : expression.symbols, isGroupOfNames: isOpaque && nodes.isGroupOfNames)
    if end < part.endIndex, case .space(let space) = part[end].content, space.width < 0 {
      result.traits.insert(.tight)
    }
    if let parts = nodes.ratioParts {
      result.ratio = parts.map { self.expression(of: [$0], .outsideBrackets) }
    }
    if nodes.holdsSignChoice {
      result.choices = [false, true].map { isLower in
        self.expression(of: nodes.map { $0.mapped { $0.choosingSign(isLower) } }, .outsideBrackets)
      }
      let places = nodes.indices.filter { nodes[$0].isSignChoice }
      if places.count == 1, places[0] > 0,
        !nodes.enumerated().contains(where: { $0 != places[0] && [$1].holdsSignChoice }),
        nodes.openBrackets(before: places[0]) == 0
      {
        result.spread = [nodes[..<places[0]], nodes[(places[0] + 1)...]].map {
          self.expression(of: Array($0), .outsideBrackets)
        }
      }
    }
    return result
  }

  private func expression(of nodes: [MathNode], _ grouping: DigitGrouping) -> Expression {
    var reader = ExpressionReader(nodes, grouping: grouping, within: budget)
    do throws(Unreadable) {
      return try reader.whole()
    } catch {
      return .opaque(error.reason)
    }
  }

  /// - Parameter arrow: the arrow of inference that ends it.
  private mutating func endStatement(inList: Bool = false, at arrow: Statement.Inference? = nil) {
    let before = inference
    if !inList { inference = arrow }
    defer {
      sideAbove = nil
      if !inList { endList(arrow) }
    }
    guard isBegun else {
      part = []
      return
    }
    takeModulus()
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
    statements.append(
      Statement(
        sides: sides, links: links, inference: before, modulus: modulus, doubt: doubt,
        firstOverRows: firstOverRows))
    sides = []
    relations = []
    part = []
    modulus = nil
    doubt = nil
    firstOverRows = nil
  }

  /// Takes a number in square brackets behind a congruence as its modulus: `28 \equiv 1 [9]`.
  private mutating func takeModulus() {
    let visible = part.indices.filter { !part[$0].isPunctuationOrSpace }
    guard relations.last?.relation == .congruent, modulus == nil, visible.count > 3 else { return }
    let last = visible.suffix(3).map { part[$0] }
    guard last[0].symbol?.text == "[", last[1].isNumber, last[2].symbol?.text == "]" else { return }
    modulus = expression(of: [last[1]], .outsideBrackets)
    part.removeSubrange(visible[visible.count - 3]...)
  }

  /// Marks statements beside parts without a relation, as they make no claim by themselves: `i = 1, \dots, n`,
  /// `x, y = 1, 2`.
  ///
  /// All parts of a list in front of an arrow belong to it: `x = 1, y = 2 \iff x + y = 3`.
  private mutating func endList(_ arrow: Statement.Inference?) {
    if let arrow {
      for index in listStart..<statements.count where statements[index].inference != .equivalence {
        statements[index].inference = arrow
      }
    }
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

extension MathNode {
  /// Whether a statement may begin with it.
  fileprivate var startsStatement: Bool {
    isNumber || symbol == nil || symbol?.kind == .letter || bracketDepth > 0
  }
}
