extension Statement.Traits {
  init(_ nodes: [MathNode]) {
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
    if nodes.holdsNames { insert(.names) }
  }
}

extension MathNode {
  fileprivate var isOperator: Bool {
    guard let symbol else { return false }
    return ["+", "−", "×", "⋅", "·", "∗", "*", "/", "÷"].contains(symbol.text)
  }

  fileprivate var isSignChoice: Bool { symbol.map { ["±", "∓"].contains($0.text) } ?? false }
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

  /// Dots among names and numbers that no sign joins, a colon, or a second point.
  fileprivate var isList: Bool {
    for (index, node) in enumerated() {
      guard let text = node.symbol?.text else { continue }
      if text == ":" { return true }
      if text == ".", index + 1 < count {
        return !(index > 0 && self[index - 1].isNumber && self[index + 1].isAccent)
      }
      if node.isDots {
        let before = index > 0 ? self[index - 1] : nil
        let after = index + 1 < count ? self[index + 1] : nil
        // `0.333\ldots` goes on; `1 \ldots n` does not.
        if let before, before.isNumber || before.symbol?.kind == .letter, let after, !after.isOperator {
          return true
        }
      }
    }
    // Two numbers with a point side by side: a version.
    return zip(self, dropFirst()).contains { left, right in
      guard case .number(let a) = left.content, case .number(let b) = right.content else { return false }
      return a.contains(".") && b.hasPrefix(".")
    }
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

  /// Whether a letter stands for something: names, not units, functions, constants or the signs of sets.
  var holdsNames: Bool { contains(where: \.holdsNames) }
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

  fileprivate var holdsNames: Bool {
    switch content {
    case .symbol(let symbol):
      symbol.kind == .letter && !["π", "e", "d", "ℝ", "ℕ", "ℤ"].contains(symbol.text)
    case .group(let nodes), .style(_, let nodes), .color(_, let nodes), .boxed(let nodes),
      .cancel(_, let nodes),
      .accent(_, let nodes):
      nodes.holdsNames
    case .alphabet(let alphabet, let nodes):
      alphabet == .blackboard ? false : nodes.count == 1 && nodes.holdsNames
    case .scripts(let scripts):
      (scripts.base?.holdsNames ?? false) || (scripts.upper ?? []).holdsNames
    case .fraction(let fraction): fraction.numerator.holdsNames || fraction.denominator.holdsNames
    case .root(_, let radicand): radicand.holdsNames
    case .fenced(let fenced): fenced.parts.contains { $0.holdsNames }
    case .brace(let brace): brace.body.holdsNames
    case .stack(let stack): stack.base.holdsNames
    case .rows(let rows): rows.rows.contains { $0.cells.contains { $0.holdsNames } }
    case .negated(let node): node.holdsNames
    case .modulus(let nodes): nodes.holdsNames
    case .number, .text, .operatorName, .arrow, .delimiter, .space, .phantom, .tag, .label, .reference: false
    }
  }
}
