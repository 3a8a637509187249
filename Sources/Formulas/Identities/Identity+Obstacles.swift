// What makes values for the names of an equality pointless.
extension Identity {
  /// Why numbers, vectors and matrices for the names would decide it wrongly; nil if they would not.
  static func obstacle(
    _ left: Expression, _ right: Expression, _ symbols: [Symbol], _ kind: (Symbol) -> Kind?
  ) -> String? {
    for symbol in symbols {
      if let obstacle = kind(symbol)?.obstacle { return "‘\(symbol.identifier)’ is \(obstacle)" }
    }
    var found: String?
    for side in [left, right] {
      _ = side.contains { part in
        // Only terms like `x_i` get a value for each index.
        if case .series(let series) = part,
          series.body.symbols.contains(where: {
            $0.isIndexed(by: series.index) && $0.index != series.index.base
          })
        {
          found = "the terms of the sum have no values"
        }
        return found != nil
      }
    }
    if let found { return found }
    if [left, right].contains(where: { $0.hasBareMaximum(kind) }) {
      return "of what the largest or smallest is taken is not said"
    }
    if let name = tensor(left, right, kind) {
      return "whether ‘\(name.identifier)’ has powers or upper indices is not said"
    }
    return isExchange(left, right, kind) ? "whether its names commute is not said" : nil
  }

  /// Whether it only says that two names commute, one of them a capital: `AB = BA`, `gN = Ng`. Nobody says that of
  /// numbers.
  private static func isExchange(_ left: Expression, _ right: Expression, _ kind: (Symbol) -> Kind?) -> Bool {
    guard case .product(let a) = left, case .product(let b) = right, a.count == 2, b.count == 2, a[0] == b[1],
      a[1] == b[0], case .symbol(let first) = a[0], case .symbol(let second) = a[1]
    else { return false }
    return (first.isCapital || second.isCapital) && (kind(first) == nil || kind(second) == nil)
  }

  /// A name that has several letters above it wherever it occurs, as the components of a tensor have: `X^{\mu\nu}`.
  private static func tensor(
    _ left: Expression, _ right: Expression, _ kind: (Symbol) -> Kind?
  ) -> Symbol? {
    var indexed: [Symbol] = []
    var powers: Set<Symbol> = []
    func look(_ expression: Expression) {
      switch expression {
      case .symbol(let symbol): powers.insert(symbol)
      case .power(.symbol(let base), let exponent):
        if exponent.isTensorIndex(of: base), kind(base) != .number {
          indexed.append(base)
        } else {
          powers.insert(base)
        }
        look(exponent)
      default: for child in expression.children { look(child) }
      }
    }
    look(left)
    look(right)
    return indexed.first { !powers.contains($0) }
  }
}

extension Expression {
  /// Whether the largest or smallest of a single number is taken: `\max\{a_k + b_k\}`, where more of its kind are meant.
  fileprivate func hasBareMaximum(_ kind: (Symbol) -> Kind?) -> Bool {
    contains { part in
      guard case .function(let function, let arguments) = part, [.max, .min, .gcd, .lcm].contains(function),
        arguments.count == 1
      else { return false }
      return !arguments[0].isNumeric
        && !arguments[0].contains {
          switch $0 {
          case .matrix: true
          case .symbol(let symbol): kind(symbol)?.hasEntries == true
          default: false
          }
        }
    }
  }

  /// Letters side by side, with a Greek one among them or above a capital.
  fileprivate func isTensorIndex(of base: Symbol) -> Bool {
    guard case .product(let parts) = self else { return false }
    var hasGreek = base.isCapital
    for part in parts {
      guard case .symbol(let symbol) = part, symbol.mark.isEmpty, symbol.index.isEmpty else { return false }
      if symbol.base.count > 1 { hasGreek = true }
    }
    return hasGreek
  }
}
