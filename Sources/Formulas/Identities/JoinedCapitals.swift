/// Capitals side by side that may be a product as well as one name: a segment `AB`, the true positives `TP`.
///
/// As products, `\frac{TP}{FP} = \frac{TN}{FN}` is true. Capitals that may be matrices are tried as those, so that only
/// those in a divisor are looked for. Where one of the letters also stands alone, it is a product.
struct JoinedCapitals {
  private let runs: [[Symbol]]

  /// The first of them as it is written.
  var first: String { Self.name(runs[0]).base }

  /// Nil if there are none.
  init?(_ left: Expression, _ right: Expression, _ kind: (Symbol) -> Kind?) {
    var runs: [[Symbol]] = []
    var alone: Set<Symbol> = []
    var hasDivisor = false
    func look(_ expression: Expression, inDivisor: Bool) {
      for factors in expression.sideBySide {
        var run: [Symbol] = []
        for factor in factors {
          if case .symbol(let symbol) = factor, factors.count > 1, symbol.isPlainCapital, kind(symbol) == nil
          {
            run.append(symbol)
            continue
          }
          add(run, inDivisor)
          run = []
          lookInside(factor, inDivisor)
        }
        add(run, inDivisor)
      }
    }
    func add(_ run: [Symbol], _ inDivisor: Bool) {
      guard run.count > 1 else { return alone.formUnion(run) }
      if !runs.contains(run) { runs.append(run) }
      hasDivisor = hasDivisor || inDivisor
    }
    func lookInside(_ factor: Expression, _ inDivisor: Bool) {
      switch factor {
      case .symbol(let symbol): alone.insert(symbol)
      case .quotient(let top, let bottom):
        look(top, inDivisor: inDivisor)
        look(bottom, inDivisor: true)
      default: for child in factor.children { look(child, inDivisor: inDivisor) }
      }
    }
    look(left, inDivisor: false)
    look(right, inDivisor: false)
    runs.removeAll { !alone.isDisjoint(with: $0) }
    guard hasDivisor, !runs.isEmpty else { return nil }
    self.runs = runs
  }

  /// The expression with each of them as one name.
  func joined(_ expression: Expression) -> Expression {
    let factors = expression.sideBySide.flatMap { factors in
      var joined: [Expression] = []
      var index = 0
      while index < factors.count {
        let run = runs.filter { factors[index...].starts(with: $0.map(Expression.symbol)) }
          .max { $0.count < $1.count }
        joined.append(run.map { .symbol(Self.name($0)) } ?? factors[index].mappingChildren(self.joined))
        index += run?.count ?? 1
      }
      return joined
    }
    return factors.count == 1 ? factors[0] : .product(factors)
  }

  private static func name(_ run: [Symbol]) -> Symbol { Symbol(run.map(\.base).joined(), mark: "text") }
}

extension Symbol {
  fileprivate var isPlainCapital: Bool {
    base.count == 1 && isCapital && index.isEmpty && primes == 0 && mark.isEmpty
  }
}

extension Expression {
  /// Its factors, those between two signs of multiplication together: `AB \cdot CD`.
  fileprivate var sideBySide: [[Expression]] {
    switch self {
    case .product(let parts):
      var groups = parts[0].sideBySide
      groups[groups.count - 1] += parts.dropFirst()
      return groups
    case .function(.dot, let parts), .function(.cross, let parts): return parts.flatMap(\.sideBySide)
    default: return [[self]]
    }
  }
}
