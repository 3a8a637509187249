/// Replaces functions, derivatives and names by their definitions in a scope.
struct Resolution {
  let scope: Scope
  let budget: Budget
  /// Whether names are replaced by the expressions that define them.
  var expandsNames = false
  /// Whether names are replaced by their numerical values.
  var usesValues = false
  /// Whether derivatives treat names that depend on the variable as constants.
  var holdsNamesFixed = false
  /// The names that are factors before brackets.
  var factors = Factors()

  static let deepest = 64
  /// The largest number of parts that are visited.
  private static let largest = 20_000

  func resolved(_ expression: Expression) throws(Undefined) -> Expression {
    var left = Self.largest
    return try resolve(expression, depth: 0, bound: [], &left)
  }

  private func resolve(
    _ expression: Expression, depth: Int, bound: Set<Symbol>, _ left: inout Int
  ) throws(Undefined) -> Expression {
    left -= 1
    guard depth < Self.deepest, left > 0 else {
      throw Undefined(.tooLarge, "its names lead to too many others, or back to themselves")
    }
    try budget.spend(1)
    try budget.enter()
    defer { budget.leave() }
    func part(_ part: Expression) throws(Undefined) -> Expression {
      try resolve(part, depth: depth, bound: bound, &left)
    }
    switch expression {
    case .number, .constant, .pi, .e: return expression
    case .opaque(let reason): throw Undefined(.unknown, reason)
    case .symbol(let symbol):
      guard !bound.contains(symbol), let meaning = try meaning(of: symbol) else { return expression }
      return try resolve(meaning, depth: depth + 1, bound: bound, &left)
    case .power(.symbol(let name), let exponent) where mayBeInverse(name, exponent):
      throw Undefined(.unknown, "whether the power −1 is the inverse function is not known")
    case .function(.norm, _), .function(.euclideanNorm, _), .function(.inner, _):
      guard !scope.hasOwnNorm else { throw Scope.ownNorm }
      return try expression.mappingChildren(part)
    case .sum, .product, .function, .quotient, .power, .matrix, .cases:
      return try expression.mappingChildren(part)
    case .quantity(let value, _): return try part(value)
    case .series(let series):
      // A sum without limits has none to replace.
      let limits =
        series.hasLimits ? [try part(series.first), try part(series.last)] : [series.first, series.last]
      if let sum = expanded(series, limits) {
        return try resolve(sum, depth: depth + 1, bound: bound, &left)
      }
      let body = try resolve(series.body, depth: depth, bound: bound.union([series.index]), &left)
      return .series(
        Series(kind: series.kind, index: series.index, first: limits[0], last: limits[1], body: body))
    case .at(let body, let symbol, let place):
      // The body first: a derivative is computed before it is evaluated at the point.
      let function = try resolve(body, depth: depth, bound: bound.union([symbol]), &left)
      return function.replacing([symbol: try part(place)])
    case .call(let name, let arguments):
      let called = try call(name, arguments.map(part))
      return called == expression ? called : try resolve(called, depth: depth + 1, bound: bound, &left)
    case .derivative(let derivative):
      return try resolve(derived(derivative), depth: depth + 1, bound: bound, &left)
    }
  }

  /// The replacement of a name; nil if there is none.
  private func meaning(of symbol: Symbol) throws(Undefined) -> Expression? {
    if let derivative = derivative(meantBy: symbol) ?? primed(symbol) { return derivative }
    if usesValues, let value = scope.value(symbol) { return value }
    return expandsNames ? scope.latest(symbol)?.body : nil
  }

  // MARK: Functions

  func call(_ applied: Symbol, _ arguments: [Expression]) throws(Undefined) -> Expression {
    let name = applied.unapplied
    if let (plain, order) = name.derivedFunction ?? name.dotted, scope.latest(name)?.isFunction != true {
      guard let definition = scope.latest(plain), definition.parameters.count == 1, arguments.count == 1
      else {
        throw Undefined(.unknown, "the function \(name.base) is not known")
      }
      let variable = definition.parameters[0]
      guard name.dotted == nil || variable == Symbol("t") else {
        throw Undefined(.unknown, "whether a dot is a derivative by \(variable.identifier) is not known")
      }
      let derivative = Derivative(
        of: .symbol(plain), by: Array(repeating: variable, count: order), notation: .total)
      return try derived(derivative).replacing([variable: arguments[0]])
    }
    // `f_x(x, y)`
    if case .derivative(let derivative)? = derivative(meantBy: name),
      let definition = scope.latest(Symbol(name.base)),
      definition.isFunction, definition.parameters.count == arguments.count
    {
      return try derived(derivative).replacing(
        Dictionary(zip(definition.parameters, arguments), uniquingKeysWith: { first, _ in first }))
    }
    if let plain = name.inverted, scope.latest(name) == nil { return try inverse(plain, name, arguments) }
    if let definition = scope.latest(name), definition.isFunction {
      guard definition.parameters.count == arguments.count else {
        throw Undefined(
          .unsupported, "\(name.identifier) takes another number of arguments: \(definition.parameters.count)"
        )
      }
      return definition.body.replacing(
        Dictionary(zip(definition.parameters, arguments), uniquingKeysWith: { first, _ in first }))
    }
    // `f(x, y)` if `f` was defined as an expression in `x` and `y`.
    let parameters = arguments.compactMap { argument in
      if case .symbol(let symbol) = argument { symbol } else { nil }
    }
    if let definition = scope.latest(name), parameters.count == arguments.count,
      Set(parameters).isSubset(of: scope.dependencies(of: name))
    {
      return definition.body
    }
    // `c [1, 0]` is a multiple of a vector.
    if arguments.count > 1, applied != name, let value = scope.value(name), Kind(of: value) == .number {
      return .product([.symbol(name), .matrix(arguments.map { [$0] })])
    }
    guard arguments.count == 1, isFactor(applied, arguments) else {
      let isFunction = Symbol.isFunctionLetter(name) || ["operator", "text", "roman"].contains(name.mark)
      throw Undefined(
        .unknown,
        isFunction
          ? "the function \(name.identifier) is not known"
          : "whether ‘\(name.identifier)’ is a function is not said")
    }
    return .product([name == Symbol("pi") ? .pi : .symbol(name), arguments[0]])
  }

  /// Whether a name before brackets is a factor.
  private func isFactor(_ applied: Symbol, _ arguments: [Expression]) -> Bool {
    let name = applied.unapplied
    if factors.contains(applied, arguments) { return scope.kind(of: name) != .function }
    guard !arguments[0].isSignedAtom,
      scope.value(name) != nil || scope.latest(name) != nil || scope.kind(of: name) == .number
    else { return false }
    // `y(t + 1)` with `y = t^2` may be the value of y at t + 1.
    return arguments[0].symbols.isEmpty
      || !Set(arguments[0].symbols).isSubset(of: scope.dependencies(of: name))
  }

  /// `f^{-1}(4)`: the inverse of a function is not computed; that of a number is its reciprocal.
  private func inverse(
    _ plain: Symbol, _ name: Symbol, _ arguments: [Expression]
  ) throws(Undefined) -> Expression {
    if scope.isFunction(plain) { throw Undefined(.unknown, "the inverse of a function is not computed") }
    guard arguments.count == 1, scope.value(plain) != nil || scope.latest(plain) != nil else {
      throw Undefined(.unknown, "whether \(plain.identifier) is a function or a number is not known")
    }
    return .product([.power(.symbol(plain), .integer(-1)), arguments[0]])
  }

  /// Whether a power may be the inverse of a function: `f^{-1}`
  private func mayBeInverse(_ name: Symbol, _ exponent: Expression) -> Bool {
    guard case .number(let numeral) = exponent, numeral.value == -Rational.one else { return false }
    if scope.isFunction(name) { return true }
    return name.isUsualFunction && scope.value(name) == nil && scope.latest(name) == nil
  }

  /// The terms of a series with numeric limits whose symbols are indexed by it: `\sum_{i=1}^{3} x_i`.
  private func expanded(_ series: Series, _ limits: [Expression]) -> Expression? {
    guard usesValues, series.body.symbols.contains(where: { $0.isIndexed(by: series.index) }),
      let first = try? Evaluation.value(of: limits[0]).scalar.integer,
      let last = try? Evaluation.value(of: limits[1]).scalar.integer, first <= last, last - first < 1000
    else { return nil }
    let terms = (first...last).map { index in
      series.body.mapped { part in
        guard case .symbol(let symbol) = part else { return part }
        return symbol == series.index
          ? .integer(index) : .symbol(symbol.replacingIndex(series.index, by: String(index)) ?? symbol)
      }
    }
    return series.kind == .sum ? .sum(terms) : .product(terms)
  }
}
