// Symbolic derivatives.
extension Expression {
  /// The partial derivative by a symbol.
  /// - Throws: if a part that depends on the symbol has no rule: a rounding, a maximum, a factorial.
  func derivative(by symbol: Symbol, within budget: Budget) throws(Undefined) -> Expression {
    guard depends(on: symbol) else { return .integer(0) }
    try budget.spend(children.count)
    switch self {
    case .symbol: return .integer(1)
    case .sum(let parts):
      var terms: [Expression] = []
      for part in parts where part.depends(on: symbol) {
        terms.append(try part.derivative(by: symbol, within: budget))
      }
      return .sum(terms)
    case .product(let parts):
      var terms: [Expression] = []
      for (index, part) in parts.enumerated() where part.depends(on: symbol) {
        var factors = parts
        try budget.spend(parts.count)
        factors[index] = try part.derivative(by: symbol, within: budget)
        terms.append(.product(factors))
      }
      return .sum(terms)
    case .quotient(let top, let bottom):
      guard bottom.depends(on: symbol) else {
        return .quotient(try top.derivative(by: symbol, within: budget), bottom)
      }
      let change = Expression.sum([
        .product([try top.derivative(by: symbol, within: budget), bottom]),
        .negative(.product([top, try bottom.derivative(by: symbol, within: budget)])),
      ])
      return .quotient(change, .power(bottom, .integer(2)))
    case .power(let base, let exponent):
      guard exponent.depends(on: symbol) else {
        let lower = Expression.power(base, .sum([exponent, .integer(-1)]))
        return .product([exponent, lower, try base.derivative(by: symbol, within: budget)])
      }
      let logarithm: Expression = base == .e ? .integer(1) : .function(.ln, [base])
      let grown = Expression.product([self, logarithm, try exponent.derivative(by: symbol, within: budget)])
      guard base.depends(on: symbol) else { return grown }
      let inner = Expression.product([
        exponent, .power(base, .sum([exponent, .integer(-1)])),
        try base.derivative(by: symbol, within: budget),
      ])
      return .sum([grown, inner])
    case .function(let function, let arguments):
      if arguments.count == 2, function == .logBase {
        return try Expression.quotient(.function(.ln, [arguments[0]]), .function(.ln, [arguments[1]]))
          .derivative(by: symbol, within: budget)
      }
      if [.dot, .cross, .inner].contains(function) {
        let (a, b) = (arguments[0], arguments[1])
        return .sum([
          .function(function, [try a.derivative(by: symbol, within: budget), b]),
          .function(function, [a, try b.derivative(by: symbol, within: budget)]),
        ])
      }
      if function == .norm || function == .euclideanNorm {
        return try Expression.function(.sqrt, [.function(.dot, arguments + arguments)]).derivative(
          by: symbol, within: budget)
      }
      guard arguments.count == 1, let outer = function.derivative(at: arguments[0]) else {
        throw Undefined(.unsupported, "\(function.rawValue) has no derivative that is known")
      }
      return .product([outer, try arguments[0].derivative(by: symbol, within: budget)])
    case .series(let series): return try series.derivative(by: symbol, within: budget)
    case .matrix(let rows):
      var entries: [[Expression]] = []
      for row in rows {
        var line: [Expression] = []
        for entry in row { line.append(try entry.derivative(by: symbol, within: budget)) }
        entries.append(line)
      }
      return .matrix(entries)
    case .quantity(let value, _): return try value.derivative(by: symbol, within: budget)
    case .cases, .at: throw Undefined(.unsupported, "a function in cases is not derived")
    case .number, .constant, .pi, .e, .call, .derivative, .opaque:
      throw Undefined(.unknown, "a part that depends on \(symbol.identifier) is not known")
    }
  }

  func mentions(_ symbol: Symbol) -> Bool {
    switch self {
    case .symbol(let other): other == symbol
    case .call(let name, let arguments): name == symbol || arguments.contains { $0.mentions(symbol) }
    case .series(let series):
      series.first.mentions(symbol) || series.last.mentions(symbol)
        || series.index != symbol && series.body.mentions(symbol)
    case .at(let body, let other, let place):
      place.mentions(symbol) || other != symbol && body.mentions(symbol)
    default: children.contains { $0.mentions(symbol) }
    }
  }
}

extension Function {
  /// The derivative of a function of one argument.
  fileprivate func derivative(at x: Expression) -> Expression? {
    func f(_ function: Function) -> Expression { .function(function, [x]) }
    func square(_ value: Expression) -> Expression { .power(value, .integer(2)) }
    func reciprocal(_ value: Expression) -> Expression { .quotient(.integer(1), value) }
    switch self {
    case .exp: return f(.exp)
    case .ln, .log: return reciprocal(x)
    case .log2: return reciprocal(.product([x, .function(.ln, [.integer(2)])]))
    case .log10, .lg: return reciprocal(.product([x, .function(.ln, [.integer(10)])]))
    case .sqrt: return reciprocal(.product([.integer(2), f(.sqrt)]))
    case .sin: return f(.cos)
    case .cos: return .negative(f(.sin))
    case .tan: return reciprocal(square(f(.cos)))
    case .cot: return .negative(reciprocal(square(f(.sin))))
    case .sec: return .product([f(.sec), f(.tan)])
    case .csc: return .negative(.product([f(.csc), f(.cot)]))
    case .arcsin: return reciprocal(.function(.sqrt, [.sum([.integer(1), .negative(square(x))])]))
    case .arccos: return .negative(reciprocal(.function(.sqrt, [.sum([.integer(1), .negative(square(x))])])))
    case .arctan: return reciprocal(.sum([.integer(1), square(x)]))
    case .sinh: return f(.cosh)
    case .cosh: return f(.sinh)
    case .tanh: return .sum([.integer(1), .negative(square(f(.tanh)))])
    default: return nil
    }
  }
}
