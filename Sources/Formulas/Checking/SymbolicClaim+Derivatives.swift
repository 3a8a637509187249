// What is known of a claim about derivatives. One is refuted only if it is known how everything in it depends on the
// variable.
extension SymbolicClaim {
  /// Whether one side is a known derivative and the other cannot be computed.
  var isDerivativeOfUncomputed: Bool {
    let isOpaque = [left, right].map { $0.contains { if case .opaque = $0 { true } else { false } } }
    guard isOpaque[0] != isOpaque[1] else { return false }
    let side = isOpaque[0] ? right : left
    return side.contains(speaksOfDerivative)
      && (try? resolution().resolved(side)) != nil
  }

  /// Whether it may be an equation to solve: exactly one side is constant, or a number like n stands on one side only.
  var isEquation: Bool {
    let resolution = self.resolution(expandsNames: true)
    guard let a = try? resolution.resolved(left), let b = try? resolution.resolved(right) else {
      return false
    }
    func numbers(_ side: Expression) -> Set<Symbol> { Set(side.symbols.filter(\.isWhole)) }
    return numbers(a) != numbers(b)
      || Identity.isConstant(a, within: budget) != Identity.isConstant(b, within: budget)
  }

  /// Another way to read it, if it holds then.
  func otherReading() -> Verdict? {
    for reading in Alternatives(left: left, right: right).readings {
      let resolution = self.resolution(expandsNames: true)
      guard let a = try? resolution.resolved(reading.left), let b = try? resolution.resolved(reading.right)
      else { continue }
      if Identity.outcome(a, b, kind: scope.kind, within: budget) == .holds {
        return .otherwise(reading.reason)
      }
    }
    return nil
  }

  /// Whether all names are among those on which the derived functions depend. Any other name may be a new name for the
  /// derivative, and then the relation is no false claim.
  var isClosed: Bool {
    let resolution = self.resolution()
    var known: Set<Symbol> = []
    var indices: Set<String> = []
    func know(_ symbol: Symbol) {
      known.insert(symbol)
      known.formUnion(scope.dependencies(of: symbol))
    }
    for side in [left, right] {
      _ = side.contains { part in
        switch part {
        case .derivative(let derivative):
          derivative.by.forEach(know)
          indices.formUnion(derivative.by.map(\.index).filter { !$0.isEmpty })
          derivative.of.symbols.forEach(know)
        case .symbol(let symbol) where resolution.isDerivative(symbol):
          know(symbol)
          know(symbol.dotted?.plain ?? Symbol(symbol.base, index: symbol.primes > 0 ? symbol.index : ""))
        case .call(let name, let arguments) where resolution.isDerivative(name):
          know(name)
          know(name.dotted?.plain ?? Symbol(name.base))
          arguments.flatMap(\.symbols).forEach(know)
        default: break
        }
        return false
      }
    }
    // With a term of a sum, all names with its index are known: `a_k` beside `\sum_i a_i x_i` and `x_k`.
    let families = Set(known.map(\.family))
    return [left, right].allSatisfy { side in
      side.symbols.allSatisfy {
        known.contains($0) || scope.isFunction($0) || indices.contains($0.identifier)
          || indices.contains($0.index) && families.contains($0.family)
      }
    }
  }

  func speaksOfDerivative(_ part: Expression) -> Bool {
    switch part {
    case .derivative: true
    case .symbol(let symbol): resolution().isDerivative(symbol)
    case .call(let name, _): resolution().isDerivative(name)
    default: false
    }
  }

  /// Whether it is known how all that is derived depends on the variable. A claim is refuted only then.
  var isDependenceKnown: Bool {
    let resolution = self.resolution()
    var isKnown = true
    for side in [left, right] {
      _ = side.contains { part in
        switch part {
        case .derivative(let derivative): isKnown = isKnown && dependence(derivative, resolution)
        case .symbol(let symbol) where symbol.primes > 0 && resolution.isDerivative(symbol):
          isKnown = isKnown && mayOnlyBeDerivative(symbol, resolution)
        default: break
        }
        return !isKnown
      }
    }
    return isKnown
  }

  private func dependence(_ derivative: Derivative, _ resolution: Resolution) -> Bool {
    switch derivative.notation {
    case .gradient, .index: return true
    case .prime: return (try? resolution.primeVariable(derivative.of))??.isUsualVariable == true
    case .partial, .total: break
    }
    let names = derivative.of.symbols
    let parameters = names.flatMap { scope.latest($0)?.parameters ?? [] }
    let isNamed = derivative.of.isNamed
    // An estimate or a mean is made from other quantities.
    let known = Set(derivative.by + parameters)
    let unknown = Set(names.flatMap(scope.dependencies) + names).filter {
      !known.contains($0) && scope.latest($0) == nil
    }
    if unknown.contains(where: {
      $0.isEstimate || !isNamed && derivative.notation == .total && $0.mayBeDependent
    }) {
      return false
    }
    return derivative.by.allSatisfy { parameters.contains($0) || resolution.isVisible($0, in: derivative.of) }
  }

  /// `y'` may be the name of another quantity. Beside the variable of `y` it is taken as the derivative.
  private func mayOnlyBeDerivative(_ symbol: Symbol, _ resolution: Resolution) -> Bool {
    guard let (plain, _) = symbol.derivedFunction, !scope.isFunction(plain) else { return true }
    guard let variable = (try? resolution.primeVariable(.symbol(plain))) ?? nil, variable.isUsualVariable
    else {
      return false
    }
    return (left.symbols + right.symbols).contains(variable)
  }
}

extension Symbol {
  /// `\hat y`, `\bar x`, `\tilde x`
  fileprivate var isEstimate: Bool { ["hat_", "bar_", "tilde_"].contains { base.hasPrefix($0) } }

  /// Whether it usually depends on other names.
  fileprivate var mayBeDependent: Bool {
    Symbol.isFunctionLetter(self) || ["y", "z", "w", "r", "s"].contains(base)
  }
}
