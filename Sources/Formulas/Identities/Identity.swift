/// Tests whether two expressions are equal for all values of their symbols, by evaluation at many points.
///
/// A difference at one point is a counterexample. A polynomial of low degree that is zero at all these points is zero
/// everywhere, except with negligible probability. The names are tried as everything that they may stand for: numbers,
/// vectors, matrices. It holds only if it holds for all of them.
///
/// - Source: Schwartz, Fast Probabilistic Algorithms for Verification of Polynomial Identities, JACM 27 (1980).
struct Identity {
  enum Outcome: Equatable {
    case holds
    case fails(Counterexample)
    case unknown(Undefined)
  }

  struct Counterexample: Equatable {
    let values: [(symbol: Symbol, value: Value)]
    let left: Value
    let right: Value
    /// Whether it lies beyond a number with which a name is compared: the author may mean small numbers only.
    var isFarOut = false

    static func == (left: Counterexample, right: Counterexample) -> Bool {
      left.left == right.left && left.right == right.right
        && left.values.elementsEqual(right.values) { $0.symbol == $1.symbol && $0.value == $1.value }
    }
  }

  /// - Parameter kind: what a name stands for; nil where that is not known.
  static func outcome(
    _ left: Expression, _ right: Expression, kind: (Symbol) -> Kind? = { _ in nil }, within budget: Budget
  ) -> Outcome {
    if left == right { return .holds }
    var symbols = left.symbols
    for symbol in right.symbols where !symbols.contains(symbol) { symbols.append(symbol) }
    let families = (left.termFamilies + right.termFamilies).reduce(into: [Symbol.Family]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    if symbols.contains(where: { families.contains($0.family) && !$0.isTerm }) {
      return .unknown(Undefined(.unknown, "what the index of a name means is not known"))
    }
    if let reason = obstacle(left, right, symbols, kind) { return .unknown(Undefined(.unknown, reason)) }
    let found = outcomeOfReadings(left, right, symbols, families, kind, budget)
    guard found == .holds, let names = JoinedCapitals(left, right, kind) else { return found }
    if outcome(names.joined(left), names.joined(right), kind: kind, within: budget) == .holds { return found }
    return .unknown(Undefined(.unknown, "whether ‘\(names.first)’ is a product or a name is not said"))
  }

  private static func outcomeOfReadings(
    _ left: Expression, _ right: Expression, _ symbols: [Symbol], _ families: [Symbol.Family],
    _ kind: (Symbol) -> Kind?, _ budget: Budget
  ) -> Outcome {
    let readings = KindReadings(left, right, symbols, kind)
    var holds = false
    var failure: Outcome?
    var obstacle = Undefined(.unknown, KindReadings.unclear)
    for reading in readings.all {
      switch Identity(
        left: left, right: right, symbols: symbols, reading: reading, families: families, budget: budget
      ).outcome {
      case .holds: holds = true
      case .fails(let found):
        failure = failure ?? .fails(found)
        // If it is false of numbers, only vectors may still obey it.
        if !holds, !readings.haveVectors { return .fails(found) }
      case .unknown(let why):
        guard why.isOfKinds else { return .unknown(why) }
        obstacle = why
      }
      if holds, failure != nil { return .unknown(Undefined(.unknown, KindReadings.unclear)) }
    }
    if holds, readings.haveUncomputedMatrices { return .unknown(Undefined(.unknown, KindReadings.unclear)) }
    return holds ? .holds : failure ?? .unknown(obstacle)
  }

  /// Whether it has the same value at all points tried.
  static func isConstant(_ expression: Expression, within budget: Budget) -> Bool {
    let symbols = expression.symbols
    if symbols.isEmpty { return true }
    let reading = KindReading(shapes: [:])
    let first = Dictionary(symbols.enumerated().map { ($1, reading.value(of: $1, $0, at: 0)) }) { first, _ in
      first
    }
    guard let value = try? Evaluation.value(of: expression, at: first, within: budget),
      let scalar = value.entries.first?.rational
    else {
      return false
    }
    return outcome(expression, .constant(scalar), within: budget) == .holds
  }

  // MARK: One reading

  private let left: Expression
  private let right: Expression
  private let symbols: [Symbol]
  private let reading: KindReading
  /// What the terms of its sums have in common.
  private let families: [Symbol.Family]
  private let budget: Budget

  private var outcome: Outcome {
    let (points, needed) = reading.isOfNumbers ? (72, 12) : (12, 4)
    var agreeing = 0
    var obstacle = Undefined(.undefined, "it has no value at the points that were tried")
    var failure: Counterexample?
    for point in 0..<points {
      let values = symbols.enumerated().map {
        (symbol: $0.element, value: reading.value(of: $0.element, $0.offset, at: point))
      }
      do throws(Undefined) {
        let (a, b) = try sides(values, point)
        switch try compare(a, b) {
        case .equal:
          agreeing += 1
          if failure != nil { return .unknown(Undefined(.unknown, "the size of its matrices is not said")) }
        case .different:
          let found = failure ?? Counterexample(values: values, left: a, right: b)
          guard agreeing == 0 || reading.isOfNumbers || reading.size != nil else {
            return .unknown(Undefined(.unknown, "the size of its matrices is not said"))
          }
          // A determinant depends on the size, so that each size must fail.
          if reading.isOfNumbers || reading.size != nil || failure != nil { return .fails(found) }
          failure = found
        case .unclear: obstacle = Undefined(.tooLarge, "the values are too close to tell apart")
        }
      } catch {
        if budget.isSpent || error.isOfKinds { return .unknown(error) }
        if error.reason == .unknown || error.reason == .unsupported { return .unknown(error) }
        obstacle = error
      }
      if symbols.isEmpty || agreeing == needed { break }
    }
    if let failure { return .fails(failure) }
    if symbols.isEmpty, agreeing == 1 { return .holds }
    guard agreeing == needed else { return .unknown(obstacle) }
    return reading.isOfNumbers ? outcomeFarOut : .holds
  }

  /// The outcome at points beyond the numbers with which the names are compared. One that cannot be computed says nothing,
  /// unless no other can.
  private var outcomeFarOut: Outcome {
    let far = FarPoints(left, right, within: budget)
    for assignments in far.assignments(of: symbols, near: { reading.value(of: $0, $1, at: $2) }) {
      var isTried = false
      var obstacle = Undefined.tooLarge
      for (point, values) in assignments.enumerated() {
        do throws(Undefined) {
          let (a, b) = try sides(values, point)
          switch try compare(a, b) {
          case .equal: isTried = true
          case .different:
            return .fails(Counterexample(values: values, left: a, right: b, isFarOut: true))
          case .unclear: continue
          }
        } catch {
          if budget.isSpent { return .unknown(error) }
          // Where a side is undefined, nothing is claimed.
          if error.reason == .undefined { isTried = true } else { obstacle = error }
        }
      }
      if !isTried { return .unknown(obstacle) }
    }
    return .holds
  }

  /// The values of both sides at a point.
  private func sides(
    _ values: [(symbol: Symbol, value: Value)], _ point: Int
  ) throws(Undefined) -> (Value, Value) {
    let assignment = Dictionary(values.map { ($0.symbol, $0.value) }) { first, _ in first }
    let terms = families.isEmpty ? nil : { term(point, $1, of: $0) }
    return (
      try Evaluation.value(of: left, at: assignment, terms: terms, within: budget),
      try Evaluation.value(of: right, at: assignment, terms: terms, within: budget)
    )
  }

  /// The value of a term: a different one for each family and index.
  private func term(_ point: Int, _ index: Int, of family: Symbol.Family) -> Scalar {
    let number = 7 + 13 * (families.firstIndex(of: family) ?? 0) + (index < 0 ? 40 : 0) + abs(index % 1000)
    return KindReading.sample(point, number, of: Symbol("x"))
  }

  private enum Relationship { case equal, different, unclear }

  /// A zero that is written down stands for the zero vector and the zero matrix, too.
  private func compare(_ left: Value, _ right: Value) throws(Undefined) -> Relationship {
    if self.right.isZero, !left.isScalar { return left.isZero ? .equal : .different }
    if self.left.isZero, !right.isScalar { return right.isZero ? .equal : .different }
    guard left.isScalar == right.isScalar, left.rows.count == right.rows.count, left.columns == right.columns
    else { throw Undefined(.unknown, "the two sides have different shapes", isOfKinds: true) }
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

  fileprivate var isZero: Bool {
    switch self {
    case .number(let numeral): numeral.value.isZero
    case .constant(let value): value.isZero
    default: false
    }
  }
}
