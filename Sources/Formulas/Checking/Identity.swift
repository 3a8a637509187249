/// Tests whether two expressions are equal for all values of their symbols, by evaluation at many points.
///
/// A difference at one point is a counterexample. A polynomial of low degree that is zero at all these points is zero
/// everywhere, except with negligible probability.
///
/// - Source: Schwartz, Fast Probabilistic Algorithms for Verification of Polynomial Identities, JACM 27 (1980).
struct Identity {
  enum Outcome: Equatable {
    case holds
    case fails(Counterexample)
    case unknown(Undefined)
  }

  struct Counterexample: Equatable {
    let values: [(symbol: Symbol, value: Scalar)]
    let left: Value
    let right: Value

    static func == (left: Counterexample, right: Counterexample) -> Bool {
      left.left == right.left && left.right == right.right
        && left.values.elementsEqual(right.values) { $0.symbol == $1.symbol && $0.value == $1.value }
    }
  }

  private static let points = 72
  private static let needed = 12

  static func outcome(_ left: Expression, _ right: Expression, within budget: Budget) -> Outcome {
    if left == right { return .holds }
    var symbols = left.symbols
    for symbol in right.symbols where !symbols.contains(symbol) { symbols.append(symbol) }
    if let reason = obstacle(left, right) { return .unknown(Undefined(.unknown, reason)) }
    let families = (left.termFamilies + right.termFamilies).reduce(into: [Symbol.Family]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    if symbols.contains(where: { families.contains($0.family) && !$0.isTerm }) {
      return .unknown(Undefined(.unknown, "what the index of a name means is not known"))
    }
    var agreeing = 0
    var obstacle = Undefined(.undefined, "it has no value at the points that were tried")
    for point in 0..<points {
      let values = symbols.enumerated().map {
        (symbol: $0.element, value: sample(point, $0.offset, of: $0.element))
      }
      let assignment = Dictionary(values.map { ($0.symbol, $0.value) }) { first, _ in first }
      do throws(Undefined) {
        let terms = families.isEmpty ? nil : { sample(point, $1, of: $0, families) }
        let a = try Evaluation.value(of: left, at: assignment, terms: terms, within: budget)
        let b = try Evaluation.value(of: right, at: assignment, terms: terms, within: budget)
        guard a.isScalar == b.isScalar, a.rows.count == b.rows.count, a.columns == b.columns else {
          return .unknown(Undefined(.unknown, "the two sides have different shapes"))
        }
        switch Self.compare(a, b) {
        case .equal: agreeing += 1
        case .different: return .fails(Counterexample(values: values, left: a, right: b))
        case .unclear: obstacle = Undefined(.tooLarge, "the values are too close to tell apart")
        }
      } catch {
        if budget.isSpent { return .unknown(error) }
        if error.reason == .unknown || error.reason == .unsupported { return .unknown(error) }
        obstacle = error
      }
      if symbols.isEmpty || agreeing == needed { break }
    }
    return agreeing == needed || symbols.isEmpty && agreeing == 1 ? .holds : .unknown(obstacle)
  }

  /// Whether it has the same value at all points tried.
  static func isConstant(_ expression: Expression, within budget: Budget) -> Bool {
    let symbols = expression.symbols
    if symbols.isEmpty { return true }
    let first = Dictionary(symbols.enumerated().map { ($1, sample(0, $0, of: $1)) }) { first, _ in
      first
    }
    guard let value = try? Evaluation.value(of: expression, at: first, within: budget),
      let scalar = value.entries.first?.rational
    else {
      return false
    }
    return outcome(expression, .constant(scalar), within: budget) == .holds
  }

  private enum Relationship { case equal, different, unclear }

  private static func compare(_ left: Value, _ right: Value) -> Relationship {
    var result = Relationship.equal
    for (a, b) in zip(left.entries, right.entries) {
      if let order = Scalar.order(a, b) {
        if order != 0 { return .different }
      } else {
        guard let a = a.interval, let b = b.interval, a.isNarrow, b.isNarrow else {
          result = .unclear
          continue
        }
      }
    }
    return result
  }

  /// Why numbers for the names would decide it wrongly; nil if they would not.
  private static func obstacle(_ left: Expression, _ right: Expression) -> String? {
    var found: String?
    for side in [left, right] {
      _ = side.contains { part in
        switch part {
        case .series(let series):
          // Only terms like `x_i` get a value for each index.
          if series.body.symbols.contains(where: {
            $0.isIndexed(by: series.index) && $0.index != series.index.base
          }) {
            found = "the terms of the sum have no values"
          }
        case .function(.transpose, let arguments), .function(.det, let arguments),
          .function(.norm, let arguments):
          if !arguments[0].isLiteralMatrix, !arguments[0].symbols.isEmpty {
            found = "whether its names are numbers or matrices is not known"
          }
        default: break
        }
        return found != nil
      }
    }
    return found ?? order(left, right)
  }

  /// Adjacent capital letters may be matrices, whose products do not commute.
  private static func order(_ left: Expression, _ right: Expression) -> String? {
    func capitals(_ expression: Expression) -> [Symbol]? {
      guard case .product(let parts) = expression else { return nil }
      let names = parts.compactMap { part in
        if case .symbol(let symbol) = part, symbol.base.first?.isUppercase == true { symbol } else { nil }
      }
      return names.count > 1 ? names : nil
    }
    guard let a = capitals(left), let b = capitals(right), a != b else { return nil }
    return "whether its names are numbers or matrices is not known"
  }

  /// The value of a symbol at a point: small numbers first, and different ones for different symbols.
  private static func sample(_ point: Int, _ number: Int, of symbol: Symbol) -> Scalar {
    if symbol.isWhole { return Scalar([2, 3, 1, 5, 4, 7, 6, 9][(point + number * 3) % 8] + point / 8) }
    let row: [Rational] = [
      Rational(2), Rational(3), Rational(1, 2), Rational(5), Rational(1), Rational(7, 3), Rational(4),
      Rational(5, 2), Rational(-1), Rational(-2), Rational(-3, 2), Rational(1, 3), Rational(3, 4),
      Rational(-1, 3), Rational(11, 7), Rational(6, 5), Rational(-5, 4),
    ]
    let value = row[(point + number * 5 + point * number) % row.count]
    return .exact(point < 17 ? value : value + Rational(point, 29 + number))
  }
}

extension Identity {
  /// The value of a term: a different one for each family and index.
  private static func sample(
    _ point: Int, _ index: Int, of family: Symbol.Family, _ families: [Symbol.Family]
  ) -> Scalar {
    let number = 7 + 13 * (families.firstIndex(of: family) ?? 0) + (index < 0 ? 40 : 0) + abs(index % 1000)
    return sample(point, number, of: Symbol("x"))
  }
}

extension Symbol {
  /// Whether it may be a term of a sum, or stands beside terms: `x_i`, `x_3`, `x`
  fileprivate var isTerm: Bool { index.isEmpty || numberIndex != nil || hasLetterIndex }
}

extension Expression {
  /// What the terms of its sums have in common: of `x_i` in `\sum_i x_i`.
  fileprivate var termFamilies: [Symbol.Family] {
    var families: [Symbol.Family] = []
    _ = contains { part in
      if case .series(let series) = part {
        families += series.body.symbols.filter { $0.isIndexed(by: series.index) }.map(\.family)
      }
      return false
    }
    return families
  }

  /// Whether it is a matrix with explicit entries.
  fileprivate var isLiteralMatrix: Bool { if case .matrix = self { true } else { false } }
}
