// The signs that separate and relate, as far as statements care.
extension MathNode {
  /// The relation that it is; `.other` for relations that are not computed.
  var relation: Relation? {
    switch content {
    case .symbol(let symbol):
      if let relation = Relation(symbol.text) { return relation }
      return symbol.kind == .relation && !isConnective && symbol.text != "∣" && symbol.text != ":"
        ? .other : nil
    case .stack(let stack):
      guard stack.base.count == 1, let relation = stack.base[0].relation else { return nil }
      guard let note = stack.over ?? stack.under else { return relation }
      let text = note.compactMap { $0.symbol?.text ?? $0.word }.joined()
      if text == "!" || text == "?" { return .wanted }
      return ["def", "Def", "definition"].contains(text) ? .defines : relation
    case .scripts(let scripts): return scripts.base?.relation.map { _ in .other }
    case .negated: return .other
    case .arrow: return .other
    default: return nil
    }
  }

  private static let implications: Set<String> = ["⇒", "⟹", "⇔", "⟺", "⇐", "⟸", "∴", "∵", "∧", "∨"]

  /// What joins two statements: `\Rightarrow`, `\text{and}`, `\land`.
  var isConnective: Bool {
    guard let symbol else { return false }
    return Self.implications.contains(symbol.text)
  }

  /// Whether what it joins is claimed only under a condition.
  var isCondition: Bool {
    guard let symbol else { return false }
    return ["∨", "⇔", "⟺", "⇐", "⟸", "⇒", "⟹"].contains(symbol.text)
  }

  var isListSeparator: Bool { symbol?.text == "," && symbol?.kind == .punctuation || symbol?.text == ";" }

  /// From a quad on, a space separates.
  var isWideSpace: Bool { if case .space(let space) = content { space.width >= 18 } else { false } }

  var isPunctuationOrSpace: Bool {
    switch content {
    case .space, .phantom, .label, .tag: true
    case .symbol(let symbol): [",", ".", ";"].contains(symbol.text)
    default: false
    }
  }

  var barOfScripts: String? {
    if case .scripts(let scripts) = content { scripts.base?.symbol?.text } else { nil }
  }

  /// The modulus of `\pmod{n}`.
  var congruenceModulus: [MathNode]? { nil }
}

extension TextPiece {
  /// Words that are no unit and no name, but speak: `\text{if }`, `\text{ and }`, `\text{for all}`.
  static func isSentence(_ pieces: [TextPiece]) -> Bool {
    guard let words = words(pieces) else { return true }
    return words.isEmpty || words.contains { Self.speaking.contains($0.lowercased()) }
  }

  static func isCondition(_ pieces: [TextPiece]) -> Bool {
    guard let words = words(pieces) else { return true }
    return words.contains {
      [
        "if", "when", "for", "suppose", "let", "unless", "or", "provided", "assume", "iff", "given",
        "otherwise", "else", "whenever",
      ].contains($0.lowercased())
    }
  }

  private static let speaking: Set<String> = [
    "if", "when", "for", "suppose", "let", "unless", "or", "and", "provided", "assume", "iff", "given",
    "otherwise",
    "else", "whenever", "where", "with", "so", "thus", "hence", "therefore", "because", "since", "then",
    "while",
    "is", "are", "all", "as", "in", "on", "such", "that", "by", "to", "but",
  ]
}
