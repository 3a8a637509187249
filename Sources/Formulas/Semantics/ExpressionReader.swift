/// Reads a side of a formula as an expression, by recursive descent: sums, products, factors, operands.
///
/// It refuses what could be read in two ways: `1/2x`.
struct ExpressionReader {
  var nodes: [MathNode]
  var index = 0
  /// The nesting depth of brackets and parts.
  var depth: Int
  /// Whether a bar is open, which the next bar closes.
  var isInBars = false

  /// Where commas group digits: `10,000`.
  let grouping: DigitGrouping

  /// Counts the work of reading.
  let budget: Budget

  /// The deepest nesting, which bounds the recursion.
  static let deepest = 150

  /// - Parameter nodes: already flattened.
  init(
    _ nodes: [MathNode], depth: Int = 0, grouping: DigitGrouping = .outsideBrackets, within budget: Budget
  ) {
    self.nodes = nodes
    self.depth = depth
    self.grouping = grouping
    self.budget = budget
    budget.count(nodes.count)
  }

  /// A reader of nodes inside this part.
  func inner(_ nodes: [MathNode]) -> ExpressionReader {
    ExpressionReader(nodes, depth: depth + 1, grouping: grouping, within: budget)
  }

  /// Reads all nodes of a part, such as a numerator or an exponent.
  func read(_ nodes: [MathNode]) throws(Unreadable) -> Expression {
    guard depth + 1 < Self.deepest else { throw Unreadable("its brackets nest too deep") }
    var reader = inner(nodes.flattened(grouping))
    return try reader.whole()
  }

  mutating func whole() throws(Unreadable) -> Expression {
    let expression = try sum()
    guard current == nil else { throw unexpected }
    return expression
  }

  // MARK: Nodes

  /// The next node other than a space.
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
      terms.append(isNegative ? term.negatedInFront : term)
      guard let next = sign, next == "+" || next == "−" else { break }
      isNegative = next == "−"
      index += 1
      // A sign of the term itself: `2 + -1`.
      if sign == "−" {
        isNegative.toggle()
        index += 1
      }
    }
    return terms.count == 1 ? terms[0] : .sum(terms)
  }

  // MARK: Products

  mutating func product() throws(Unreadable) -> Expression {
    var factors: [Expression]
    if let derivative = try slashedDerivative() { factors = [derivative] } else { factors = [try factor()] }
    /// Whether the last factor is the divisor of a slash.
    var isDivisor = false
    /// Whether the first `count` factors are numbers and no vectors; each factor is looked at once.
    var numbers = (all: true, count: 0)
    /// The nesting of quotients, remainders and scalar products.
    var nesting = 0
    func close() -> Expression {
      factors.count == 1 ? factors[0] : Expression.product(factors).withUnitOfPower
    }
    func areNumbers() -> Bool {
      while numbers.all, numbers.count < factors.count {
        numbers = (factors[numbers.count].isCertainlyNumber, numbers.count + 1)
      }
      return numbers.all
    }
    func nest(_ whole: Expression) throws(Unreadable) {
      nesting += 1
      guard nesting < Self.deepest else { throw Unreadable("too many operators stand in a row") }
      factors = [whole]
      numbers = (true, 0)
    }
    while let node = current {
      let isQuotient: Bool
      var isDot = false
      var isElementwise = false
      var isCross = false
      switch node.symbol?.text {
      case "⋅", "·", "∙", "•":
        index += 1
        isQuotient = false
        isDot = true
      case "×":
        index += 1
        isQuotient = false
        isCross = true
      case "∗", "*":
        index += 1
        isQuotient = false
      case "⊙":
        index += 1
        isQuotient = false
        isElementwise = true
      case "/", "÷", "∕":
        index += 1
        isQuotient = true
      default:
        if node.isModulus {
          index += 1
          try nest(.function(.mod, [close(), try factor()]))
          continue
        }
        guard beginsFactor(node) else { return close() }
        if case .symbol(let word) = factors[factors.count - 1], word.isWord, node.beginsName {
          throw Unreadable("whether ‘\(word.base)’ is a function or a factor is not clear")
        }
        if isDivisor {
          throw Unreadable("how far the slash reaches is not clear: write a fraction or brackets")
        }
        if case .quantity = factors[factors.count - 1], node.isNumber {
          throw Unreadable("words stand between numbers")
        }
        if case .number = factors[factors.count - 1], let reason = obstacle(behindNumber: node) {
          throw Unreadable(reason)
        }
        try appendFactor(to: &factors)
        continue
      }
      let next = try signedFactor()
      if isElementwise {
        try nest(.function(.elementwiseProduct, [close(), next]))
        isDivisor = false
      } else if isQuotient {
        try nest(.quotient(close(), next))
        isDivisor = true
      } else if isDot, !areNumbers() || !next.isCertainlyNumber {
        try nest(.function(.dot, [close(), next]))
        isDivisor = false
      } else if isCross, !areNumbers(), !next.isCertainlyNumber {
        try nest(.function(.cross, [close(), next]))
        isDivisor = false
      } else {
        factors.append(next)
        isDivisor = false
      }
    }
    return close()
  }

  /// Why a node is not multiplied with the number before it; nil if it is.
  private func obstacle(behindNumber node: MathNode) -> String? {
    switch node.content {
    case .number: return "two numbers stand side by side"
    case .scripts(let scripts) where scripts.base?.isNumber == true: return "two numbers stand side by side"
    case .brace: return "two numbers stand side by side"
    case .symbol(let symbol) where ["x", "b", "o", "d"].contains(symbol.text) && beginsNumeral(node):
      return "whether it is a number in another base is not known"
    case .fraction(let fraction)
    where fraction.numerator.allSatisfy(\.isNumber) && fraction.denominator.allSatisfy(\.isNumber):
      return "a number before a fraction may be a mixed number or a factor"
    case .symbol(let symbol) where symbol.text == "e":
      // Scientific notation as in code: `1e6`, `1e-3`.
      guard index > 0, index + 1 < nodes.count, nodes[index - 1].range.upperBound == node.range.lowerBound
      else {
        return nil
      }
      let next = nodes[index + 1]
      let isExponent = next.isNumber || next.symbol?.text == "−" || next.symbol?.text == "+"
      return isExponent && next.range.lowerBound == node.range.upperBound
        ? "a power of ten is written 10^6, not 1e6" : nil
    default: return nil
    }
  }

  /// Whether a zero, a letter and digits touch each other: `0x10`, `0b11`.
  private func beginsNumeral(_ node: MathNode) -> Bool {
    guard index > 0, case .number("0") = nodes[index - 1].content, index + 1 < nodes.count,
      nodes[index - 1].range.upperBound == node.range.lowerBound,
      nodes[index + 1].range.lowerBound == node.range.upperBound
    else { return false }
    return nodes[index + 1].isNumber
      || nodes[index + 1].symbol.map { ("A"..."F").contains($0.text) || ("a"..."f").contains($0.text) }
        ?? false
  }

  private mutating func appendFactor(to factors: inout [Expression]) throws(Unreadable) {
    let next = try factor()
    factors.append(next)
  }

  /// A factor behind an operator, which may have a sign: `2 \cdot -3`.
  private mutating func signedFactor() throws(Unreadable) -> Expression {
    guard sign == "−" else { return try factor() }
    index += 1
    return try factor().negated
  }

  func beginsFactor(_ node: MathNode) -> Bool {
    switch node.content {
    case .number, .operatorName, .fraction, .root, .fenced, .accent, .alphabet, .rows, .text, .group, .stack,
      .brace:
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

  /// An operand with its postfix operators: a factorial, a percent sign, a unit.
  mutating func factor() throws(Unreadable) -> Expression {
    guard depth < Self.deepest else { throw Unreadable("its brackets nest too deep") }
    depth += 1
    defer { depth -= 1 }
    budget.count(1)
    var result = try operand()
    // `(f g)'(x)`
    if case .derivative(let derivative) = result, case .prime = derivative.notation,
      current?.opensBracket == true
    {
      throw Unreadable("where this derivative is taken is not computed")
    }
    /// The number of postfix operators.
    var count = 0
    while let node = current {
      count += 1
      guard count < Self.deepest else { throw Unreadable("too many operators stand in a row") }
      if node.symbol?.text == "!" {
        result = try factorial(of: result, node)
      } else if node.symbol?.text == "%" {
        index += 1
        result = result.percent
      } else if case .number(let numeral) = result, node.isDots {
        index += 1
        result = .number(numeral.truncated)
      } else if !isInBars, let scripts = node.evaluationBar, let value = try evaluated(result, scripts) {
        index += 1
        result = value
      } else if node.isRemark {
        index += 1
      } else if node.symbol?.text == "°", result.isNumeric {
        index += 1
        result = .product([result, .quotient(.pi, .integer(180))])
      } else if result.takesUnit, let (unit, end) = unit() {
        index = end
        result = Expression.withUnit(result, unit)
      } else {
        return result
      }
    }
    return result
  }

  /// `5!`, `5!!`
  private mutating func factorial(of value: Expression, _ sign: MathNode) throws(Unreadable) -> Expression {
    index += 1
    var count = 1
    var end = sign.range.upperBound
    while index < nodes.count, nodes[index].symbol?.text == "!", nodes[index].range.lowerBound == end {
      count += 1
      end = nodes[index].range.upperBound
      index += 1
    }
    guard count <= 2 else { throw Unreadable("a factorial with several signs is not computed") }
    return .function(count == 1 ? .factorial : .doubleFactorial, [value])
  }

  private mutating func operand() throws(Unreadable) -> Expression {
    guard let node = current else { throw unexpected }
    switch node.content {
    case .number(let digits):
      index += 1
      if let repeating = repeatingDecimal(digits) { return repeating }
      if digits == "0", let prefixed = try prefixedNumeral(behind: node) { return prefixed }
      guard let numeral = Numeral(digits) else { throw Unreadable("the number is too long") }
      return .number(numeral)
    case .fraction, .root, .rows, .alphabet, .accent, .text, .stack:
      return try composed(node)
    case .brace(let brace):
      index += 1
      return try read(brace.body)
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
    case .open: return symbol.text == "|" || symbol.text == "‖" ? try bars(symbol.text) : try brackets()
    case .letter:
      if let word = functionInLetters() {
        throw Unreadable("whether the letters ‘\(word)’ name a function is not said")
      }
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

  /// A letter: a constant, a function call or a name.
  mutating func letter(_ symbol: MathSymbol, mark: String) throws(Unreadable) -> Expression {
    guard let name = symbol.name else { throw unexpected }
    if name == "pi", mark.isEmpty { return try circleConstant() }
    // `\Delta x` is one name.
    if name == "Delta", mark.isEmpty, index < nodes.count, let changed = try nodes[index].namedSymbol() {
      index += 1
      return .symbol(
        Symbol("Delta_" + changed.base, index: changed.index, primes: changed.primes, mark: changed.mark))
    }
    return try named(Symbol(name, mark: mark))
  }

}
