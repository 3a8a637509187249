// Named functions, and sums and products over an index.
extension ExpressionReader {
  /// `\sin x`, `\log_2 8`, `\max(1, 2)`, `\sin^2 x`
  mutating func call(_ name: String, lower: [MathNode]?, upper: [MathNode]?) throws(Unreadable) -> Expression
  {
    let composed = Function.composed[name]
    guard var function = Function.named[name] ?? (composed == nil ? nil : .cosh) else {
      return try unknownOperator(name, lower, upper)
    }
    guard composed == nil || lower == nil else { throw Unreadable("‘\(name)’ with an index is not computed") }
    var base: Expression?
    if let lower {
      guard function == .log || function == .ln else {
        throw Unreadable("‘\(name)’ over a set is not computed")
      }
      let value = try read(lower)
      switch value {
      case .number(let numeral) where numeral.value == Rational(2): function = .log2
      case .number(let numeral) where numeral.value == Rational(10): function = .log10
      case .symbol(Symbol("e")): function = .ln
      default:
        base = value
        function = .logBase
      }
    }
    var power: Expression?
    if let upper {
      let exponent = try read(upper)
      if case .number(let numeral) = exponent, numeral.value == -Rational.one {
        guard composed == nil, let inverse = function.inverse else {
          throw Unreadable("what the power −1 means here is not clear")
        }
        function = inverse
      } else {
        power = exponent
      }
    }
    var behind: Expression?
    var arguments = try functionArguments(function, name, &behind)
    if [.ln, .log, .log2, .log10].contains(function), arguments == [.symbol(Symbol("e"))] {
      arguments = [.e]
    }
    if let base { arguments.append(base) }
    let result = composed?(arguments[0]) ?? Expression.function(function, arguments)
    guard power == nil || behind == nil else { throw Unreadable("‘\(name)’ has two powers") }
    return (power ?? behind).map { .power(result, $0) } ?? result
  }

  /// An operator that is no known function: a call if brackets follow, a name if nothing does that it could be applied to.
  private mutating func unknownOperator(
    _ name: String, _ lower: [MathNode]?, _ upper: [MathNode]?
  ) throws(Unreadable) -> Expression {
    let unknown = Unreadable("‘\(name)’ is not computed")
    guard upper == nil else { throw unknown }
    if lower == nil, let (items, index) = try arguments(), index == nil {
      return .call(Symbol(name, mark: "operator"), items)
    }
    // `\lim`, `\dim` are operators by themselves.
    if case .function? = MathCommands.command(name) { throw unknown }
    if let node = current, beginsFactor(node) { throw unknown }
    guard let lower else { return .symbol(Symbol(name, mark: "operator")) }
    guard let part = lower.identifierPart else { throw unknown }
    return .symbol(Symbol(name, index: part, mark: "operator"))
  }

  /// - Parameter behind: set to the power behind the brackets, if any.
  private mutating func functionArguments(
    _ function: Function, _ name: String, _ behind: inout Expression?
  ) throws(Unreadable) -> [Expression] {
    if let node = current {
      let opens: Bool =
        switch node.content {
        case .symbol(let symbol): symbol.kind == .open && ["(", "[", "{"].contains(symbol.text)
        case .fenced(let fenced): ["(", "[", "{"].contains(fenced.left)
        default: false
        }
      if opens { return try bracketedArguments(function, name, &behind) }
    }
    guard function.takesBareArgument else {
      throw Unreadable("the arguments of ‘\(name)’ are not in brackets")
    }
    // Adjacent factors up to the next function: `\sin 2x \cos y`.
    var factors = [try factor()]
    while let node = current, continuesBareArgument(node) { factors.append(try factor()) }
    return [factors.count == 1 ? factors[0] : .product(factors)]
  }

  private mutating func bracketedArguments(
    _ function: Function, _ name: String, _ behind: inout Expression?
  ) throws(Unreadable) -> [Expression] {
    let bracket = try bracketItems()
    // `\sin(x)^2` is the square of the sine.
    if let upper = bracket.scripts?.upper, bracket.scripts?.lower == nil { behind = try read(upper) }
    guard bracket.items.count == 1 || [.max, .min, .gcd, .lcm].contains(function) else {
      throw Unreadable("‘\(name)’ of \(bracket.items.count) arguments is not computed")
    }
    return bracket.items
  }

  private mutating func bracketItems() throws(Unreadable) -> (items: [Expression], scripts: Scripts?) {
    guard let node = current else { throw unexpected }
    if case .fenced(let fenced) = node.content {
      index += 1
      return (try list(fenced), nil)
    }
    guard let open = sign, let close = Self.closing[open] else { throw unexpected }
    index += 1
    let items = try items().items
    guard let end = current else { throw Unreadable("a bracket is not closed") }
    index += 1
    if end.symbol?.text == close { return (items, nil) }
    if case .scripts(let scripts) = end.content, scripts.base?.symbol?.text == close {
      return (items, scripts)
    }
    index -= 1
    throw unexpected
  }

  private func continuesBareArgument(_ node: MathNode) -> Bool {
    switch node.content {
    case .number, .fraction, .root, .accent: return true
    case .symbol(let symbol): return symbol.kind == .letter
    case .scripts(let scripts): return scripts.base.map(continuesBareArgument) ?? false
    default: return false
    }
  }

  /// `\sum_{i=1}^{n} …`: the body reaches to the next plus or minus.
  mutating func series(
    _ symbol: MathSymbol, lower: [MathNode]?, upper: [MathNode]?
  ) throws(Unreadable) -> Expression {
    let kind: Series.Kind
    switch symbol.text {
    case "∑": kind = .sum
    case "∏": kind = .product
    default: throw Unreadable("‘\(symbol.text)’ is not computed")
    }
    guard let lower else { throw Unreadable("a sum without limits is not computed") }
    let limits = lower.flattened()
    guard let upper else {
      // `\sum_i x_i`: its derivatives can be computed, but not its value.
      guard kind == .sum, let name = try MathNode.single(limits)?.namedSymbol(), name.index.isEmpty else {
        throw Unreadable("a sum without limits is not computed")
      }
      let limit = Expression.opaque("a sum without limits is not computed")
      return .series(Series(kind: kind, index: name, first: limit, last: limit, body: try product()))
    }
    guard let split = limits.firstIndex(where: { $0.symbol?.text == "=" }), split > 0,
      let name = try MathNode.single(limits[..<split])?.namedSymbol()
    else { throw Unreadable("a sum without an index and its limits is not computed") }
    let first = try read(Array(limits[(split + 1)...]))
    let last = try read(upper)
    let body = try product()
    return .series(Series(kind: kind, index: name, first: first, last: last, body: body))
  }
}

extension MathNode {
  /// The only node other than spaces; nil if there are more or none.
  static func single(_ nodes: some Collection<MathNode>) -> MathNode? {
    let visible = nodes.filter { if case .space = $0.content { false } else { true } }
    return visible.count == 1 ? visible[0] : nil
  }

  /// Whether it is `\bmod`, in any notation.
  var isModulus: Bool {
    switch content {
    case .operatorName(let name): name.name == "mod"
    case .symbol(let symbol): symbol.text == "mod"
    case .text, .alphabet: word == "mod"
    default: false
    }
  }

  var isDots: Bool {
    guard let symbol else { return false }
    return ["…", "⋯", "⋮", "⋱"].contains(symbol.text)
  }
}

extension Function {
  fileprivate var inverse: Function? {
    switch self {
    case .sin: .arcsin
    case .cos: .arccos
    case .tan: .arctan
    default: nil
    }
  }
}
