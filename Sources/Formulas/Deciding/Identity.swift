/// Whether two expressions are equal whatever their symbols stand for, by trying.
///
/// A polynomial of low degree that is zero at so many unrelated points is zero everywhere, but for a chance that does
/// not happen; a difference at one point is a counterexample.
///
/// - Source: Schwartz, Fast Probabilistic Algorithms for Verification of Polynomial Identities, JACM 27 (1980).
struct Identity {
  enum Outcome: Equatable {
    case holds
    case fails(Counterexample)
    case unknown(String)
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

  private static let points = 24
  private static let needed = 12

  /// - Parameter fixed: what symbols stand for that are not free.
  static func outcome(_ left: Expression, _ right: Expression) -> Outcome {
    if left == right { return .holds }
    var symbols = left.symbols
    for symbol in right.symbols where !symbols.contains(symbol) { symbols.append(symbol) }
    if let reason = obstacle(left, right) { return .unknown(reason) }
    var agreeing = 0
    var reason = "it has no value at the points that were tried"
    for point in 0..<points {
      let values = symbols.enumerated().map { ($0.element, sample(point, $0.offset, of: $0.element)) }
      let assignment = Dictionary(uniqueKeysWithValues: values)
      let a: Value
      let b: Value
      do throws(Undefined) {
        a = try Evaluation.value(of: left, at: assignment)
        b = try Evaluation.value(of: right, at: assignment)
      } catch {
        if error.reason == .unknown { return .unknown(error.message) }
        reason = error.message
        continue
      }
      guard a.rows.count == b.rows.count, a.columns == b.columns else {
        if a.isVector, b.isVector, a.entries == b.entries { continue }
        return .unknown("the two sides have different shapes")
      }
      switch Self.compare(a, b) {
      case .equal: agreeing += 1
      case .different:
        return .fails(Counterexample(values: values.map { (symbol: $0.0, value: $0.1) }, left: a, right: b))
      case .unclear: reason = "the values are too close to tell apart"
      }
      if symbols.isEmpty { return agreeing == 1 ? .holds : .unknown(reason) }
    }
    return agreeing >= needed ? .holds : .unknown(reason)
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

  /// A sum whose terms have subscripts that count along adds up different numbers: no symbol stands for them.
  private static func obstacle(_ left: Expression, _ right: Expression) -> String? {
    for side in [left, right] {
      var found: String?
      _ = side.contains { part in
        guard case .series(let series) = part else { return false }
        let isIndexed = series.body.symbols.contains { symbol in
          symbol.index.split(separator: "_").contains { $0 == Substring(series.index.base) }
            || symbol.index.contains(series.index.base) && symbol.index.count <= 3
        }
        if isIndexed { found = "the terms of the sum have no values" }
        return isIndexed
      }
      if let found { return found }
    }
    return nil
  }

  /// Small numbers first, as a person would try; each symbol another one.
  private static func sample(_ point: Int, _ number: Int, of symbol: Symbol) -> Scalar {
    if symbol.isWhole { return Scalar([2, 3, 1, 5, 4, 7, 6, 9][(point + number * 3) % 8] + point / 8) }
    let row: [Rational] = [
      Rational(2), Rational(3), Rational(1, 2), Rational(5), Rational(1), Rational(7, 3), Rational(4),
      Rational(5, 2), Rational(-1), Rational(-2), Rational(-3, 2), Rational(1, 3), Rational(3, 4),
      Rational(-1, 3),
      Rational(11, 7), Rational(6, 5), Rational(-5, 4),
    ]
    let value = row[(point + number * 5 + point * number) % row.count]
    return .exact(point < 17 ? value : value + Rational(point, 29 + number))
  }
}
