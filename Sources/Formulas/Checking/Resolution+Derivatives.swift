// Finds which derivative a notation means, and computes it.
extension Resolution {
  /// Whether a name is the derivative of a known function or name.
  func isDerivative(_ symbol: Symbol) -> Bool {
    if derivative(meantBy: symbol) != nil { return true }
    guard let (plain, _) = symbol.derivedFunction else { return false }
    return !scope.defines(symbol) && scope.latest(plain) != nil
  }

  /// The derivative meant by a name with a subscript: `f_x` is one if `f` depends on `x`, `x` is no index, and `f_x` has
  /// no definition of its own. Nil for any other name.
  func derivative(meantBy symbol: Symbol) -> Expression? {
    guard symbol.mark == Symbol.italicIndex, symbol.primes == 0, !scope.defines(symbol) else {
      return nil
    }
    let function = Symbol(symbol.base)
    guard scope.latest(function) != nil else { return nil }
    let known = scope.dependencies(of: function)
    // A longer index is a single Greek letter, spelled out.
    let variables = symbol.index.count > 2 ? [Symbol(symbol.index)] : symbol.index.map { Symbol(String($0)) }
    guard !variables.isEmpty, variables.allSatisfy({ known.contains($0) && !$0.isIndex }) else { return nil }
    return .derivative(Derivative(of: .symbol(function), by: variables, notation: .index(symbol)))
  }

  /// The derivative meant by `f'`, for a function of one parameter, or `y'`, for a name that depends on one symbol.
  func primed(_ symbol: Symbol) -> Expression? {
    guard let (plain, order) = symbol.derivedFunction, !scope.defines(symbol),
      let definition = scope.latest(plain)
    else { return nil }
    if definition.parameters.count == 1 {
      let variables = Array(repeating: definition.parameters[0], count: order)
      return .derivative(Derivative(of: .symbol(plain), by: variables, notation: .total))
    }
    guard !definition.isFunction else { return nil }
    return .derivative(Derivative(of: .symbol(plain), by: [], notation: .prime(order: order)))
  }

  func derived(_ derivative: Derivative) throws(Undefined) -> Expression {
    switch derivative.notation {
    case .gradient:
      let name: Symbol? =
        switch derivative.of {
        case .symbol(let symbol), .call(let symbol, _): symbol
        default: nil
        }
      guard let name, let definition = scope.latest(name), definition.isFunction else {
        throw Undefined(.unknown, "by what the gradient is taken is not known")
      }
      var entries: [[Expression]] = []
      for parameter in definition.parameters {
        entries.append([try change(of: definition.body, by: parameter)])
      }
      return .matrix(entries)
    case .prime(let order):
      var names = self
      names.expandsNames = true
      names.usesValues = false
      var body = try names.resolved(derivative.of)
      guard body.symbols.count == 1 else {
        throw Undefined(.unknown, "by what the derivative is taken is not known")
      }
      let variable = body.symbols[0]
      for _ in 0..<order { body = try change(of: body, by: variable) }
      return body
    case .partial, .total, .index:
      var body = try derivedBody(derivative)
      for variable in derivative.by { body = try change(of: body, by: variable) }
      return body
    }
  }

  /// The expression to derive: the definition of a name, or the expression itself.
  private func derivedBody(_ whole: Derivative) throws(Undefined) -> Expression {
    switch whole.of {
    case .symbol(let symbol):
      // `\frac{d}{dx} x`
      if whole.by.contains(symbol) { return whole.of }
      if let derivative = derivative(meantBy: symbol) ?? primed(symbol) { return try plain(derivative) }
      guard let definition = scope.latest(symbol) else {
        throw Undefined(.unknown, "what \(symbol.identifier) depends on is not known")
      }
      return definition.body
    case .call(let symbol, let arguments):
      guard let definition = scope.latest(symbol) else {
        throw Undefined(.unknown, "the function \(symbol.identifier) is not known")
      }
      return definition.isFunction ? try call(symbol, arguments) : definition.body
    default: return try plain(whole.of)
    }
  }

  /// The expression with functions and derivatives replaced, but not names.
  private func plain(_ expression: Expression) throws(Undefined) -> Expression {
    var resolution = self
    resolution.expandsNames = false
    resolution.usesValues = false
    return try resolution.resolved(expression)
  }

  /// The derivative by the chain rule, through the definitions of names.
  private func change(
    of expression: Expression, by symbol: Symbol, depth: Int = 0
  ) throws(Undefined) -> Expression {
    guard depth < Self.deepest else { throw Undefined(.tooLarge, "its names lead back to themselves") }
    let body = try plain(expression)
    var terms = [try body.derivative(by: symbol, within: budget)]
    // With names held fixed, only direct dependence counts, unless there is none.
    guard !holdsNamesFixed || !body.mentions(symbol) else { return terms[0] }
    for name in body.symbols where name != symbol {
      guard let definition = scope.latest(name), !definition.isFunction else { continue }
      let dependencies = scope.dependencies(of: name)
      try budget.spend(dependencies.count)
      guard dependencies.contains(symbol) else { continue }
      let inner = try change(of: definition.body, by: symbol, depth: depth + 1)
      terms.append(.product([try body.derivative(by: name, within: budget), inner]))
    }
    return terms.count == 1 ? terms[0] : .sum(terms)
  }
}

extension Symbol {
  /// The function and the order of a derivative written with primes or an order in brackets: `f''`, `f^{(3)}`.
  var derivedFunction: (plain: Symbol, order: Int)? {
    if primes > 0 { return (Symbol(base, index: index, mark: mark), primes) }
    guard index.hasPrefix("_"), let order = Int(index.dropFirst()), (1...8).contains(order), mark.isEmpty
    else {
      return nil
    }
    return (Symbol(base), order)
  }
}
