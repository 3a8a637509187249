/// Replaces in an expression what has a meaning in a scope: functions, derivatives, names.
struct Resolution {
  let scope: Scope
  /// Whether names are replaced by the expressions that define them.
  var expandsNames = false
  /// Whether names are replaced by their numbers.
  var usesValues = false
  /// How a derivative treats names whose definition depends on the variable: as they change with it, or as fixed.
  var holdsNamesFixed = false

  private static let deepest = 64
  /// Parts beyond which an expression is not replaced any further.
  private static let largest = 20_000

  func resolved(_ expression: Expression) throws(Undefined) -> Expression {
    var budget = Self.largest
    return try resolve(expression, depth: 0, bound: [], &budget)
  }

  private func resolve(
    _ expression: Expression, depth: Int, bound: Set<Symbol>, _ budget: inout Int
  ) throws(Undefined) -> Expression {
    budget -= 1
    guard depth < Self.deepest, budget > 0 else {
      throw Undefined(.tooLarge, "its names lead to too many others, or back to themselves")
    }
    func all(_ parts: [Expression], _ budget: inout Int) throws(Undefined) -> [Expression] {
      var result: [Expression] = []
      result.reserveCapacity(parts.count)
      for part in parts { result.append(try resolve(part, depth: depth, bound: bound, &budget)) }
      return result
    }
    switch expression {
    case .number, .constant, .pi, .e: return expression
    case .opaque(let reason): throw Undefined(.unknown, reason)
    case .symbol(let symbol):
      if bound.contains(symbol) { return expression }
      if let derivative = derivative(meantBy: symbol) {
        return try resolve(derivative, depth: depth + 1, bound: bound, &budget)
      }
      if usesValues, let value = scope.value(symbol) { return value }
      if expandsNames, let definition = scope.latest(symbol), !definition.isFunction {
        return try resolve(definition.body, depth: depth + 1, bound: bound, &budget)
      }
      return expression
    case .sum(let parts): return .sum(try all(parts, &budget))
    case .product(let parts): return .product(try all(parts, &budget))
    case .function(let function, let parts): return .function(function, try all(parts, &budget))
    case .quotient(let top, let bottom):
      let parts = try all([top, bottom], &budget)
      return .quotient(parts[0], parts[1])
    case .power(let base, let exponent):
      let parts = try all([base, exponent], &budget)
      return .power(parts[0], parts[1])
    case .matrix(let rows):
      var result: [[Expression]] = []
      for row in rows { result.append(try all(row, &budget)) }
      return .matrix(result)
    case .quantity(let value, _): return try resolve(value, depth: depth, bound: bound, &budget)
    case .series(let series):
      let limits = try all([series.first, series.last], &budget)
      let body = try resolve(series.body, depth: depth, bound: bound.union([series.index]), &budget)
      return .series(
        Series(kind: series.kind, index: series.index, first: limits[0], last: limits[1], body: body))
    case .call(let name, let arguments):
      let called = try call(name, all(arguments, &budget))
      return called.isSame(as: expression)
        ? called : try resolve(called, depth: depth + 1, bound: bound, &budget)
    case .derivative(let derivative):
      return try resolve(self.derived(derivative), depth: depth + 1, bound: bound, &budget)
    }
  }

  // MARK: Functions

  private func call(_ name: Symbol, _ arguments: [Expression]) throws(Undefined) -> Expression {
    if name.primes > 0 {
      let plain = Symbol(name.base, index: name.index, mark: name.mark)
      guard let definition = scope.latest(plain), definition.parameters.count == 1, arguments.count == 1
      else {
        throw Undefined(.unknown, "the function \(name.base) is not known")
      }
      var body = definition.body
      for _ in 0..<name.primes { body = try change(of: body, by: definition.parameters[0]) }
      return body.replacing([definition.parameters[0]: arguments[0]])
    }
    if let definition = scope.latest(name), definition.isFunction {
      guard definition.parameters.count == arguments.count else {
        throw Undefined(.unknown, "\(name.identifier) takes \(definition.parameters.count) arguments")
      }
      return definition.body.replacing(
        Dictionary(zip(definition.parameters, arguments), uniquingKeysWith: { first, _ in first }))
    }
    // `f(x, y)` where `f` is an expression in `x` and `y`: its value there.
    let parameters = arguments.compactMap { argument in
      if case .symbol(let symbol) = argument { symbol } else { nil }
    }
    if let definition = scope.latest(name), parameters.count == arguments.count,
      Set(parameters).count == parameters.count,
      Set(parameters).isSubset(of: scope.dependencies(of: name))
    {
      return definition.body
    }
    let isNumber = scope.value(name) != nil || scope.latest(name) != nil
    guard arguments.count == 1, isNumber || !Symbol.isFunctionLetter(name) && name.mark.isEmpty else {
      throw Undefined(.unknown, "the function \(name.identifier) is not known")
    }
    return .product([.symbol(name), arguments[0]])
  }

  // MARK: Derivatives

  /// The derivative that a name with a subscript is, where it is one: `f_x` if `x` is one of the names on which `f`
  /// rests, and no index, and `f_x` has no definition of its own.
  func derivative(meantBy symbol: Symbol) -> Expression? {
    guard symbol.mark == " italic index", symbol.primes == 0, scope.definitions[symbol] == nil else {
      return nil
    }
    let function = Symbol(symbol.base)
    guard scope.latest(function) != nil else { return nil }
    let known = scope.dependencies(of: function)
    var variables: [Symbol] = []
    for letter in symbol.italicLetters {
      guard known.contains(letter), !letter.isIndex else { return nil }
      variables.append(letter)
    }
    guard !variables.isEmpty else { return nil }
    return .derivative(Derivative(of: .symbol(function), by: variables, notation: .index(symbol), at: []))
  }

  private func derived(_ derivative: Derivative) throws(Undefined) -> Expression {
    var body = try meaning(of: derivative.of)
    if derivative.by.isEmpty {
      guard case .symbol(let name) = derivative.of, let definition = scope.latest(name), definition.isFunction
      else {
        throw Undefined(.unknown, "by what the gradient is taken is not known")
      }
      var entries: [[Expression]] = []
      for parameter in definition.parameters { entries.append([try change(of: body, by: parameter)]) }
      return .matrix(entries)
    }
    for variable in derivative.by { body = try change(of: body, by: variable) }
    return body
  }

  /// What is derived: the expression behind a name, else the expression as it stands.
  private func meaning(of expression: Expression) throws(Undefined) -> Expression {
    let name: Symbol
    switch expression {
    case .symbol(let symbol): name = symbol
    case .call(let symbol, let arguments):
      guard let definition = scope.latest(symbol) else {
        throw Undefined(.unknown, "the function \(symbol.identifier) is not known")
      }
      guard definition.isFunction else { return definition.body }
      return try call(symbol, arguments)
    default: return try plain(expression)
    }
    if let derivative = derivative(meantBy: name) { return try plain(derivative) }
    guard let definition = scope.latest(name) else {
      throw Undefined(.unknown, "what \(name.identifier) depends on is not known")
    }
    return definition.body
  }

  /// With functions and derivatives replaced, and no names.
  private func plain(_ expression: Expression) throws(Undefined) -> Expression {
    var resolution = self
    resolution.expandsNames = false
    resolution.usesValues = false
    return try resolution.resolved(expression)
  }

  private func change(of expression: Expression, by symbol: Symbol) throws(Undefined) -> Expression {
    try change(of: plain(expression), by: symbol, depth: 0)
  }

  /// The chain rule through the definitions of names.
  private func change(of body: Expression, by symbol: Symbol, depth: Int) throws(Undefined) -> Expression {
    guard depth < Self.deepest else { throw Undefined(.tooLarge, "its names lead back to themselves") }
    var terms = [try body.derivative(by: symbol)]
    guard !holdsNamesFixed else { return terms[0] }
    for name in body.symbols where name != symbol {
      guard let definition = scope.latest(name), !definition.isFunction,
        scope.dependencies(of: name).contains(symbol)
      else { continue }
      let inner = try change(of: plain(definition.body), by: symbol, depth: depth + 1)
      terms.append(.product([try body.derivative(by: name), inner]))
    }
    return terms.count == 1 ? terms[0] : .sum(terms)
  }
}

extension Expression {
  fileprivate func isSame(as other: Expression) -> Bool { self == other }
}

extension Symbol {
  /// The letters of an italic subscript, each a name.
  fileprivate var italicLetters: [Symbol] {
    // Greek letters are words here: one letter alone.
    if index.count > 2 { return [Symbol(index)] }
    return index.map { Symbol(String($0)) }
  }
}
