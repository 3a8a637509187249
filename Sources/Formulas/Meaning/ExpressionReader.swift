/// Reads a side of a formula as an expression, by precedence: sums, products, signs, powers.
///
/// What may be read in two ways is read in none: `1/2x`, `a ± b`.
struct ExpressionReader {
  var nodes: [MathNode]
  var index = 0
  /// Brackets that are open around this one.
  var depth: Int
  /// Whether a bar closes what a bar has opened.
  var isInBars = false

  /// Brackets may nest no deeper than this.
  static let deepest = 150

  init(_ nodes: [MathNode], depth: Int = 0) {
    self.nodes = nodes
    self.depth = depth
  }

  /// Reads all nodes of a part: of a numerator, of an exponent.
  static func read(
    _ nodes: [MathNode], groupsCommas: Bool = true, depth: Int
  ) throws(Unreadable) -> Expression {
    guard depth < deepest else { throw Unreadable("its brackets nest too deep") }
    var reader = ExpressionReader(nodes.flattened(groupsCommas: groupsCommas), depth: depth)
    return try reader.whole()
  }

  mutating func whole() throws(Unreadable) -> Expression {
    let expression = try sum()
    guard current == nil else { throw unexpected }
    return expression
  }

  // MARK: Nodes

  /// The next node; spaces are passed over.
  var current: MathNode? {
    mutating get {
      while index < nodes.count, case .space = nodes[index].content { index += 1 }
      return index < nodes.count ? nodes[index] : nil
    }
  }

  var sign: String? {
    mutating get { current?.symbol?.text }
  }

  var unexpected: Unreadable {
    mutating get {
      guard let node = current else { return Unreadable("it ends too early") }
      if let symbol = node.symbol { return Unreadable("what ‘\(symbol.text)’ means here is not known") }
      return Unreadable("a part of it is not computed")
    }
  }

  // MARK: Sums

  mutating func sum() throws(Unreadable) -> Expression {
    var terms: [Expression] = []
    var isNegative = false
    if sign == "−" || sign == "+" {
      isNegative = sign == "−"
      index += 1
    }
    while true {
      let term = try product()
      terms.append(isNegative ? term.negated : term)
      guard let next = sign, next == "+" || next == "−" else { break }
      isNegative = next == "−"
      index += 1
    }
    return terms.count == 1 ? terms[0] : .sum(terms)
  }

  // MARK: Products

  mutating func product() throws(Unreadable) -> Expression {
    var factors: [Expression]
    if let derivative = try slashedDerivative() { factors = [derivative] } else { factors = [try factor()] }
    /// Whether what stands last is the divisor of a slash.
    var isDivisor = false
    func close() -> Expression { factors.count == 1 ? factors[0] : .product(factors) }
    while let node = current {
      let isQuotient: Bool
      switch node.symbol?.text {
      case "⋅", "·", "×", "∗", "*", "∙", "•":
        index += 1
        isQuotient = false
      case "/", "÷", "∕":
        index += 1
        isQuotient = true
      default:
        if node.isModulus {
          index += 1
          factors = [.function(.mod, [close(), try factor()])]
          continue
        }
        guard beginsFactor(node) else { return close() }
        if isDivisor {
          throw Unreadable("how far the slash reaches is not clear: write a fraction or brackets")
        }
        if case .number = node.content, case .number = factors[factors.count - 1] {
          throw Unreadable("two numbers stand side by side")
        }
        try appendFactor(to: &factors)
        continue
      }
      let next = try signedFactor()
      if isQuotient {
        factors = [.quotient(close(), next)]
        isDivisor = true
      } else {
        factors.append(next)
        isDivisor = false
      }
    }
    return close()
  }

  private mutating func appendFactor(to factors: inout [Expression]) throws(Unreadable) {
    let next = try factor()
    factors.append(next)
  }

  /// A factor behind an operator may have a sign: `2 \cdot -3`.
  private mutating func signedFactor() throws(Unreadable) -> Expression {
    guard sign == "−" else { return try factor() }
    index += 1
    return try factor().negated
  }

  private func beginsFactor(_ node: MathNode) -> Bool {
    switch node.content {
    case .number, .operatorName, .fraction, .root, .fenced, .accent, .alphabet, .rows, .text, .group, .stack:
      return true
    case .symbol(let symbol):
      switch symbol.kind {
      case .letter, .open, .largeOperator: return true
      case .ordinary: return (symbol.text != "|" && symbol.text != "‖" || !isInBars) && symbol.text != "!"
      case .binary, .relation, .close, .punctuation: return false
      }
    case .scripts(let scripts):
      guard let base = scripts.base else { return false }
      return beginsFactor(base)
    default: return false
    }
  }

  // MARK: Factors

  /// An operand and what stands behind it: a factorial, a percent sign, a unit.
  mutating func factor() throws(Unreadable) -> Expression {
    guard depth < Self.deepest else { throw Unreadable("its brackets nest too deep") }
    depth += 1
    defer { depth -= 1 }
    var result = try operand()
    while let node = current {
      if node.symbol?.text == "!" {
        index += 1
        result = .function(.factorial, [result])
      } else if node.symbol?.text == "%" {
        index += 1
        result = result.scaled(by: -2)
      } else if case .number(let numeral) = result, node.isDots {
        index += 1
        result = .number(numeral.truncated)
      } else if let unit = node.unit, result.takesUnit {
        index += 1
        result = Expression.withUnit(result, unit)
      } else {
        return result
      }
    }
    return result
  }

  private mutating func operand() throws(Unreadable) -> Expression {
    guard let node = current else { throw unexpected }
    switch node.content {
    case .number(let digits):
      index += 1
      guard let numeral = Numeral(digits) else { throw Unreadable("the number is too long") }
      return .number(numeral)
    case .fraction, .root, .rows, .alphabet, .accent, .text, .stack:
      return try composed(node)
    case .fenced(let fenced):
      index += 1
      return try bracketed(fenced)
    case .operatorName(let name):
      index += 1
      return try call(name.name, lower: nil, upper: nil)
    case .symbol(let symbol):
      return try symbolOperand(symbol)
    case .scripts(let scripts):
      return try scripted(scripts)
    default: throw unexpected
    }
  }

  private mutating func symbolOperand(_ symbol: MathSymbol) throws(Unreadable) -> Expression {
    switch symbol.kind {
    case .open: return try brackets()
    case .letter:
      index += 1
      return try letter(symbol, mark: "")
    case .largeOperator:
      index += 1
      return try series(symbol, lower: nil, upper: nil)
    default:
      if symbol.text == "|" || symbol.text == "‖" { return try bars(symbol.text) }
      if symbol.text == "∂" || symbol.text == "∇" {
        index += 1
        return try operatorOnRest(symbol.text, lower: nil)
      }
      throw unexpected
    }
  }

  /// A letter: a constant, a function before brackets, a name.
  mutating func letter(_ symbol: MathSymbol, mark: String) throws(Unreadable) -> Expression {
    guard let name = symbol.name else { throw unexpected }
    if name == "pi", mark.isEmpty { return .pi }
    return try named(Symbol(name, mark: mark))
  }

  /// A name, with its arguments where brackets follow it at once.
  mutating func named(_ symbol: Symbol) throws(Unreadable) -> Expression {
    guard let arguments = try arguments() else { return .symbol(symbol) }
    return .call(symbol, arguments)
  }
}
