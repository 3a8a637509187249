// Claims between sides that have several values or several readings.
extension FormulaJudge {
  /// Why a relation between numbers may mean something else than its signs say; nil if it means that.
  static func otherMeaning(
    _ left: Statement.Side, _ right: Statement.Side, isRefuted: Bool, _ statement: Statement, _ index: Int
  ) -> String? {
    let (a, b) = (left.traits, right.traits)
    if a.contains(.cycles) && (b.contains(.cycles) || right.isOne) || b.contains(.cycles) && left.isOne {
      return "these may be cycles of a permutation"
    }
    if statement.mayShift(at: index) { return "‘≪’ and ‘≫’ may shift the bits of a number" }
    guard isRefuted else { return nil }
    if a.contains(.classes), b.contains(.classes) {
      return "square brackets may stand for classes of numbers"
    }
    if a.union(b).contains(.tight) { return "‘\\!’ is a space: write ! for a factorial" }
    return nil
  }

  /// The verdict if one of the sides has a plus-minus sign: both values of both sides are compared, or the numbers before
  /// the signs and behind them. Nil if the sides hold names.
  static func choice(_ left: Statement.Side, _ relation: Relation, _ right: Statement.Side) -> Verdict? {
    guard relation == .equal || relation == .approximately else { return nil }
    func verdict(_ a: Expression, _ b: Expression) -> Verdict {
      guard a.isNumeric, b.isNumeric else { return .undecided("it names two values") }
      return NumberClaim(left: a, relation: relation, right: b).verdict()
    }
    if left.spread.count == 2, right.spread.count == 2 {
      let found = zip(left.spread, right.spread).map(verdict)
      return found.first { if case .held = $0 { false } else { true } } ?? found[1]
    }
    func holds(_ a: [Expression], _ b: [Expression]) -> Bool {
      zip(a, b).allSatisfy { if case .held = verdict($0, $1) { true } else { false } }
    }
    let a = left.choices.isEmpty ? [left.expression, left.expression] : left.choices
    let b = right.choices.isEmpty ? [right.expression, right.expression] : right.choices
    if holds(a, b) || !left.choices.isEmpty && !right.choices.isEmpty && holds(a, b.reversed()) {
      return .held("it holds for either sign")
    }
    return nil
  }

  /// The verdict if both sides are ratios with as many parts: `128:192 = 4:6`. Nil if they are none.
  static func ratio(_ left: Statement.Side, _ relation: Relation, _ right: Statement.Side) -> Verdict? {
    guard relation == .equal, left.ratio.count > 1, left.ratio.count == right.ratio.count else { return nil }
    func shares(_ parts: [Expression]) -> Expression {
      let shares = parts.dropLast().map { Expression.quotient($0, parts[parts.count - 1]) }
      return shares.count == 1 ? shares[0] : .matrix(shares.map { [$0] })
    }
    let found = NumberClaim(left: shares(left.ratio), relation: relation, right: shares(right.ratio))
      .verdict()
    guard case .refuted = found else { return found }
    // Two times of the day that end in the same minute differ by hours.
    let last = [left, right].map { $0.ratio[$0.ratio.count - 1] }
    let isExact = (left.ratio + right.ratio).allSatisfy { $0.writtenNumber?.isDecimal == false }
    return isExact && last[0] != last[1] ? found : .undecided("these may be rounded, or times")
  }
}

extension Statement.Side {
  fileprivate var isOne: Bool { expression.writtenNumber?.value == .one }

  /// Whether it is a whole number, in any base.
  fileprivate var isWholeNumber: Bool {
    switch expression {
    case .number(let numeral): !numeral.isDecimal
    case .constant(let value): value.isInteger
    case .function(.inBase, _): true
    default: false
    }
  }
}

extension Statement {
  /// Whether a link is a shift of bits with its result, or stands beside one: `5 \ll 3 = 40`.
  fileprivate func mayShift(at index: Int) -> Bool {
    func isShift(_ index: Int) -> Bool {
      links.indices.contains(index) && [.muchLess, .muchGreater].contains(links[index].relation)
        && sides[index].isWholeNumber && sides[index + 1].isWholeNumber
    }
    func isEqual(_ index: Int) -> Bool { links.indices.contains(index) && links[index].relation == .equal }
    return isShift(index) && (isEqual(index - 1) || isEqual(index + 1))
      || isEqual(index) && (isShift(index - 1) || isShift(index + 1))
  }
}
