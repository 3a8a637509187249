// Fractions, roots, matrices, words.
extension ExpressionReader {
  mutating func composed(_ node: MathNode) throws(Unreadable) -> Expression {
    switch node.content {
    case .fraction(let fraction):
      index += 1
      return try self.fraction(fraction)
    case .root(let degree, let radicand):
      index += 1
      let value = try read(radicand)
      guard let degree else { return .function(.sqrt, [value]) }
      return .power(value, .quotient(.integer(1), try read(degree)))
    case .rows(let rows):
      index += 1
      return try matrix(rows)
    case .stack: throw Unreadable("what stands above or below a sign is not computed")
    case .text(let pieces, _):
      guard let words = TextPiece.words(pieces), !words.isEmpty else { throw unexpected }
      if words.count == 1, Function.isNamed(words[0]) || words[0] == "mod" {
        index += 1
        return try call(words[0], lower: nil, upper: nil)
      }
    case .alphabet(_, let nodes):
      if let word = node.word, nodes.count > 1, Function.isNamed(word) {
        index += 1
        return try call(word, lower: nil, upper: nil)
      }
      if node.word == "e" {
        index += 1
        return .e
      }
    default: break
    }
    guard let symbol = try node.namedSymbol() else { throw unexpected }
    index += 1
    return try named(symbol)
  }

  private mutating func fraction(_ fraction: Fraction) throws(Unreadable) -> Expression {
    switch fraction.kind {
    case .fraction:
      if let derivative = try derivative(fraction) { return derivative }
      return .quotient(try read(fraction.numerator), try read(fraction.denominator))
    case .binomial:
      return .function(.binomial, [try read(fraction.numerator), try read(fraction.denominator)])
    case .atop: throw Unreadable("one above the other without a line is not computed")
    }
  }

  private func matrix(_ rows: Rows) throws(Unreadable) -> Expression {
    if rows.kind == .cases { return try cases(rows) }
    guard rows.kind == .matrix || rows.kind == .array else { throw Unreadable("these rows are not computed") }
    guard rows.rows.reduce(0, { $0 + $1.cells.count }) <= 4096 else {
      throw Unreadable("the matrix is too large")
    }
    var entries: [[Expression]] = []
    for row in rows.rows where !row.cells.allSatisfy(\.isEmpty) {
      var line: [Expression] = []
      for cell in row.cells { line.append(try read(cell)) }
      entries.append(line)
    }
    switch rows.left {
    case "|": return .function(.det, [.matrix(entries)])
    case "", "(", "[": return .matrix(entries)
    default: throw Unreadable("these brackets are not computed")
    }
  }
}

extension ExpressionReader {
  /// `\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}`
  private func cases(_ rows: Rows) throws(Unreadable) -> Expression {
    var cases: [Case] = []
    for row in rows.rows where !row.cells.allSatisfy(\.isEmpty) {
      guard row.cells.count == 2 else { throw Unreadable("a case without its condition is not computed") }
      let value = row.cells[0].flattened().filter {
        $0.symbol?.text != "," || $0.symbol?.kind != .punctuation
      }
      let conditions = try conditions(row.cells[1])
      guard !conditions.isEmpty || row.cells[1].saysOtherwise else {
        throw Unreadable("these conditions are not computed")
      }
      cases.append(Case(value: try read(value), conditions: conditions))
    }
    return .cases(cases)
  }

  /// The links of a chain of relations, without the words beside it: `\text{if } 0 \le x < 1`
  private func conditions(_ cell: [MathNode]) throws(Unreadable) -> [Case.Condition] {
    var sides: [[MathNode]] = [[]]
    var relations: [Relation] = []
    var depth = 0
    for node in cell where !node.isText {
      let isInBrackets = depth > 0
      depth = max(0, depth + node.bracketDepth)
      if !isInBrackets, depth == 0, let relation = node.relation {
        relations.append(relation)
        sides.append([])
      } else {
        sides[sides.count - 1].append(node)
      }
    }
    guard !relations.isEmpty else {
      guard sides[0].allSatisfy(\.isPunctuationOrSpace) else {
        throw Unreadable("these conditions are not computed")
      }
      return []
    }
    var expressions: [Expression] = []
    for side in sides {
      guard let last = side.lastIndex(where: { !$0.isPunctuationOrSpace }) else {
        throw Unreadable("these conditions are not computed")
      }
      expressions.append(try read(Array(side[...last])))
    }
    return relations.indices.map {
      Case.Condition(left: expressions[$0], relation: relations[$0], right: expressions[$0 + 1])
    }
  }
}

extension [MathNode] {
  /// `\text{otherwise}`, `\text{else}`
  fileprivate var saysOtherwise: Bool {
    contains { node in
      guard case .text(let pieces, _) = node.content, let words = TextPiece.words(pieces) else {
        return false
      }
      return words.contains { ["otherwise", "else"].contains($0.lowercased()) }
    }
  }
}

extension Expression {
  var negated: Expression {
    switch self {
    case .number(let numeral): .number(numeral.negated)
    default: .negative(self)
    }
  }

  /// With a minus in front. Before a remainder it belongs to the dividend: `-7 \bmod 3`.
  var negatedInFront: Expression {
    if case .function(.mod, let arguments) = self {
      return .function(.mod, [arguments[0].negated, arguments[1]])
    }
    return negated
  }

  /// `[1; 2, 3]`: 1 + 1/(2 + 1/3)
  static func continuedFraction(_ items: [Expression]) -> Expression {
    items.dropLast().reversed().reduce(items[items.count - 1]) { .sum([$1, .quotient(.integer(1), $0)]) }
  }

  /// Whether it may stand for a vector: a name, a column, or a sum or a multiple of such.
  var mayBeVector: Bool {
    switch self {
    case .symbol, .matrix: true
    case .sum(let parts): parts.allSatisfy(\.mayBeVector)
    case .product(let parts):
      parts.filter(\.mayBeVector).count >= 1 && !parts.contains { if case .call = $0 { true } else { false } }
    case .quotient(let top, _): top.mayBeVector
    default: false
    }
  }

  var percent: Expression {
    if case .number(let numeral) = self { return .number(numeral.percent) }
    return .product([self, .constant(Rational(1, 100))])
  }

  /// Whether it is a number and no vector, whatever its names may be.
  var isCertainlyNumber: Bool {
    !contains { part in
      switch part {
      case .symbol, .matrix, .call, .opaque, .derivative, .at: true
      default: false
      }
    }
  }

  var takesUnit: Bool {
    switch self {
    case .quantity: false
    default: isNumeric
    }
  }

  /// The product with the unit of a power of ten as that of the number: `3 \times 10^8\,\text{m}`.
  var withUnitOfPower: Expression {
    guard case .product(var factors) = self, factors.count > 1,
      case .quantity(let power, let unit) = factors[factors.count - 1], power.powerOfTen != nil,
      case .number = factors[factors.count - 2]
    else { return self }
    let number = Expression.quantity(.product([factors[factors.count - 2], power]), unit: unit)
    if factors.count == 2 { return number }
    factors.replaceSubrange((factors.count - 2)..., with: [number])
    return .product(factors)
  }

  /// `5\,\text{px}`; `3\text{K}` is three thousand.
  static func withUnit(_ value: Expression, _ unit: String) -> Expression {
    if case .number(let numeral) = value, let places = ["K": 3, "k": 3, "M": 6, "G": 9][unit] {
      return .number(numeral.shortened(by: places))
    }
    return .quantity(value, unit: unit)
  }
}

extension MathNode {
  /// Words in parentheses, which are no unit: `\text{ (of course)}`
  var isRemark: Bool {
    guard case .text(let pieces, _) = content, pieces.count == 1, case .text(let text) = pieces[0] else {
      return false
    }
    let visible = text.drop { $0 == " " }
    return visible.first == "(" && visible.last { $0 != " " } == ")"
  }
}
