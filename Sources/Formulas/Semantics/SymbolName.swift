// The Swift identifiers of letters, subscripts and words.
extension MathSymbol {
  /// `x`, `lambda`; nil for a sign that is no letter.
  var name: String? {
    guard kind == .letter else { return nil }
    if let greek = Self.greek[text] { return greek }
    return text
  }

  private static let greek: [String: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ϵ": "epsilon", "ε": "varepsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ϑ": "vartheta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "varphi", "ϕ": "phi",
    "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi",
    "Π": "Pi", "Σ": "Sigma", "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega", "ℓ": "ell", "ℏ": "hbar",
    "∂": "partial", "∇": "nabla",
  ]
}

extension [MathNode] {
  /// A subscript or a word as part of an identifier: `max`, `1`, `t_plus_1`; nil if it holds anything but simple signs.
  var identifierPart: String? {
    var text = ""
    for node in self {
      guard let part = node.identifierPart else { return nil }
      text += part
    }
    return text.isEmpty ? nil : text
  }

  /// The mark of a name with this subscript.
  var indexMark: String { count <= 2 && allSatisfy(\.isItalicLetter) ? Symbol.italicIndex : "" }
}

extension MathNode {
  fileprivate var identifierPart: String? {
    switch content {
    case .number(let digits): return digits.replacing(".", with: "_")
    case .symbol(let symbol):
      if let name = symbol.name { return name }
      switch symbol.text {
      case "+": return "_plus_"
      case "−", "-": return "_minus_"
      case ",": return "_"
      case "(", ")", "[", "]", "{", "}", " ", "|": return ""
      case "∗", "*", "⋆": return "star"
      case "′": return "prime"
      case "=", "_": return "_"
      default: return nil
      }
    case .text(let pieces, _): return TextPiece.words(pieces).map { $0.joined(separator: "_") }
    case .operatorName(let name): return name.name
    case .group(let nodes), .alphabet(_, let nodes), .style(_, let nodes), .color(_, let nodes):
      return nodes.identifierPart
    case .space: return ""
    case .scripts(let scripts):
      guard let base = scripts.base?.identifierPart else { return nil }
      let lower = scripts.lower.map { $0.identifierPart } ?? ""
      let upper = scripts.upper.map { $0.identifierPart } ?? ""
      guard let lower, let upper else { return nil }
      return base + lower + upper
    default: return nil
    }
  }

  /// Whether it is an italic letter, which as a subscript may mean a derivative.
  fileprivate var isItalicLetter: Bool {
    if case .symbol(let symbol) = content { symbol.kind == .letter } else { false }
  }
}

extension MathNode {
  /// Whether it is an italic letter, perhaps with scripts.
  var beginsName: Bool {
    if case .scripts(let scripts) = content { return scripts.base?.beginsName == true }
    return isItalicLetter
  }

  /// The name that the node is: a letter, with or without font, accent or subscript, or a word. Nil if it is none.
  func namedSymbol() throws(Unreadable) -> Symbol? {
    switch content {
    case .symbol(let symbol):
      guard let name = symbol.name else { return nil }
      return Symbol(name)
    case .group(let nodes) where nodes.count == 1: return try nodes[0].namedSymbol()
    case .alphabet(let alphabet, let nodes):
      if alphabet == .blackboard { throw Unreadable("sets and expectations are not computed") }
      guard let word = nodes.identifierPart, word.first?.isLetter == true else { return nil }
      if alphabet == .roman, word == "i" { throw Unreadable("complex numbers are not computed") }
      return Symbol(word, mark: "\(alphabet)")
    case .accent(let accent, let nodes):
      let inner = nodes.flattened()
      guard inner.count == 1, let symbol = try inner[0].namedSymbol() else { return nil }
      return Symbol(
        "\(accent.name)_\(symbol.base)", index: symbol.index, primes: symbol.primes, mark: symbol.mark)
    case .text(let pieces, _):
      guard let words = TextPiece.words(pieces), words.first?.first?.isLetter == true else { return nil }
      return Symbol(words.joined(separator: "_"), mark: "text")
    case .scripts(let scripts):
      // A name in braces: `{x_1}^2`.
      guard let base = try scripts.base?.namedSymbol(), scripts.upper == nil, let lower = scripts.lower,
        let part = lower.identifierPart
      else { return nil }
      return Symbol(base.base, index: part, primes: scripts.primes, mark: base.mark + lower.indexMark)
    default: return nil
    }
  }

  /// The word that the node spells: in a font or as text.
  var word: String? {
    switch content {
    case .alphabet(_, let nodes): nodes.identifierPart
    case .text(let pieces, _): TextPiece.words(pieces).flatMap { $0.count == 1 ? $0[0] : nil }
    default: nil
    }
  }
}

extension TextPiece {
  /// The words of a text; nil if it contains formulas.
  static func words(_ pieces: [TextPiece]) -> [String]? {
    var words: [String] = []
    for piece in pieces {
      guard case .text(let text) = piece else { return nil }
      words += text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }
    return words
  }
}

extension Accent {
  var name: String {
    switch self {
    case .widehat: "hat"
    case .widetilde: "tilde"
    case .overline: "bar"
    case .overrightarrow: "vec"
    case .overleftarrow, .overleftrightarrow, .underrightarrow, .underleftarrow, .underleftrightarrow: "arrow"
    case .hat, .tilde, .bar, .vec, .dot, .ddot, .dddot, .ddddot, .check, .acute, .grave, .breve, .ring,
      .underline:
      rawValue
    }
  }
}

extension Symbol {
  /// Whether it is an upright word of several letters.
  var isWord: Bool { ["text", "roman", "operator"].contains(mark) && base.utf8.count > 1 && index.isEmpty }

  /// Whether the letter usually stands for a constant: `a`, `c`, `k`, `n`.
  var isConventionalConstant: Bool {
    ["a", "b", "c", "d", "k", "m", "n", "A", "B", "C", "K", "N"].contains(base)
  }

  /// Formulas about these are laws or observations and define nothing.
  static let probabilities: Set<String> = ["P", "Pr", "E", "Var", "Cov", "mathbb_E"]

  /// The ending of the index of an inverse function: `f^{-1}(x)`
  static let inverse = "_inverse"

  /// The function of which the name is the inverse; nil if it is none.
  var inverted: Symbol? {
    index.hasSuffix(Self.inverse)
      ? Symbol(base, index: String(index.dropLast(Self.inverse.count)), mark: mark) : nil
  }

  /// Whether the letter hardly ever names anything but a function.
  var isUsualFunction: Bool { ["f", "g", "h", "F", "G", "H", "phi", "varphi", "psi"].contains(base) }

  /// Marks the name of an array or a function before square brackets: `a[i]`.
  static let indexed = " indexed"
  /// Marks a name before brackets with letters right in front of it, which may be a word: `SD(X)`.
  static let spelled = " spelled"

  /// The name without what marks the way in which it is applied.
  var unapplied: Symbol {
    guard mark.hasSuffix(Self.indexed) || mark.hasSuffix(Self.spelled) else { return self }
    var mark = mark
    for suffix in [Self.spelled, Self.indexed] where mark.hasSuffix(suffix) { mark.removeLast(suffix.count) }
    return Symbol(base, index: index, primes: primes, mark: mark)
  }

  /// Whether the letter names a function unless it was defined otherwise.
  static func isFunctionLetter(_ symbol: Symbol) -> Bool {
    [
      "f", "g", "h", "F", "G", "H", "P", "Q", "E", "O", "T", "L", "J", "u", "v", "p", "q", "phi", "varphi",
      "psi", "Phi", "sigma", "Gamma", "d", "D", "delta",
    ]
    .contains(symbol.base)
  }
}

extension FormulaTree {
  /// Where a name stands first; nil where it does not.
  /// - Parameter name: in Swift: `W_1`, `lambda`.
  package func range(of name: String) -> Range<Int>? {
    var range: Range<Int>?
    nodes.forEachNode { node in
      if range == nil, let symbol = try? node.namedSymbol(), symbol.identifier == name { range = node.range }
    }
    return range
  }
}
