// Scripts. Subscripts are part of a name; superscripts are powers, or part of a name: `x^{(i)}`.
extension ExpressionReader {
  mutating func scripted(_ scripts: Scripts) throws(Unreadable) -> Expression {
    guard let base = scripts.base else { throw unexpected }
    switch base.content {
    case .symbol(let symbol) where symbol.kind == .largeOperator:
      index += 1
      return try series(symbol, lower: scripts.lower, upper: scripts.upper)
    case .symbol(let symbol) where symbol.text == "∂" || symbol.text == "∇":
      guard scripts.upper == nil else { throw Unreadable("this operator is not computed") }
      index += 1
      return try operatorOnRest(symbol.text, lower: scripts.lower)
    case .operatorName(let name):
      index += 1
      return try call(name.name, lower: scripts.lower, upper: scripts.upper)
    case .alphabet(_, let nodes) where base.word.map(Function.isNamed) == true && nodes.count > 1:
      index += 1
      return try call(base.word ?? "", lower: scripts.lower, upper: scripts.upper)
    case .symbol(let symbol) where symbol.kind == .open || symbol.text == "|" || symbol.text == "‖":
      throw unexpected
    default: break
    }
    if let lower = scripts.lower, let numeral = try numeral(scripts, of: base, base: lower) { return numeral }
    if let symbol = try base.namedSymbol() { return try scriptedName(symbol, scripts) }
    if case .fenced(let fenced) = base.content, fenced.left == "‖" || fenced.left == "|" {
      index += 1
      let items = try list(fenced)
      guard items.count == 1, fenced.left == fenced.right else { throw unexpected }
      return try meaning(ofBars: fenced.left, items[0], scripts)
    }
    if case .fenced(let fenced) = base.content, fenced.mayBeEvaluated, scripts.lower != nil {
      let items = try list(fenced)
      guard items.count == 1, scripts.primes == 0, let value = try evaluated(items[0], scripts) else {
        throw Unreadable("what the subscript of a bracket means is not known")
      }
      index += 1
      return value
    }
    // Any other base is read by itself, and the scripts are applied to it.
    var reader = inner([base])
    let value = try reader.whole()
    index += 1
    if base.isNumber, scripts.lower != nil { throw Unreadable("a number to a base is not computed") }
    if base.isNumber, let upper = scripts.upper, upper.count == 1, upper[0].isNumber, index < nodes.count,
      case .number = nodes[index].content, nodes[index].range.lowerBound == upper[0].range.upperBound
    {
      throw Unreadable("without braces only the first digit is the exponent: write ^{…}")
    }
    if case .number(let numeral) = value, let degrees = scripts.upper, degrees.isDegree {
      return .product([.number(numeral), .quotient(.pi, .integer(180))])
    }
    return try applying(scripts, to: value)
  }

  /// A numeral with its base as subscript; nil if it is none.
  private mutating func numeral(
    _ scripts: Scripts, of base: MathNode, base lower: [MathNode]
  ) throws(Unreadable) -> Expression? {
    var (digits, inBrackets) = ([base], false)
    if case .fenced(let fenced) = base.content, fenced.left == "(", fenced.right == ")",
      fenced.parts.count == 1
    {
      (digits, inBrackets) = (fenced.parts[0], true)
    }
    guard let numeral = try numeral(digits, base: lower, inBrackets: inBrackets) else { return nil }
    index += 1
    guard scripts.upper != nil || scripts.primes > 0 else { return numeral }
    throw Unreadable("a numeral with a base and a power is not computed")
  }

  private mutating func scriptedName(_ base: Symbol, _ scripts: Scripts) throws(Unreadable) -> Expression {
    index += 1
    var symbol = base
    if let lower = scripts.lower {
      guard let part = lower.identifierPart else { throw Unreadable("this subscript is no name") }
      symbol = Symbol(base.base, index: part, mark: base.mark + lower.indexMark)
    }
    if scripts.primes > 0 {
      symbol = Symbol(symbol.base, index: symbol.index, primes: scripts.primes, mark: symbol.mark)
    }
    guard let upper = scripts.upper else { return try named(symbol) }
    if symbol == Symbol("e") || symbol == Symbol("e", mark: "roman"), scripts.lower == nil,
      !upper.isBracketedAtom
    {
      return .power(.e, try read(upper))
    }
    if let part = upper.nameInSuperscript {
      return try named(
        Symbol(symbol.base, index: symbol.index + part, primes: symbol.primes, mark: symbol.mark))
    }
    if upper.isMinusOne, symbol != Symbol("pi"), let (items, part) = try arguments() {
      guard part == nil else { throw Unreadable("what the subscript of a bracket means is not known") }
      let inverse = Symbol(
        symbol.base, index: symbol.index + Symbol.inverse, primes: symbol.primes, mark: symbol.mark)
      return .call(inverse, items)
    }
    let whole: Expression = symbol == Symbol("pi") ? .pi : .symbol(symbol)
    let power = try applying(Scripts(base: nil, lower: nil, upper: upper), to: whole)
    // `f^2(x)` is the square of the value.
    if let (items, part) = try arguments() {
      guard part == nil, !upper.isMinusOne || !Symbol.isFunctionLetter(symbol) else {
        throw Unreadable("what the scripts of the function mean is not known")
      }
      if case .power(_, let exponent) = power, Symbol.isFunctionLetter(symbol) {
        return .power(.call(symbol, items), exponent)
      }
      guard items.count == 1 else { throw unexpected }
      return .product([power, items[0]])
    }
    return power
  }
}

extension Fenced {
  /// `\left. f \right|`, `\left[ f \right]`
  fileprivate var mayBeEvaluated: Bool {
    parts.count == 1 && (right == "|" && (left.isEmpty || left == "[") || left == "[" && right == "]")
  }
}

extension [MathNode] {
  /// A number or a letter in brackets, which as an exponent would need none: `(1)`, `(i)`.
  fileprivate var isBracketedAtom: Bool {
    func isAtom(_ node: MathNode) -> Bool { node.isNumber || node.symbol?.kind == .letter }
    if count == 1, case .fenced(let fenced) = self[0].content, fenced.parts.count == 1 {
      return fenced.parts[0].count == 1 && isAtom(fenced.parts[0][0])
    }
    return count == 3 && self[0].symbol?.kind == .open && isAtom(self[1]) && self[2].symbol?.kind == .close
  }

  /// `-1`
  fileprivate var isMinusOne: Bool {
    let nodes = flattened().filter { if case .space = $0.content { false } else { true } }
    guard nodes.count == 2, case .number("1") = nodes[1].content else { return false }
    return nodes[0].symbol?.text == "−"
  }

  fileprivate var isDegree: Bool { count == 1 && ["∘", "°", "o"].contains(self[0].symbol?.text) }

  /// A superscript that is part of a name and no power: `*`, `(i)`, `[1]`, `+`, a word.
  fileprivate var nameInSuperscript: String? {
    guard let first = first else { return nil }
    if count == 1 {
      if case .text = first.content { return identifierPart }
      if let sign = first.symbol?.text, ["∗", "*", "⋆", "+", "−", "†", "′"].contains(sign) {
        return "_" + (["+": "plus", "−": "minus", "†": "dagger", "′": "prime"][sign] ?? "star")
      }
    }
    let isBracketed: Bool =
      switch first.content {
      case .symbol(let symbol): (symbol.text == "(" || symbol.text == "[" || symbol.text == "{") && count > 1
      case .fenced: count == 1
      default: false
      }
    guard isBracketed else { return nil }
    if case .fenced(let fenced) = first.content { return fenced.parts[0].identifierPart.map { "_" + $0 } }
    return identifierPart.map { "_" + $0 }
  }

  var isTransposition: Bool {
    let nodes = flattened()
    guard nodes.count == 1 else { return false }
    if let word = nodes[0].word { return word == "T" }
    return ["⊤", "⊺", "T", "t", "′"].contains(nodes[0].symbol?.text)
  }
}

extension ExpressionReader {
  /// Applies the scripts of a bracket or a number.
  func applying(_ scripts: Scripts?, to value: Expression) throws(Unreadable) -> Expression {
    guard let scripts else { return value }
    if scripts.lower != nil { throw Unreadable("what the subscript of a bracket means is not known") }
    if scripts.primes > 0 {
      guard scripts.upper == nil else { throw Unreadable("what the prime means here is not known") }
      let symbols = value.symbols
      if symbols.count == 1, symbols[0].isConventionalConstant {
        throw Unreadable("by which name the prime derives is not clear")
      }
      return .derivative(Derivative(of: value, by: [], notation: .prime(order: scripts.primes)))
    }
    guard let upper = scripts.upper else { return value }
    if upper.isTransposition {
      if case .number = value { throw Unreadable("a number has no transpose") }
      return .function(.transpose, [value])
    }
    return .power(value, try read(upper))
  }
}
