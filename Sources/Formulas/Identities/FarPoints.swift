/// Points beyond the numbers that an expression compares its names with.
///
/// `n \bmod 1000 = n` and `|x - 1000| = 1000 - x` are true of all small numbers. A function that follows different rules
/// on the two sides of a number is therefore also tried far beyond each number in its arguments.
struct FarPoints {
  /// Numbers greater than one, the smallest first.
  private let thresholds: [Rational]

  init(_ left: Expression, _ right: Expression, within budget: Budget) {
    var found: [Rational] = []
    for side in [left, right] {
      _ = side.contains { part in
        for argument in part.comparedArguments { argument.collectNumbers(into: &found, within: budget) }
        return false
      }
    }
    let largest = found.sorted().suffix(6)
    // `\lfloor \lfloor x/10 \rfloor / 10 \rfloor`
    let product = largest.suffix(2).reduce(.one) { $0 * $1 }
    thresholds = Set(largest).union(largest.count > 1 ? [product] : []).sorted()
  }

  /// For each number, values for the names: for all of them together, and for each alone while the others keep theirs.
  /// Together they are positive, as in `\sqrt{ab} = a\sqrt{b/a}`, which nobody means of two negative numbers.
  func assignments(
    of symbols: [Symbol], near value: (Symbol, _ number: Int, _ point: Int) -> Value
  ) -> [[[(symbol: Symbol, value: Value)]]] {
    thresholds.map { threshold in
      var assignments: [[(symbol: Symbol, value: Value)]] = []
      for point in 0..<2 {
        assignments.append(
          symbols.enumerated().map { ($1, Self.value(of: $1, beyond: threshold, Rational(2 + point + $0))) })
      }
      for moved in symbols.indices {
        for factor in [3, -3] {
          assignments.append(
            symbols.enumerated().map { number, symbol in
              (
                symbol,
                number == moved
                  ? Self.value(of: symbol, beyond: threshold, Rational(factor))
                  : value(symbol, number, abs(factor))
              )
            })
        }
      }
      return assignments
    }
  }

  /// What usually counts stays a positive whole number, and is not always a multiple.
  private static func value(of symbol: Symbol, beyond threshold: Rational, _ factor: Rational) -> Value {
    guard symbol.isWhole else { return Value(.exact(threshold * factor)) }
    return Value(.exact(threshold.ceiling * factor.magnitude + (factor.isNegative ? .one : .zero)))
  }
}

extension Expression {
  /// The arguments of which it follows different rules: those of an absolute value, a remainder, a root.
  fileprivate var comparedArguments: [Expression] {
    if isNumeric { return [] }
    switch self {
    case .function(let function, let arguments):
      return function.hasSteps ? arguments : []
    case .power(let base, let exponent):
      return exponent.isWholeNumber || base.isNumeric ? [] : [base]
    default:
      return []
    }
  }

  /// Adds the size of each number in it, and of a small one its inverse.
  fileprivate func collectNumbers(into found: inout [Rational], within budget: Budget) {
    if isNumeric {
      guard let value = (try? Evaluation.value(of: self, within: budget).scalar)?.rational, !value.isZero
      else { return }
      let size = max(value.magnitude, .one / value.magnitude ?? .one)
      if size > .one { found.append(size) }
    } else {
      for child in children { child.collectNumbers(into: &found, within: budget) }
    }
  }
}

extension Function {
  /// Whether it follows different rules on the two sides of a number.
  fileprivate var hasSteps: Bool {
    switch self {
    case .max, .min, .gcd, .lcm, .abs, .floor, .ceil, .round, .sign, .mod, .binomial, .sqrt: true
    default: false
    }
  }
}
