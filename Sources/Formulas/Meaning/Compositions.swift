// Fractions, roots, matrices, words.
extension ExpressionReader {
  mutating func composed(_ node: MathNode) throws(Unreadable) -> Expression {
    switch node.content {
    case .fraction(let fraction):
      index += 1
      return try self.fraction(fraction)
    case .root(let degree, let radicand):
      index += 1
      let value = try Self.read(radicand, depth: depth + 1)
      guard let degree else { return .function(.sqrt, [value]) }
      return .power(value, .quotient(.integer(1), try Self.read(degree, depth: depth + 1)))
    case .rows(let rows):
      index += 1
      return try matrix(rows)
    case .stack: throw Unreadable("what stands above or below a sign is not computed")
    case .text(let pieces, _):
      guard let words = TextPiece.words(pieces), !words.isEmpty else { throw unexpected }
      if words.count == 1, Function.named[words[0]] != nil || words[0] == "mod" {
        index += 1
        return try call(words[0], lower: nil, upper: nil)
      }
    case .alphabet(_, let nodes):
      if let word = node.word, nodes.count > 1, Function.named[word] != nil {
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
      return .quotient(
        try Self.read(fraction.numerator, depth: depth + 1).grouped,
        try Self.read(fraction.denominator, depth: depth + 1).grouped)
    case .binomial:
      return .function(
        .binomial,
        [
          try Self.read(fraction.numerator, depth: depth + 1),
          try Self.read(fraction.denominator, depth: depth + 1),
        ])
    case .atop: throw Unreadable("one above the other without a line is not computed")
    }
  }

  private func matrix(_ rows: Rows) throws(Unreadable) -> Expression {
    guard rows.kind == .matrix || rows.kind == .array else { throw Unreadable("cases are not computed") }
    guard rows.rows.reduce(0, { $0 + $1.cells.count }) <= 4096 else {
      throw Unreadable("the matrix is too large")
    }
    var entries: [[Expression]] = []
    for row in rows.rows {
      var line: [Expression] = []
      for cell in row.cells { line.append(try Self.read(cell, depth: depth + 1)) }
      entries.append(line)
    }
    // A last `\\` begins no row.
    if let last = rows.rows.last, last.cells.allSatisfy(\.isEmpty) { entries.removeLast() }
    switch rows.left {
    case "|": return .function(.det, [.matrix(entries)])
    case "", "(", "[": return .matrix(entries)
    default: throw Unreadable("these brackets are not computed")
    }
  }
}

extension Expression {
  /// In brackets: what is inside stays one factor.
  var grouped: Expression { self }

  var negated: Expression {
    switch self {
    case .number(let numeral): .number(numeral.negated)
    default: .negative(self)
    }
  }

  /// With a number's decimal point moved.
  func scaled(by places: Int) -> Expression {
    if case .number(let numeral) = self { return .number(numeral.shifted(by: places)) }
    return .product([self, .constant(Rational(mantissa: 1, exponent: places))])
  }

  var takesUnit: Bool {
    switch self {
    case .quantity: false
    default: isNumeric
    }
  }

  /// `5\,\text{px}`; `3\text{K}` is three thousand.
  static func withUnit(_ value: Expression, _ unit: String) -> Expression {
    if case .number(let numeral) = value, let places = ["K": 3, "k": 3, "M": 6, "G": 9][unit] {
      return .number(numeral.shifted(by: places))
    }
    return .quantity(value, unit: unit)
  }
}

extension MathNode {
  /// The words behind a number: `\text{px}`, `\mathrm{ms}`.
  var unit: String? {
    switch content {
    case .text(let pieces, _):
      guard let words = TextPiece.words(pieces), !words.isEmpty, words != ["mod"] else { return nil }
      return words.joined(separator: " ")
    case .alphabet(.roman, let nodes):
      guard let word = nodes.identifierPart, Function.named[word] == nil, word != "mod", word != "e",
        word != "d"
      else { return nil }
      return word
    default: return nil
    }
  }
}
