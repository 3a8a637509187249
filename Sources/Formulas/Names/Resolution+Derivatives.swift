// Finds which derivative a notation means, and computes it.
extension Resolution {
  /// Whether a name is the derivative of a known function or name.
  func isDerivative(_ symbol: Symbol) -> Bool {
    derivative(meantBy: symbol) != nil || primed(symbol) != nil
  }

  /// The derivative meant by a name with a subscript: `f_x` is one if `f` depends on `x`, `x` is no index, and `f_x` has
  /// no definition of its own. Nil for any other name.
  func derivative(meantBy symbol: Symbol) -> Expression? {
    guard symbol.mark == Symbol.italicIndex, symbol.primes == 0, !scope.defines(symbol) else {
      return nil
    }
    let function = Symbol(symbol.base)
    // `F_x` is a component of a vector.
    guard let definition = scope.latest(function), !definition.body.isVector else { return nil }
    let known = scope.dependencies(of: function)
    // A longer index is a single Greek letter, spelled out.
    let variables = symbol.index.count > 2 ? [Symbol(symbol.index)] : symbol.index.map { Symbol(String($0)) }
    guard !variables.isEmpty, variables.allSatisfy({ known.contains($0) && !$0.isIndex }) else { return nil }
    return .derivative(Derivative(of: .symbol(function), by: variables, notation: .index(symbol)))
  }

  /// The derivative meant by `f'`, for a function of one parameter, by `y'`, for a name that depends on one symbol, or by
  /// `\dot x`, for a name that depends on the time.
  func primed(_ symbol: Symbol) -> Expression? {
    guard !scope.defines(symbol) else { return nil }
    if let (plain, order) = symbol.dotted {
      let time = Symbol("t")
      guard scope.dependencies(of: plain).contains(time) else { return nil }
      return .derivative(
        Derivative(of: .symbol(plain), by: Array(repeating: time, count: order), notation: .total))
    }
    guard let (plain, order) = symbol.derivedFunction, let definition = scope.latest(plain) else {
      return nil
    }
    if definition.parameters.count == 1 {
      let variables = Array(repeating: definition.parameters[0], count: order)
      return .derivative(Derivative(of: .symbol(plain), by: variables, notation: .total))
    }
    // An upper index in brackets is an order only behind a function.
    guard !definition.isFunction, symbol.primes > 0 else { return nil }
    return .derivative(Derivative(of: .symbol(plain), by: [], notation: .prime(order: order)))
  }

  func derived(_ derivative: Derivative) throws(Undefined) -> Expression {
    switch derivative.notation {
    case .gradient: return try gradient(of: derivative.of)
    case .prime(let order):
      guard let variable = try primeVariable(derivative.of) else {
        throw Undefined(.unknown, "by what the derivative is taken is not known")
      }
      var body = try namesReplaced(derivative.of)
      for _ in 0..<order { body = try change(of: body, by: variable) }
      return body
    case .partial, .total, .index:
      let (whole, parameters) = try derivedBody(derivative)
      for variable in derivative.by {
        try requireDependence(of: whole, on: variable, parameters, derivative)
      }
      var body = whole
      for variable in derivative.by { body = try change(of: body, by: variable, parameters) }
      return body
    }
  }

  private func namesReplaced(_ expression: Expression) throws(Undefined) -> Expression {
    var names = self
    names.expandsNames = true
    names.usesValues = false
    return try names.resolved(expression)
  }

  /// The variable of a derivative that a prime means: x or t where they occur, or the only name. Nil if that is not clear:
  /// a name by itself is no function of itself.
  func primeVariable(_ expression: Expression) throws(Undefined) -> Symbol? {
    // In `(e^x)'` x is the variable, unless it depends on others itself.
    if case .symbol = expression {
    } else if expression.symbols.contains(where: { $0.isUsualVariable && scope.latest($0) != nil }) {
      return nil
    }
    let symbols = try namesReplaced(expression).symbols
    if let usual = symbols.first(where: \.isUsualVariable) { return usual }
    if case .symbol(let name) = expression, scope.latest(name) == nil { return nil }
    return symbols.count == 1 ? symbols[0] : nil
  }

  private func gradient(of expression: Expression) throws(Undefined) -> Expression {
    let name: Symbol? =
      switch expression {
      case .symbol(let symbol), .call(let symbol, _): symbol
      default: nil
      }
    guard let name, let definition = scope.latest(name), definition.isFunction else {
      throw Undefined(.unknown, "by what the gradient is taken is not known")
    }
    let body = try plain(definition.body)
    var variables = definition.parameters
    // `f(x) = x_1 + x_2`: by the components of the only parameter.
    if variables.count == 1, !body.depends(on: variables[0]) {
      let components = body.unboundNames.filter {
        $0.base == variables[0].base && $0.primes == variables[0].primes
      }
      .sorted { ($0.numberIndex ?? 0) < ($1.numberIndex ?? 0) }
      if components.count > 1, components.map(\.numberIndex) == Array(1...components.count) {
        variables = components
      }
    }
    var entries: [[Expression]] = []
    for variable in variables { entries.append([try change(of: body, by: variable, definition.parameters)]) }
    return .matrix(entries)
  }

  /// The expression to derive, the definition of a name or the expression itself, and the parameters of the function.
  private func derivedBody(_ whole: Derivative) throws(Undefined) -> (Expression, [Symbol]) {
    switch whole.of {
    case .symbol(let symbol):
      // `\frac{d}{dx} x`
      if whole.by.contains(symbol) { return (whole.of, []) }
      if let derivative = derivative(meantBy: symbol) ?? primed(symbol) { return (try plain(derivative), []) }
      guard let definition = scope.latest(symbol) else {
        throw Undefined(.unknown, "what \(symbol.identifier) depends on is not known")
      }
      return (definition.body, definition.parameters)
    case .call(let symbol, let arguments):
      guard let definition = scope.latest(symbol) else { return (try plain(whole.of), []) }
      guard definition.isFunction else { return (definition.body, []) }
      return (try call(symbol, arguments), arguments.flatMap(\.symbols))
    default: return (try plain(whole.of), [])
    }
  }

  // MARK: Dependence

  /// Refuses a derivative that would be zero only because nothing is known of the names: what is derived may depend on the
  /// variable through them. `J = (\hat y - y)^2` has a derivative by `w`.
  private func requireDependence(
    of body: Expression, on variable: Symbol, _ parameters: [Symbol], _ derivative: Derivative
  ) throws(Undefined) {
    if parameters.contains(variable) || isVisible(variable, in: body) { return }
    // A partial derivative of what stands behind the sign: its other names are held fixed.
    if derivative.notation == .partial, !derivative.of.isNamed { return }
    guard body.symbols.isEmpty else {
      throw Undefined(.unknown, "whether its names depend on \(variable.identifier) is not known")
    }
  }

  /// Whether an expression depends on a symbol, directly or through definitions.
  func isVisible(_ symbol: Symbol, in expression: Expression) -> Bool {
    expression.depends(on: symbol) || expression.symbols.contains { scope.depends($0, on: symbol) }
  }

  /// Refuses names of which nobody can tell whether they are, or contain, the variable: the vector `x` beside `x_1`, the
  /// term `x_i` beside `x_k`, a transposed `x'` beside `x`.
  private func requireDistinctNames(
    in body: Expression, from variable: Symbol, _ parameters: [Symbol]
  ) throws(Undefined) {
    let isExplicit = body.depends(on: variable)
    for name in body.unboundNames where name.base == variable.base && name != variable {
      if parameters.contains(name) || scope.latest(name) != nil { continue }
      let mayDepend =
        if name.primes != variable.primes {
          true
        } else if name.index.isEmpty || variable.index.isEmpty {
          !isExplicit
        } else {
          (name.hasLetterIndex || variable.hasLetterIndex)
            && [name, variable].allSatisfy { $0.hasLetterIndex || $0.numberIndex != nil }
        }
      if mayDepend {
        throw Undefined(
          .unknown, "whether \(name.identifier) depends on \(variable.identifier) is not known")
      }
    }
  }

  /// The expression with the terms of its sums replaced by their definitions: `\hat y_i`.
  private func termsReplaced(_ expression: Expression, depth: Int = 0) throws(Undefined) -> Expression {
    var terms: [Symbol: Expression] = [:]
    _ = expression.contains { part in
      guard case .series(let series) = part else { return false }
      for name in series.body.symbols where name.isIndexed(by: series.index) {
        if let definition = scope.latest(name), !definition.isFunction { terms[name] = definition.body }
      }
      return false
    }
    if terms.isEmpty { return expression }
    guard depth < Self.deepest else { throw Undefined(.tooLarge, "its names lead back to themselves") }
    try budget.spend(expression.symbols.count)
    return try termsReplaced(plain(expression.replacing(terms)), depth: depth + 1)
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
    of expression: Expression, by symbol: Symbol, _ parameters: [Symbol] = [], depth: Int = 0
  ) throws(Undefined) -> Expression {
    guard depth < Self.deepest else { throw Undefined(.tooLarge, "its names lead back to themselves") }
    let body = try termsReplaced(plain(expression))
    try requireDistinctNames(in: body, from: symbol, parameters)
    var terms = [try body.derivative(by: symbol, within: budget)]
    // With names held fixed, only direct dependence counts, unless there is none.
    guard !holdsNamesFixed || !body.depends(on: symbol) else { return terms[0] }
    for name in body.symbols where name != symbol {
      guard let definition = scope.latest(name), !definition.isFunction else { continue }
      try budget.spend(scope.dependencies(of: name).count)
      guard scope.depends(name, on: symbol) else { continue }
      let inner = try change(of: definition.body, by: symbol, parameters, depth: depth + 1)
      terms.append(.product([try body.derivative(by: name, within: budget), inner]))
    }
    return terms.count == 1 ? terms[0] : .sum(terms)
  }
}

extension Expression {
  /// Whether it is a name or a call, whose meaning a definition says.
  var isNamed: Bool {
    switch self {
    case .symbol, .call: true
    default: false
    }
  }
}

extension Expression {
  /// Whether it is a vector, also one in angle brackets: `\langle -y, x \rangle`
  fileprivate var isVector: Bool {
    switch self {
    case .matrix, .function(.dot, _): true
    default: false
    }
  }
}

extension Symbol {
  /// Whether a function without arguments is usually one of it.
  var isUsualVariable: Bool { self == Symbol("x") || self == Symbol("t") }

  /// The name and the order of a derivative by the time: `\dot x`, `\ddot x`.
  var dotted: (plain: Symbol, order: Int)? {
    for (order, accent) in ["dot_", "ddot_", "dddot_"].enumerated() where base.hasPrefix(accent) {
      return (
        Symbol(String(base.dropFirst(accent.count)), index: index, primes: primes, mark: mark), order + 1
      )
    }
    return nil
  }

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
