extension Statement.Traits {
  init(_ nodes: [MathNode], _ expression: Expression) {
    self = []
    let visible = nodes.filter { if case .space = $0.content { false } else { true } }
    guard let first = visible.first, let last = visible.last else {
      insert(.incomplete)
      return
    }
    if last.isOperator
      || first.isOperator && first.symbol?.text != "−" && first.symbol?.text != "+" && !first.isSignChoice
    {
      insert(.incomplete)
    }
    if visible.contains(where: \.isSignChoice) { insert(.choice) }
    if visible.isShape { insert(.shape) }
    if visible.isList { insert(.list) }
    if visible.isGrowth { insert(.growth) }
    if visible.mayBeCycles { insert(.cycles) }
    if visible.holdsClass { insert(.classes) }
    let isOpaque = expression.contains { if case .opaque = $0 { true } else { false } }
    if isOpaque ? nodes.holdsNames : expression.symbols.contains(where: \.isUnknown) { insert(.names) }
  }
}

extension MathNode {
  fileprivate var isOperator: Bool {
    guard let symbol else { return false }
    return ["+", "−", "×", "⋅", "·", "∗", "*", "/", "÷"].contains(symbol.text)
  }

  var isSignChoice: Bool { symbol.map { ["±", "∓"].contains($0.text) } ?? false }
}

extension [MathNode] {
  /// `300 \times 300`, `(4 \times 3) \cdot (3 \times 2)`
  fileprivate var isShape: Bool {
    var hasTimes = false
    for node in self {
      switch node.content {
      case .number(let digits):
        if digits.contains(".") { return false }
      case .symbol(let symbol):
        if symbol.text == "×" { hasTimes = true }
        guard ["×", "⋅", "(", ")", "[", "]"].contains(symbol.text) else { return false }
      case .fenced(let fenced):
        guard fenced.left == "(", fenced.parts.count == 1, fenced.parts[0].isShape else { return false }
        hasTimes = true
      default: return false
      }
    }
    return hasTimes
  }

  /// Whether it holds dots between items, a colon, or a second decimal point.
  fileprivate var isList: Bool {
    for (index, node) in enumerated() {
      guard let text = node.symbol?.text else { continue }
      if text == ":" { return true }
      if text == ".", index + 1 < count {
        return !(index > 0 && self[index - 1].isNumber && self[index + 1].isAccent)
      }
      if text == "…" {
        let before = index > 0 ? self[index - 1] : nil
        let after = index + 1 < count ? self[index + 1] : nil
        // `1 \ldots n` is a list; `0.333\ldots` at the end is a number.
        if let before, before.isNumber || before.symbol?.kind == .letter, let after, !after.isOperator {
          return true
        }
      }
    }
    // Quotient and remainder: `9 \cdots 2`.
    if count == 3, self[0].isNumber, self[1].isDots, self[2].isNumber { return true }
    // Two adjacent decimals are a version: `1.2.3`.
    return zip(self, dropFirst()).contains { left, right in
      guard case .number(let a) = left.content, case .number(let b) = right.content else { return false }
      return a.contains(".") && b.hasPrefix(".")
    }
  }

  /// The parts of a ratio: `4:6`; nil if it is none.
  var ratioParts: [MathNode]? {
    let visible = filter { if case .space = $0.content { false } else { true } }
    guard visible.count >= 3, visible.count <= 21, !visible.count.isMultiple(of: 2) else { return nil }
    for (index, node) in visible.enumerated() {
      guard index.isMultiple(of: 2) ? node.isNumber : node.symbol?.text == ":" else { return nil }
    }
    return visible.filter(\.isNumber)
  }

  /// What stands between each pair of brackets, if it consists of nothing but brackets.
  private func contents(of open: String, _ close: String) -> [[MathNode]]? {
    var found: [[MathNode]] = []
    var current: [MathNode]?
    for node in self {
      let base = if case .scripts(let scripts) = node.content { scripts.base ?? node } else { node }
      if case .fenced(let fenced) = base.content, fenced.left == open, fenced.parts.count == 1, current == nil
      {
        found.append(fenced.parts[0].flattened(.nowhere))
      } else if base.symbol?.text == open, current == nil {
        current = []
      } else if base.symbol?.text == close, let nodes = current {
        found.append(nodes)
        current = nil
      } else if current != nil {
        current?.append(node)
      } else {
        return nil
      }
    }
    return current == nil ? found : nil
  }

  /// `(12)(13)`: brackets with different digits, at least two in one of them.
  fileprivate var mayBeCycles: Bool {
    guard let parts = contents(of: "(", ")") else { return false }
    var isLong = false
    for part in parts {
      guard part.count == 1, case .number(let digits) = part[0].content, !digits.contains("."),
        Set(digits).count == digits.count
      else { return false }
      isLong = isLong || digits.count > 1
    }
    return isLong
  }

  /// Whether a number stands alone in square brackets.
  fileprivate var holdsClass: Bool {
    for (index, node) in enumerated() {
      let base = if case .scripts(let scripts) = node.content { scripts.base ?? node } else { node }
      if case .fenced(let fenced) = base.content, fenced.left == "[", fenced.parts.count == 1,
        fenced.parts[0].count == 1, fenced.parts[0][0].isNumber
      {
        return true
      }
      if node.symbol?.text == "[", index + 2 < count, self[index + 1].isNumber,
        self[index + 2].bracketDepth < 0
      {
        return true
      }
    }
    return false
  }

  fileprivate var isGrowth: Bool {
    zip(self, dropFirst()).contains { left, right in
      guard let name = left.growthName else { return false }
      let isCall: Bool =
        switch right.content {
        case .symbol(let symbol): symbol.text == "("
        case .fenced(let fenced): fenced.left == "("
        default: false
        }
      return isCall && ["O", "o", "Θ", "Ω", "ω", "Theta", "Omega"].contains(name)
    }
  }

  /// Whether a letter occurs that no sum, limit or integral binds.
  var holdsNames: Bool {
    var letters: Set<String> = []
    var bound: Set<String> = []
    for node in self { node.collectLetters(&letters, &bound) }
    // The variable of an integral stands behind a d.
    let visible = filter { if case .space = $0.content { false } else { true } }
    for (left, right) in zip(visible, visible.dropFirst()) {
      if left.symbol?.text == "d" || left.word == "d", let variable = right.symbol?.text {
        bound.insert(variable)
      }
    }
    return !letters.subtracting(bound).isEmpty
  }
}

extension [MathNode] {
  /// The names in it, whatever surrounds them.
  var names: [Symbol] {
    var found: [Symbol] = []
    for node in self {
      if let symbol = try? node.namedSymbol() {
        found.append(symbol)
      } else {
        found += node.children.names
      }
    }
    return found
  }

  /// Whether it is nothing but names in brackets: `\{a, b\}`
  var isGroupOfNames: Bool {
    let visible = filter { !$0.isPunctuationOrSpace }
    guard let first = visible.first else { return false }
    if case .fenced(let fenced) = first.content {
      return visible.count == 1 && fenced.parts.allSatisfy { $0.allSatisfy(\.isNameOrPunctuation) }
    }
    return first.bracketDepth > 0 && visible.count > 2
      && visible.dropFirst().dropLast().allSatisfy(\.isNameOrPunctuation)
  }
}

extension MathNode {
  fileprivate var isNameOrPunctuation: Bool { isPunctuationOrSpace || (try? namedSymbol()) != nil }
}

extension Symbol {
  /// Whether it is neither a word nor the constant e.
  fileprivate var isUnknown: Bool { mark != "text" && mark != "operator" && self != .e }
}

extension MathNode {
  fileprivate var isAccent: Bool { if case .accent = content { true } else { false } }

  fileprivate var growthName: String? {
    switch content {
    case .symbol(let symbol): symbol.text
    case .alphabet(_, let nodes): nodes.identifierPart
    default: nil
    }
  }

  fileprivate func collectLetters(_ letters: inout Set<String>, _ bound: inout Set<String>) {
    func all(_ nodes: [MathNode]) { for node in nodes { node.collectLetters(&letters, &bound) } }
    switch content {
    case .symbol(let symbol):
      if symbol.kind == .letter, !["π", "e", "d", "ℝ", "ℕ", "ℤ"].contains(symbol.text) {
        letters.insert(symbol.text)
      }
    case .alphabet(let alphabet, let nodes):
      if alphabet != .blackboard, nodes.count == 1 { all(nodes) }
    case .scripts(let scripts):
      if let base = scripts.base {
        base.collectLetters(&letters, &bound)
        if base.bindsNames, let first = scripts.lower?.first(where: { $0.symbol?.kind == .letter })?.symbol {
          bound.insert(first.text)
        }
      }
      all(scripts.upper ?? [])
    // Only the main part counts: no label, degree or stacked sign names a quantity of the formula.
    case .root(_, let nodes): all(nodes)
    case .brace(let brace): all(brace.body)
    case .stack(let stack): all(stack.base)
    case .text, .arrow, .phantom, .rule: break
    default: all(children)
    }
  }

  /// Whether the subscript binds a name: of a sum, a limit, a maximum.
  private var bindsNames: Bool {
    switch content {
    case .symbol(let symbol): symbol.kind == .largeOperator
    case .operatorName(let name): name.takesLimits
    default: false
    }
  }
}
