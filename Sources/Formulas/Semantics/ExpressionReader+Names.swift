// Names, and the brackets behind them.
extension ExpressionReader {
  /// A name, or an application if brackets follow: `f(x, y)`, `a[i]`.
  mutating func named(_ symbol: Symbol) throws(Unreadable) -> Expression {
    let name = isBehindLetter ? symbol.marked(Symbol.spelled) : symbol
    if let element = try element(of: symbol) { return element }
    guard let (items, index) = try arguments() else { return .symbol(symbol) }
    guard let index else { return .call(name, items) }
    return .call(Symbol(symbol.base, index: symbol.index + "_" + index, mark: symbol.mark), items)
  }

  /// A name with square brackets behind it: `a[i]`, `E[X]`, `a[i]^2`.
  private mutating func element(of symbol: Symbol) throws(Unreadable) -> Expression? {
    guard index < nodes.count else { return nil }
    let items: [Expression]
    var scripts: Scripts?
    switch nodes[index].content {
    case .fenced(let fenced) where fenced.left == "[" && fenced.right == "]":
      index += 1
      items = try list(fenced)
    case .symbol(let sign) where sign.text == "[" && sign.kind == .open:
      index += 1
      (items, scripts) = try list(until: "]")
    default: return nil
    }
    let call = Expression.call(symbol.marked(Symbol.indexed), items)
    guard let scripts else { return call }
    guard items.count == 1, items[0].isAtom else {
      throw Unreadable("whether the power is of the function or of its argument is not clear")
    }
    return try applying(scripts, to: call)
  }

  /// `\pi`, which before brackets may be a function: it is a factor behind a number, and before a sum with powers, as in
  /// `\pi (R^2 - r^2)`.
  mutating func circleConstant() throws(Unreadable) -> Expression {
    guard !isBehindFactor, !hasPowerBehindBracket else { return .pi }
    let call = try named(Symbol("pi"))
    guard case .call(_, let items) = call else { return call == .symbol(Symbol("pi")) ? .pi : call }
    if items.count == 1, case .sum(let parts) = items[0],
      parts.contains(where: { $0.contains { if case .power = $0 { true } else { false } } })
    {
      return .product([.pi, items[0]])
    }
    return call
  }

  /// Whether a number, a fraction or an operator stands before the name that was just read.
  private var isBehindFactor: Bool {
    guard
      let before = nodes[..<max(0, index - 1)].last(where: {
        if case .space = $0.content { false } else { true }
      })
    else { return false }
    switch before.content {
    case .number, .fraction, .root: return true
    case .symbol(let symbol): return ["⋅", "·", "×", "∗", "*", "/", "÷"].contains(symbol.text)
    default: return false
    }
  }

  /// Whether the bracket that begins here has a power: `(r + 1)^2`.
  private var hasPowerBehindBracket: Bool {
    guard index < nodes.count else { return false }
    if case .scripts(let scripts) = nodes[index].content, case .fenced? = scripts.base?.content {
      return scripts.upper != nil
    }
    guard nodes[index].symbol?.kind == .open else { return false }
    var nesting = 0
    for node in nodes[index...] {
      nesting += node.bracketDepth
      guard nesting == 0 else { continue }
      if case .scripts(let scripts) = node.content { return scripts.upper != nil }
      return false
    }
    return false
  }

  /// Whether a letter touches the name that was just read.
  private var isBehindLetter: Bool {
    index > 1 && nodes[index - 2].isPlainLetter
      && nodes[index - 2].range.upperBound == nodes[index - 1].range.lowerBound
  }

  /// The function that letters touching each other spell, from here on: `sin x`, `ln(x)`. Letters typed one after the
  /// other are factors, but not these.
  func functionInLetters() -> String? {
    guard index + 1 < nodes.count, nodes[index].isPlainLetter else { return nil }
    if index > 0, nodes[index - 1].isPlainLetter,
      nodes[index - 1].range.upperBound == nodes[index].range.lowerBound
    {
      return nil
    }
    var letters = nodes[index].symbol?.text ?? ""
    var end = nodes[index].range.upperBound
    for node in nodes[(index + 1)...].prefix(11) {
      guard node.range.lowerBound == end else { break }
      if case .scripts(let scripts) = node.content, let base = scripts.base, base.isPlainLetter {
        letters += base.symbol?.text ?? ""
        break
      }
      guard node.isPlainLetter else { break }
      letters += node.symbol?.text ?? ""
      end = node.range.upperBound
    }
    guard letters.utf8.count > 1 else { return nil }
    return Self.words.first { letters.hasPrefix($0) } ?? Self.infixWords.first { letters.contains($0) }
  }

  /// Names of functions that are typed as letters, also behind other letters: `xsin x`.
  private static let infixWords = [
    "sin", "cos", "tan", "cot", "sec", "csc", "log", "exp", "sqrt", "max", "min",
  ]

  /// Others, at the beginning only, since they are short or could be products.
  private static let words: [String] = [
    "ln", "lg", "tr", "Tr", "sd", "SD", "sgn", "sign", "det", "dim", "rank", "rang", "ker", "span", "deg",
    "gcd", "lcm", "mod", "var", "Var", "cov", "Cov", "corr", "std", "erf", "arc", "softmax", "relu", "ReLU",
    "floor", "ceil", "round", "prob", "mean", "med", "div", "grad", "curl", "rot", "vol", "diag", "lim",
    "sup", "inf", "tg", "ctg", "arg",
  ]
}

extension MathNode {
  /// Whether it is a Latin letter that was typed as such.
  fileprivate var isPlainLetter: Bool {
    guard let symbol, symbol.kind == .letter, symbol.command == nil else { return false }
    return symbol.text.utf8.count == 1
  }
}

extension Symbol {
  fileprivate func marked(_ mark: String) -> Symbol {
    Symbol(base, index: index, primes: primes, mark: self.mark + mark)
  }
}
