// Subscripts are part of a name, superscripts are powers, unless they are part of a name too.
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
    case .alphabet(_, let nodes) where base.word.flatMap { Function.named[$0] } != nil && nodes.count > 1:
      index += 1
      return try call(base.word ?? "", lower: scripts.lower, upper: scripts.upper)
    case .symbol(let symbol) where symbol.kind == .open || symbol.text == "|" || symbol.text == "‖":
      throw unexpected
    default: break
    }
    if let symbol = try base.namedSymbol() { return try scriptedName(symbol, scripts) }
    // The base alone, then its scripts.
    var inner = ExpressionReader([base], depth: depth + 1)
    let value = try inner.whole()
    index += 1
    if case .number(let numeral) = value, let degrees = scripts.upper, degrees.isDegree {
      return .product([.number(numeral), .quotient(.pi, .integer(180))])
    }
    return try value.applying(scripts, depth: depth)
  }

  private mutating func scriptedName(_ base: Symbol, _ scripts: Scripts) throws(Unreadable) -> Expression {
    index += 1
    var symbol = base
    if let lower = scripts.lower {
      guard let part = lower.identifierPart else { throw Unreadable("this subscript is no name") }
      let isUpright = !(lower.count <= 2 && lower.allSatisfy(\.isItalicLetter))
      symbol = Symbol(base.base, index: part, mark: base.mark + (isUpright ? "" : " italic index"))
    }
    if scripts.primes > 0 {
      symbol = Symbol(symbol.base, index: symbol.index, primes: scripts.primes, mark: symbol.mark)
    }
    guard let upper = scripts.upper else { return try named(symbol) }
    if symbol == Symbol("e"), scripts.lower == nil {
      return .power(.e, try Self.read(upper, depth: depth + 1))
    }
    if let part = upper.nameInSuperscript {
      return try named(
        Symbol(symbol.base, index: symbol.index + part, primes: symbol.primes, mark: symbol.mark))
    }
    let whole: Expression = symbol == Symbol("pi") ? .pi : .symbol(symbol)
    let power = try whole.applying(Scripts(base: nil, lower: nil, upper: upper), depth: depth)
    // `f^2(x)`: of the function's value.
    if index < nodes.count, let arguments = try arguments() {
      if case .power(_, let exponent) = power, Symbol.isFunctionLetter(symbol) {
        return .power(.call(symbol, arguments), exponent)
      }
      guard arguments.count == 1 else { throw unexpected }
      return .product([power, arguments[0].grouped])
    }
    return power
  }
}

extension MathNode {
  /// The name that a letter with a font or an accent is; nil for what is no name.
  func namedSymbol() throws(Unreadable) -> Symbol? {
    switch content {
    case .symbol(let symbol):
      guard let name = symbol.name else { return nil }
      return Symbol(name)
    case .group(let nodes) where nodes.count == 1: return try nodes[0].namedSymbol()
    case .alphabet(let alphabet, let nodes):
      if alphabet == .blackboard { throw Unreadable("sets and expectations are not computed") }
      guard let word = nodes.identifierPart else { return nil }
      return Symbol(word, mark: "\(alphabet)")
    case .accent(let accent, let nodes):
      let inner = nodes.flattened()
      guard inner.count == 1, let symbol = try inner[0].namedSymbol() else { return nil }
      return Symbol(
        "\(accent.name)_\(symbol.base)", index: symbol.index, primes: symbol.primes, mark: symbol.mark)
    case .text(let pieces, _):
      guard let words = TextPiece.words(pieces), !words.isEmpty else { return nil }
      return Symbol(words.joined(separator: "_"), mark: "text")
    case .scripts(let scripts):
      // A name in braces: `{x_1}^2`.
      guard let base = try scripts.base?.namedSymbol(), scripts.upper == nil, let lower = scripts.lower,
        let part = lower.identifierPart
      else { return nil }
      return Symbol(base.base, index: part, primes: scripts.primes, mark: base.mark)
    default: return nil
    }
  }

  /// The word that upright letters spell.
  var word: String? {
    switch content {
    case .alphabet(_, let nodes): nodes.identifierPart
    case .text(let pieces, _): TextPiece.words(pieces).flatMap { $0.count == 1 ? $0[0] : nil }
    default: nil
    }
  }
}

extension [MathNode] {
  fileprivate var isDegree: Bool { count == 1 && ["∘", "°"].contains(self[0].symbol?.text) }

  /// A superscript that tells names apart and is no power: `*`, `(i)`, `[1]`, `+`, a word.
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

  fileprivate var isTransposition: Bool {
    let nodes = flattened()
    guard nodes.count == 1 else { return false }
    if let word = nodes[0].word { return word == "T" }
    return ["⊤", "⊺", "T", "t", "′"].contains(nodes[0].symbol?.text)
  }
}

extension Expression {
  /// The power that scripts behind a bracket make of it.
  func applying(_ scripts: Scripts?, depth: Int) throws(Unreadable) -> Expression {
    guard let scripts else { return self }
    guard scripts.primes == 0 else { throw Unreadable("what the prime means here is not known") }
    if scripts.lower != nil { throw Unreadable("what the subscript of a bracket means is not known") }
    guard let upper = scripts.upper else { return self }
    if upper.isTransposition {
      if case .number = self { throw Unreadable("a number has no transpose") }
      return .function(.transpose, [self])
    }
    return .power(self, try ExpressionReader.read(upper, depth: depth + 1))
  }
}
