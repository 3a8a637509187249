/// The meaning of a side of a formula, as far as it can be computed.
indirect enum Expression: Sendable, Hashable {
  case number(Numeral)
  /// A number that the author did not write: a coefficient in a derivative.
  case constant(Rational)
  case pi
  case e
  case symbol(Symbol)
  case sum([Expression])
  case product([Expression])
  case quotient(Expression, Expression)
  case power(Expression, Expression)
  case function(Function, [Expression])
  /// `f(x, y)`: a call, or a product if the name turns out to be no function: `a(b)`.
  case call(Symbol, [Expression])
  case series(Series)
  /// The rows of a matrix; a vector is a matrix with one column.
  case matrix([[Expression]])
  case derivative(Derivative)
  /// The first of the cases whose condition is met.
  case cases([Case])
  /// An expression at a value of a symbol: `\left. f \right|_{x = 2}`
  case at(Expression, Symbol, Expression)
  /// A value with a unit, which has no meaning here: `5\,\text{px}`.
  case quantity(Expression, unit: String)
  /// Something that cannot be computed, and why.
  case opaque(String)
}

/// `\sum_{i=1}^{n} body`, `\prod_{i=1}^{n} body`
struct Series: Sendable, Hashable {
  enum Kind: Sendable, Hashable { case sum, product }

  let kind: Kind
  let index: Symbol
  let first: Expression
  let last: Expression
  let body: Expression

  /// Whether it is said where the sum begins and ends.
  var hasLimits: Bool { if case .opaque = first { false } else { true } }
}

/// One row of `cases`: `x & x > 0`
struct Case: Sendable, Hashable {
  let value: Expression
  /// The conditions, all of which must hold; empty for `\text{otherwise}`.
  let conditions: [Condition]

  struct Condition: Sendable, Hashable {
    let left: Expression
    let relation: Relation
    let right: Expression
  }

  var parts: [Expression] { [value] + conditions.flatMap { [$0.left, $0.right] } }

  /// The case with its parts replaced, in the order of `parts`.
  func replacingParts(by parts: [Expression]) -> Case {
    Case(
      value: parts[0],
      conditions: conditions.enumerated().map { index, condition in
        Condition(left: parts[2 * index + 1], relation: condition.relation, right: parts[2 * index + 2])
      })
  }
}

/// A derivative by symbols in succession.
struct Derivative: Sendable, Hashable {
  enum Notation: Sendable, Hashable {
    /// `\frac{\partial f}{\partial x}`, `\partial_x f`
    case partial
    /// `\frac{df}{dx}`
    case total
    /// `\nabla f`: by each parameter of the function.
    case gradient
    /// `f_x`, which only the definitions tell from a name with an index.
    case index(Symbol)
    /// `f'`, `(f g)'`: by the only symbol that it depends on.
    case prime(order: Int)
  }

  let of: Expression
  let by: [Symbol]
  let notation: Notation
}

extension Expression {
  static func integer(_ value: Int) -> Expression { .constant(Rational(value)) }

  static func negative(_ value: Expression) -> Expression { .product([.integer(-1), value]) }

  /// Whether it consists only of numbers, constants and known functions.
  var isNumeric: Bool { symbols.isEmpty && !contains(\.isOpaque) }

  private var isOpaque: Bool {
    switch self {
    case .call, .derivative, .at, .opaque: true
    default: false
    }
  }

  /// The free symbols, in the order of their first occurrence.
  var symbols: [Symbol] {
    var found: [Symbol] = []
    collect(into: &found, bound: [])
    return found
  }

  private func collect(into found: inout [Symbol], bound: Set<Symbol>) {
    func add(_ symbol: Symbol) {
      if !bound.contains(symbol), !found.contains(symbol) { found.append(symbol) }
    }
    switch self {
    case .symbol(let symbol): add(symbol)
    case .call(let name, let arguments):
      add(name)
      for argument in arguments { argument.collect(into: &found, bound: bound) }
    case .series(let series):
      series.first.collect(into: &found, bound: bound)
      series.last.collect(into: &found, bound: bound)
      series.body.collect(into: &found, bound: bound.union([series.index]))
    case .at(let body, let symbol, let value):
      value.collect(into: &found, bound: bound)
      body.collect(into: &found, bound: bound.union([symbol]))
    default: for child in children { child.collect(into: &found, bound: bound) }
    }
  }

  var children: [Expression] {
    switch self {
    case .number, .constant, .pi, .e, .symbol, .opaque: []
    case .sum(let parts), .product(let parts), .function(_, let parts), .call(_, let parts): parts
    case .quotient(let a, let b), .power(let a, let b): [a, b]
    case .series(let series): [series.first, series.last, series.body]
    case .matrix(let rows): rows.flatMap { $0 }
    case .derivative(let derivative): [derivative.of]
    case .cases(let cases): cases.flatMap(\.parts)
    case .at(let body, _, let value): [body, value]
    case .quantity(let value, _): [value]
    }
  }

  /// Whether the expression or any part of it satisfies a condition.
  func contains(_ isSuch: (Expression) -> Bool) -> Bool {
    isSuch(self) || children.contains { $0.contains(isSuch) }
  }

  /// The expression with `change` applied to each of its `children`.
  func mappingChildren<Failure: Error>(
    _ change: (Expression) throws(Failure) -> Expression
  ) throws(Failure) -> Expression {
    switch self {
    case .number, .constant, .pi, .e, .symbol, .opaque: return self
    case .sum(let parts): return .sum(try parts.map(change))
    case .product(let parts): return .product(try parts.map(change))
    case .function(let function, let parts): return .function(function, try parts.map(change))
    case .call(let name, let parts): return .call(name, try parts.map(change))
    case .quotient(let a, let b): return .quotient(try change(a), try change(b))
    case .power(let a, let b): return .power(try change(a), try change(b))
    case .series(let series):
      return .series(
        Series(
          kind: series.kind, index: series.index, first: try change(series.first),
          last: try change(series.last), body: try change(series.body)))
    case .matrix(let rows): return .matrix(try rows.map { row throws(Failure) in try row.map(change) })
    case .derivative(let derivative):
      return .derivative(
        Derivative(of: try change(derivative.of), by: derivative.by, notation: derivative.notation))
    case .cases(let cases):
      return .cases(
        try cases.map { part throws(Failure) in part.replacingParts(by: try part.parts.map(change)) })
    case .at(let body, let symbol, let value): return .at(try change(body), symbol, try change(value))
    case .quantity(let value, let unit): return .quantity(try change(value), unit: unit)
    }
  }

  /// The expression with `change` applied to each part of it, from the inside out.
  func mapped(_ change: (Expression) -> Expression) -> Expression {
    change(mappingChildren { $0.mapped(change) })
  }

  /// The expression with symbols replaced; a series or an evaluation at a point keeps the symbol that it binds.
  func replacing(_ values: [Symbol: Expression]) -> Expression {
    if values.isEmpty { return self }
    switch self {
    case .symbol(let symbol): return values[symbol] ?? self
    case .series(let series):
      var inner = values
      inner[series.index] = nil
      return .series(
        Series(
          kind: series.kind, index: series.index, first: series.first.replacing(values),
          last: series.last.replacing(values), body: series.body.replacing(inner)))
    case .at(let body, let symbol, let value):
      var inner = values
      inner[symbol] = nil
      return .at(body.replacing(inner), symbol, value.replacing(values))
    default: return mappingChildren { $0.replacing(values) }
    }
  }
}
