/// Finds what a formula says about the kinds of its names: `x \in \mathbb{R}^n`, `A \cup B`, `f: A \to B`, `X \sim …`,
/// `x^\top`, `\|v\|`. Its work is linear in the length of the formula.
struct KindReader {
  private(set) var found: [(symbol: Symbol, kind: Kind)] = []

  static func kinds(in nodes: [MathNode]) -> [(symbol: Symbol, kind: Kind)] {
    var reader = KindReader()
    reader.read(nodes, depth: 0)
    return reader.found
  }

  private mutating func read(_ nodes: [MathNode], depth: Int) {
    guard depth < 40 else { return }
    let lastArrow = nodes.lastIndex { $0.symbol?.text == "→" } ?? 0
    for (index, node) in nodes.enumerated() {
      switch node.content {
      case .symbol(let symbol): read(symbol.text, at: index, in: nodes, lastArrow: lastArrow)
      case .scripts(let scripts):
        if let upper = scripts.upper, upper.transposes, let base = scripts.base, let name = name(base) {
          found.append((name, name.isCapital ? .matrix(rows: "", columns: "") : .vector("")))
        }
        read(node.children, depth: depth + 1)
      case .fenced(let fenced):
        if fenced.left == "‖", fenced.parts.count == 1, fenced.parts[0].count == 1 {
          addNorm(fenced.parts[0][0])
        }
        read(node.children, depth: depth + 1)
      case .text, .number, .operatorName, .space: break
      default: read(node.children, depth: depth + 1)
      }
    }
  }

  private mutating func read(_ sign: String, at index: Int, in nodes: [MathNode], lastArrow: Int) {
    // Letters and digits say nothing, and most symbols are letters: signs beyond ASCII are slow to compare.
    guard let first = sign.utf8.first, first > 0x7F || sign == ":" else { return }
    switch sign {
    case "∈":
      guard let kind = kind(ofElements: nodes[(index + 1)...]) else { return }
      for name in names(before: index, in: nodes) { found.append((name, kind)) }
      if kind == .set, let name = visible(nodes[(index + 1)...]).flatMap(name) { found.append((name, .set)) }
    case "∪", "∩", "∖", "⊂", "⊆", "⊃", "⊇", "⊊", "⊋":
      if let name = nodes[..<index].last(where: { !$0.isSpace }).flatMap(name) { found.append((name, .set)) }
      if let name = visible(nodes[(index + 1)...]).flatMap(name) { found.append((name, .set)) }
    case "∼":
      guard let name = nodes[..<index].last(where: { !$0.isSpace }).flatMap(name), name.isCapital else {
        return
      }
      found.append((name, .randomVariable))
    case ":":
      guard index < lastArrow, let name = nodes[..<index].last(where: { !$0.isSpace }).flatMap(name) else {
        return
      }
      found.append((name, .function))
    case "‖":
      if index + 2 < nodes.count, nodes[index + 2].symbol?.text == "‖" || nodes[index + 2].isScriptedBar {
        addNorm(nodes[index + 1])
      }
    default: break
    }
  }

  private mutating func addNorm(_ node: MathNode) {
    if let name = name(node), !name.isCapital { found.append((name, .vector(""))) }
  }

  private func name(_ node: MathNode) -> Symbol? {
    ((try? node.namedSymbol()) ?? nil).flatMap { $0.mark == "text" || $0.mark == "operator" ? nil : $0 }
  }

  private func visible(_ nodes: ArraySlice<MathNode>) -> MathNode? { nodes.first { !$0.isSpace } }

  /// The names in a list that ends before a node: `x, y \in …`.
  private func names(before index: Int, in nodes: [MathNode]) -> [Symbol] {
    var names: [Symbol] = []
    for node in nodes[..<index].reversed() where !node.isSpace {
      if let name = name(node) {
        names.append(name)
      } else if node.symbol?.text != "," {
        break
      }
    }
    return names
  }

  /// The kind of the elements of the set that stands behind ‘∈’; `.set` where only the set itself has a name.
  private func kind(ofElements nodes: ArraySlice<MathNode>) -> Kind? {
    guard let first = visible(nodes) else { return nil }
    if let symbol = first.symbol, symbol.kind == .open || symbol.text == "]" { return .number }
    if first.isNumberSet { return .number }
    if case .scripts(let scripts) = first.content, let base = scripts.base, base.isNumberSet {
      guard let upper = scripts.upper else { return .number }
      let parts = upper.flattened().split { ["×", "∗"].contains($0.symbol?.text) }
      let sizes = parts.map { Array($0).identifierPart ?? "?" }
      switch sizes.count {
      case 1: return upper.count == 1 && upper[0].isSign ? .number : .vector(sizes[0])
      case 2: return .matrix(rows: sizes[0], columns: sizes[1])
      default: return nil
      }
    }
    guard let name = name(first), name.isCapital else { return nil }
    return .set
  }
}

extension MathNode {
  fileprivate var isSpace: Bool { if case .space = content { true } else { false } }

  /// `+`, `*` in `\mathbb{R}^+`
  fileprivate var isSign: Bool { symbol.map { $0.kind == .binary } ?? false }

  fileprivate var isScriptedBar: Bool {
    if case .scripts(let scripts) = content { scripts.base?.symbol?.text == "‖" } else { false }
  }

  /// `\mathbb{R}`, `ℝ` and the other sets of numbers.
  fileprivate var isNumberSet: Bool {
    switch content {
    case .alphabet(.blackboard, let nodes):
      nodes.count == 1 && ["R", "C", "Q", "Z", "N"].contains(nodes[0].symbol?.text)
    case .symbol(let symbol): ["ℝ", "ℂ", "ℚ", "ℤ", "ℕ"].contains(symbol.text)
    default: false
    }
  }
}

extension [MathNode] {
  /// `^T`, `^\top`: not a small t, which more often counts.
  fileprivate var transposes: Bool {
    isTransposition && !(count == 1 && ["t", "′"].contains(self[0].symbol?.text))
  }
}
