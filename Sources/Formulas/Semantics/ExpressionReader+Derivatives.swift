// Notations of derivatives.
extension ExpressionReader {
  /// `\frac{\partial f}{\partial x}`, `\frac{d}{dx} …`, `\frac{\partial^2 f}{\partial x \partial y}`; nil for any
  /// other fraction.
  mutating func derivative(_ fraction: Fraction) throws(Unreadable) -> Expression? {
    let top = fraction.numerator.flattened()[...]
    let bottom = fraction.denominator.flattened()
    guard let (sign, order, rest) = top.differential, !bottom.isEmpty else { return nil }
    var variables: [Symbol] = []
    var below = bottom[...]
    while !below.isEmpty {
      guard let (other, power, after) = below.differential, other == sign, power == 1,
        let variable = after.first
      else {
        return nil
      }
      let (symbol, times) = try variable.differentiated()
      guard let symbol else { return nil }
      variables += Array(repeating: symbol, count: times)
      below = after.dropFirst()
    }
    guard variables.count == order, order <= 8 else { return nil }
    let notation: Derivative.Notation = sign == "∂" ? .partial : .total
    if rest.isEmpty {
      // An operator, which applies to the product behind it.
      guard current != nil else { throw Unreadable("a derivative of nothing") }
      let body = try product()
      return .derivative(Derivative(of: body, by: variables, notation: notation))
    }
    var reader = inner(Array(rest))
    let body = try reader.whole()
    // A product of one name with itself is written as a power.
    if case .product(let parts) = body, zip(parts, parts.dropFirst()).contains(where: { $0.isFactor(of: $1) })
    {
      throw Unreadable("whether adjacent letters are one name or a product is not known")
    }
    return .derivative(Derivative(of: body, by: variables, notation: notation))
  }

  /// `dy/dx`, `\partial f/\partial x`
  mutating func slashedDerivative() throws(Unreadable) -> Expression? {
    let rest = Array(
      nodes[index...].lazy.filter { if case .space = $0.content { false } else { true } }.prefix(5))
    guard rest.count == 5, let sign = rest[0].differentialSign, rest[3].differentialSign == sign,
      rest[2].symbol?.text == "/", let of = try? rest[1].namedSymbol(), let by = try? rest[4].namedSymbol()
    else { return nil }
    while index < nodes.count, nodes[index].range != rest[4].range { index += 1 }
    index += 1
    return .derivative(
      Derivative(of: .symbol(of), by: [by], notation: sign == "∂" ? .partial : .total))
  }

  /// `\partial_x f`, `\nabla f`
  mutating func operatorOnRest(_ sign: String, lower: [MathNode]?) throws(Unreadable) -> Expression {
    guard sign == "∂" else {
      guard lower == nil else { throw Unreadable("a gradient by some of the variables is not computed") }
      let body = try factor()
      return .derivative(Derivative(of: body, by: [], notation: .gradient))
    }
    guard let lower, lower.count <= 4 else { throw Unreadable("what ‘∂’ means here is not known") }
    var variables: [Symbol] = []
    for node in lower {
      guard let symbol = try node.namedSymbol() else { throw Unreadable("this derivative is not computed") }
      variables.append(symbol)
    }
    return .derivative(Derivative(of: try factor(), by: variables, notation: .partial))
  }
}

extension ExpressionReader {
  /// An expression at a point or between two of them: `\big|_{x=3}`, `\big|_{x=1}^{x=2}`, `[x^2]_0^1`; nil if the
  /// scripts are no such limits.
  func evaluated(_ body: Expression, _ scripts: Scripts) throws(Unreadable) -> Expression? {
    guard let lower = scripts.lower else { return nil }
    guard let upper = scripts.upper else { return try places(lower).map { body.at($0) } }
    let start = try place(lower)
    let end = try place(upper)
    guard let variable = start.variable ?? end.variable ?? body.variable,
      [start.variable, end.variable].allSatisfy({ $0 == nil || $0 == variable })
    else { throw Unreadable("for which name the limits are is not known") }
    // `[A]_0^2` may be the square of a name with an index.
    if case .symbol(let name) = body, start.variable == nil, name.base.first?.isLowercase != true {
      throw Unreadable("whether these scripts are limits is not known")
    }
    return .sum([body.at([(variable, end.value)]), .negative(body.at([(variable, start.value)]))])
  }

  /// `x = 3`, `x = 1, y = 2`; nil if a part of it is something else.
  private func places(_ lower: [MathNode]) throws(Unreadable) -> [(Symbol, Expression)]? {
    var places: [(Symbol, Expression)] = []
    for part in lower.flattened().split(whereSeparator: { $0.symbol?.text == "," }) {
      let (variable, value) = try place(Array(part))
      guard let variable else { return nil }
      places.append((variable, value))
    }
    return places.isEmpty ? nil : places
  }

  /// `x = 3`, or a value alone.
  private func place(_ nodes: [MathNode]) throws(Unreadable) -> (variable: Symbol?, value: Expression) {
    let nodes = nodes.flattened()
    guard let split = nodes.firstIndex(where: { $0.symbol?.text == "=" }),
      let symbol = try MathNode.single(nodes[..<split])?.namedSymbol()
    else { return (nil, try read(nodes)) }
    return (symbol, try read(Array(nodes[(split + 1)...])))
  }
}

extension Expression {
  /// Whether it is a name that stands before itself: `LL(x)`
  fileprivate func isFactor(of next: Expression) -> Bool {
    guard case .symbol(let name) = self else { return false }
    if case .call(let other, _) = next { return other.unapplied == name }
    return next == self
  }

  fileprivate func at(_ places: [(Symbol, Expression)]) -> Expression {
    places.reduce(self) { .at($0, $1.0, $1.1) }
  }

  /// The only name in it that is no function; nil if there are more or none.
  fileprivate var variable: Symbol? {
    var functions: Set<Symbol> = []
    _ = contains { part in
      if case .call(let name, _) = part { functions.insert(name) }
      return false
    }
    let names = symbols.filter { !functions.contains($0) }
    return names.count == 1 ? names[0] : nil
  }
}

extension MathNode {
  /// The scripts of a single bar, which may say where an expression is evaluated.
  var evaluationBar: Scripts? {
    guard case .scripts(let scripts) = content, let text = scripts.base?.symbol?.text,
      text == "|" || text == "∣"
    else { return nil }
    return scripts
  }
}

extension ArraySlice<MathNode> {
  /// A leading `d`, `\mathrm d` or `\partial`, its order, and the nodes behind it.
  fileprivate var differential: (sign: String, order: Int, rest: ArraySlice<MathNode>)? {
    let nodes = drop { if case .space = $0.content { true } else { false } }
    guard let first = nodes.first else { return nil }
    let rest = nodes.dropFirst().drop { if case .space = $0.content { true } else { false } }
    if case .scripts(let scripts) = first.content, let base = scripts.base, scripts.lower == nil,
      let upper = scripts.upper, upper.count == 1, case .number(let digits) = upper[0].content,
      let order = Int(digits), let sign = base.differentialSign
    {
      return (sign, order, rest)
    }
    return first.differentialSign.map { ($0, 1, rest) }
  }
}

extension MathNode {
  fileprivate var differentialSign: String? {
    if let symbol { return symbol.text == "∂" ? "∂" : symbol.text == "d" ? "d" : nil }
    return word == "d" ? "d" : nil
  }

  /// The variable behind `d` in a denominator and its multiplicity: `x^2`.
  fileprivate func differentiated() throws(Unreadable) -> (symbol: Symbol?, times: Int) {
    if case .scripts(let scripts) = content, let upper = scripts.upper, upper.count == 1,
      case .number(let digits) = upper[0].content, let times = Int(digits), (1...8).contains(times),
      let base = scripts.base
    {
      let plain = MathNode(
        .scripts(Scripts(base: base, lower: scripts.lower, upper: nil, primes: scripts.primes)), range)
      let hasNone = scripts.lower == nil && scripts.primes == 0
      return (try (hasNone ? base : plain).namedSymbol(), times)
    }
    return (try namedSymbol(), 1)
  }
}
