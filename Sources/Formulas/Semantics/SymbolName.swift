// How letters are named in Swift.
extension MathSymbol {
  /// `x`, `lambda`; nil for what no name begins with.
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
  /// The text of a subscript or a word as a part of an identifier: `max`, `1`, `t_plus_1`; nil where it holds more
  /// than signs.
  var identifierPart: String? {
    var text = ""
    for node in self {
      guard let part = node.identifierPart else { return nil }
      text += part
    }
    return text.isEmpty ? nil : text
  }
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
      case "=": return "_"
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

  /// Whether it is one italic letter: a subscript of which may mean a derivative.
  var isItalicLetter: Bool {
    if case .symbol(let symbol) = content { symbol.kind == .letter } else { false }
  }
}

extension TextPiece {
  /// The words of a text without formulas; nil where there are any.
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
    case .hat, .widehat: "hat"
    case .tilde, .widetilde: "tilde"
    case .bar, .overline: "bar"
    case .vec, .overrightarrow: "vec"
    case .dot: "dot"
    case .ddot: "ddot"
    case .dddot: "dddot"
    case .check: "check"
    case .acute: "acute"
    case .grave: "grave"
    case .breve: "breve"
    case .ring: "ring"
    case .overleftarrow, .overleftrightarrow: "arrow"
    case .underline: "underline"
    }
  }
}
