// Brackets: arguments, vectors, absolute values, norms, rounding.
extension ExpressionReader {
  /// The arguments in round brackets right behind a name, and the subscript of the brackets; nil if none follow.
  mutating func arguments() throws(Unreadable) -> (items: [Expression], index: String?)? {
    guard index < nodes.count else { return nil }
    let start = nodes[index]
    switch start.content {
    case .fenced(let fenced) where fenced.left == "(" && fenced.right == ")":
      index += 1
      return (try list(fenced), nil)
    case .symbol(let symbol) where symbol.text == "(" && symbol.kind == .open:
      index += 1
      let (items, scripts) = try list(until: ")")
      guard let scripts else { return (items, nil) }
      guard scripts.upper == nil, scripts.primes == 0, let part = scripts.lower?.identifierPart else {
        throw Unreadable("whether the power is of the function or of its argument is not clear")
      }
      return (items, part)
    case .scripts(let scripts):
      if case .fenced(let fenced)? = scripts.base?.content, fenced.left == "(", scripts.upper == nil,
        let part = scripts.lower?.identifierPart
      {
        index += 1
        return (try list(fenced), part)
      }
      // `f\left(x\right)^2` could also be a product.
      if case .fenced(let fenced)? = scripts.base?.content, fenced.left == "(" {
        throw Unreadable("whether the power is of the function or of its argument is not clear")
      }
      return nil
    default: return nil
    }
  }

  /// The items between commas up to a closing bracket, which is taken, and its scripts: `\sigma(z)_i`.
  mutating func list(until close: String) throws(Unreadable) -> (items: [Expression], scripts: Scripts?) {
    let outer = isInBars
    isInBars = false
    defer { isInBars = outer }
    var items: [Expression] = []
    while true {
      items.append(try sum())
      guard let end = current else { throw Unreadable("a bracket is not closed") }
      let (text, scripts) = end.closingSign
      switch text {
      case ",", ";": index += 1
      case close:
        index += 1
        return (items, scripts)
      default: throw unexpected
      }
    }
  }

  /// The items between commas, up to a sign that is none. Bars around them do not end them.
  mutating func items() throws(Unreadable) -> (items: [Expression], separators: String) {
    let outer = isInBars
    isInBars = false
    defer { isInBars = outer }
    var items = [try sum()]
    var separators = ""
    while let next = sign, next == "," || next == ";" {
      index += 1
      separators += next
      items.append(try sum())
    }
    return (items, separators)
  }

  func list(_ fenced: Fenced) throws(Unreadable) -> [Expression] {
    guard fenced.parts.count == 1 else { throw Unreadable("what the bar in the brackets means is not known") }
    guard depth < Self.deepest else { throw Unreadable("its brackets nest too deep") }
    var reader = inner(fenced.parts[0].flattened(grouping == .everywhere ? .everywhere : .nowhere))
    let items = try reader.items().items
    guard reader.current == nil else { throw reader.unexpected }
    return items
  }

  /// Brackets that are single signs, with their contents.
  mutating func brackets() throws(Unreadable) -> Expression {
    guard let open = sign, let close = Self.closing[open] else { throw unexpected }
    index += 1
    let start = index
    let (items, separators) = try self.items()
    guard let end = current else { throw Unreadable("a bracket is not closed") }
    let (text, scripts) = end.closingSign
    guard text == close else { throw unexpected }
    let contents = Array(nodes[start..<index])
    index += 1
    if open == "(", let lower = scripts?.lower,
      let numeral = try numeral(contents, base: lower, inBrackets: true)
    {
      return try applying(
        scripts.map { Scripts(base: nil, lower: nil, upper: $0.upper, primes: $0.primes) }, to: numeral)
    }
    // `[1; 2, 3]` is a continued fraction.
    if open == "[", separators.hasPrefix(";,"), !separators.dropFirst().contains(";") {
      return try applying(scripts, to: .continuedFraction(items))
    }
    let value = try Self.meaning(of: items, open: open)
    if open == "[", let scripts, scripts.lower != nil, scripts.primes == 0,
      let difference = try evaluated(value, scripts)
    {
      return difference
    }
    // `(1, 2)^\top` is a column, and so is `(1, 2)` here.
    if items.count > 1, scripts?.upper?.isTransposition == true { return value }
    return try applying(scripts, to: value)
  }

  /// `|x|`, `\|x\|`
  mutating func bars(_ bar: String) throws(Unreadable) -> Expression {
    index += 1
    // Where an operand is expected, a bar opens.
    let outer = isInBars
    let isDoubled = index < nodes.count && nodes[index].symbol?.text == bar
    isInBars = true
    let inner = try sum()
    isInBars = outer
    guard !outer || !isDoubled else { throw Unreadable("which bars belong together is not clear") }
    guard let end = current else { throw Unreadable("a bar is not closed") }
    let (text, scripts) = end.closingSign
    guard text == bar else { throw unexpected }
    index += 1
    return try meaning(ofBars: bar, inner, scripts)
  }

  /// `\|x\|` is the Euclidean norm; so is `\|x\|_2`.
  func meaning(ofBars bar: String, _ inner: Expression, _ scripts: Scripts?) throws(Unreadable) -> Expression
  {
    if bar == "|" { return try applying(scripts, to: .function(.abs, [inner])) }
    var norm: Expression = .function(.norm, [inner])
    if let lower = scripts?.lower {
      switch lower.identifierPart ?? lower.first?.symbol?.text {
      case "2": norm = .function(.euclideanNorm, [inner])
      case "1": norm = .function(.sumNorm, [inner])
      case "∞": norm = .function(.maximumNorm, [inner])
      default: throw Unreadable("this norm is not computed")
      }
    }
    let upper = scripts.map { Scripts(base: nil, lower: nil, upper: $0.upper, primes: $0.primes) }
    return try applying(upper, to: norm)
  }

  static let closing: [String: String] = ["(": ")", "[": "]", "{": "}", "⌊": "⌋", "⌈": "⌉", "⟨": "⟩"]

  /// `\left( … \right)`
  mutating func bracketed(_ fenced: Fenced) throws(Unreadable) -> Expression {
    switch fenced.left {
    case "|", "‖":
      let items = try list(fenced)
      guard items.count == 1, fenced.right == fenced.left else {
        throw Unreadable("these bars are not computed")
      }
      return try meaning(ofBars: fenced.left, items[0], nil)
    default:
      guard Self.closing[fenced.left] == fenced.right else {
        throw Unreadable("these brackets are not computed")
      }
      return try Self.meaning(of: list(fenced), open: fenced.left)
    }
  }

  private static func meaning(of items: [Expression], open: String) throws(Unreadable) -> Expression {
    switch open {
    case "⌊" where items.count == 1: return .function(.floor, items)
    case "⌈" where items.count == 1: return .function(.ceil, items)
    case "⟨" where items.count == 2:
      // The product of two names or columns; numbers are the entries of a vector.
      if items.allSatisfy(\.isCertainlyNumber) { return .matrix(items.map { [$0] }) }
      guard items.allSatisfy(\.mayBeVector) else {
        throw Unreadable("whether the angle brackets hold a vector or a product is not clear")
      }
      return .function(.inner, items)
    case "⟨" where items.count > 2 && items.allSatisfy({ if case .matrix = $0 { false } else { true } }):
      return .matrix(items.map { [$0] })
    case "(", "[": return items.count == 1 ? items[0] : .matrix(items.map { [$0] })
    case "{" where items.count == 1: return items[0]
    default: throw Unreadable("sets are not computed")
    }
  }
}

extension MathNode {
  /// Whether it is a round bracket that opens, or a pair of them.
  var opensBracket: Bool {
    if case .fenced(let fenced) = content { fenced.left == "(" } else { symbol?.text == "(" }
  }

  /// The sign of a closing bracket, and its scripts.
  fileprivate var closingSign: (text: String?, scripts: Scripts?) {
    switch content {
    case .symbol(let symbol): (symbol.text, nil)
    case .scripts(let scripts): (scripts.base?.symbol?.text, scripts)
    default: (nil, nil)
    }
  }
}
