// The signs and words that separate and relate the parts of a statement.
extension MathNode {
  /// The relation of the node; `.other` if it is not checked; nil for any other node, arrows included.
  var relation: Relation? {
    switch content {
    case .symbol(let symbol):
      if let relation = Relation(symbol.text) { return relation }
      return symbol.kind == .relation && !isArrow && !["∣", ":", "|"].contains(symbol.text) ? .other : nil
    case .stack(let stack):
      guard stack.base.count == 1, let relation = stack.base[0].relation else { return nil }
      guard let note = stack.over ?? stack.under else { return relation }
      let text = note.compactMap { $0.symbol?.text ?? $0.word }.joined()
      if text == "!" || text == "?" { return .wanted }
      return ["def", "Def", "definition", "△", "Δ"].contains(text) ? .defines : relation
    case .scripts(let scripts): return scripts.base?.relation.map { _ in .other }
    case .negated(let node):
      return node.relation.map { relation in
        switch relation {
        case .equal: .notEqual
        case .less: .greaterOrEqual
        case .greater: .lessOrEqual
        case .lessOrEqual: .greater
        case .greaterOrEqual: .less
        default: .other
        }
      }
    default: return nil
    }
  }

  /// `:=`, `=:`
  func definingPair(with next: MathNode) -> Relation? {
    switch (symbol?.text, next.symbol?.text) {
    case (":", "="): .defines
    case ("=", ":"): .isDefinedBy
    default: nil
    }
  }

  fileprivate var isArrow: Bool {
    switch content {
    case .arrow: return true
    case .symbol(let symbol):
      guard let scalar = symbol.text.unicodeScalars.first?.value, Relation(symbol.text) == nil else {
        return false
      }
      // The Unicode blocks Arrows and Supplemental Arrows-A.
      return (0x2190...0x21FF).contains(scalar) || (0x27F0...0x27FF).contains(scalar)
        || ["∴", "∵"].contains(symbol.text)
    case .scripts(let scripts): return scripts.base?.isArrow ?? false
    default: return false
    }
  }

  /// Whether it joins two statements: `\Rightarrow`, `\iff`, `\to`.
  var isConnective: Bool { isArrow }

  /// Which inference an arrow stands for; nil for any other sign.
  var inference: Statement.Inference? {
    switch content {
    case .symbol(let symbol):
      switch symbol.text {
      case "⇔", "⟺": .equivalence
      case "⇒", "⟹", "⇐", "⟸": .implication
      default: nil
      }
    case .scripts(let scripts): scripts.base?.inference
    default: nil
    }
  }

  /// `\land`, `\lor`, which join statements if they stand between relations.
  var isAlternative: Bool { symbol.map { ["∧", "∨"].contains($0.text) } ?? false }

  /// Whether it makes the formula conditional or an alternative.
  var isCondition: Bool {
    if let symbol { return symbol.text == "∨" }
    if case .text(let pieces, _) = content { return TextPiece.isCondition(pieces) }
    return false
  }

  var isListSeparator: Bool { symbol?.text == "," && symbol?.kind == .punctuation || symbol?.text == ";" }

  /// A space of at least a quad separates statements.
  var isWideSpace: Bool { if case .space(let space) = content { space.width >= 18 } else { false } }

  /// Words that join statements: `\text{ and }`, `\text{if}`.
  var isSentence: Bool {
    if case .text(let pieces, _) = content { TextPiece.isSentence(pieces) } else { false }
  }

  var isText: Bool { if case .text = content { true } else { false } }

  /// Whether it is a text of at least two words.
  var isPhrase: Bool {
    guard case .text(let pieces, _) = content, let words = TextPiece.words(pieces) else { return false }
    return words.count > 1
  }

  /// Words with a colon that introduce the formula: `\text{Width: }`
  var isHeading: Bool {
    guard case .text(let pieces, _) = content, case .text(let text)? = pieces.last else { return false }
    return text.last { $0 != " " } == ":"
  }

  var isPunctuationOrSpace: Bool {
    switch content {
    case .space, .phantom, .label, .tag: true
    case .symbol(let symbol): [",", ".", ";"].contains(symbol.text)
    default: false
    }
  }

  /// The modulus of `\pmod{n}`.
  var congruenceModulus: [MathNode]? { if case .modulus(let nodes) = content { nodes } else { nil } }
}

extension [MathNode] {
  /// For each index, that of the first node from there on that is neither punctuation nor space; nil where there is
  /// none. To look for it from each node of a long run of spaces would take a time in proportion to its square.
  var nextVisible: [Int?] {
    var next: Int?
    var all: [Int?] = []
    for index in indices.reversed() {
      if !self[index].isPunctuationOrSpace { next = index }
      all.append(next)
    }
    return all.reversed()
  }
}

extension TextPiece {
  /// Whether it contains words that join statements, or a formula.
  static func isSentence(_ pieces: [TextPiece]) -> Bool {
    guard let words = words(pieces) else { return true }
    return words.isEmpty
      ? pieces.isEmpty : words.contains { isConditional($0) || joining.contains($0.lowercased()) }
  }

  static func isCondition(_ pieces: [TextPiece]) -> Bool {
    guard let words = words(pieces) else { return true }
    return words.contains(where: isConditional)
  }

  /// Whether a word supposes something, in any of the languages that are known.
  private static func isConditional(_ word: String) -> Bool {
    guard word.utf8.count > 1 else { return false }
    let meaning = CueWords.of(word)
    return !meaning.isDisjoint(with: [.hypothetical, .alternative, .ambiguous])
      || meaning.contains(.supposing) && !meaning.contains(.solving)
      || conditional.contains(word.lowercased())
  }

  private static let conditional: Set<String> = ["given"]

  private static let joining: Set<String> = [
    "let", "and", "where", "with", "so", "thus", "hence", "therefore", "because", "since", "then", "all",
    "such",
  ]
}
