// The symbols of plain characters.
extension MathSymbol {
  init(character text: String) {
    if let known = Self.characters[text] {
      self = known
      return
    }
    let scalar = text.unicodeScalars.first ?? " "
    let kind: Class
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter: kind = .letter
    case .mathSymbol: kind = .relation
    default: kind = .ordinary
    }
    self.init(text, kind)
  }

  /// The node of a printable character of ASCII; nil for any other text. Formulas consist of them, and share their nodes.
  static func content(character text: String) -> MathNode.Content? {
    let text = text.utf8
    guard text.count == 1, let byte = text.first, byte < 0x80 else { return nil }
    return contents[Int(byte)]
  }

  private static let contents: [MathNode.Content?] = (0..<0x80).map { byte in
    UInt8(ascii: " ")..<0x7F ~= byte
      ? .symbol(MathSymbol(character: String(UnicodeScalar(byte)))) : nil
  }

  private static let characters: [String: MathSymbol] = {
    var characters: [String: MathSymbol] = [:]
    func add(_ table: String, _ kind: Class) {
      let words = table.split(separator: " ").map(String.init)
      for index in stride(from: 1, to: words.count, by: 2) where characters[words[index]] == nil {
        characters[words[index]] = MathSymbol(words[index], kind)
      }
    }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "z") where byte <= 0x5A || byte >= 0x61 {
      let letter = String(UnicodeScalar(byte))
      characters[letter] = MathSymbol(letter, .letter)
    }
    add(SignTables.letters, .letter)
    add(SignTables.binary, .binary)
    add(SignTables.relations, .relation)
    add(SignTables.arrows, .relation)
    add(SignTables.large, .largeOperator)
    for (text, kind) in [
      ("+", Class.binary), ("=", .relation), ("<", .relation), (">", .relation), (":", .relation),
      ("(", .open), ("[", .open), (")", .close), ("]", .close), (",", .punctuation), (";", .punctuation),
      (".", .punctuation),
      ("/", .ordinary), ("|", .ordinary), ("!", .ordinary), ("?", .ordinary), ("@", .ordinary),
      ("\"", .ordinary),
      ("`", .ordinary), ("⌊", .open), ("⌋", .close), ("⌈", .open), ("⌉", .close), ("⟨", .open), ("⟩", .close),
      ("‖", .ordinary), ("∞", .ordinary), ("∂", .ordinary), ("∇", .ordinary), ("…", .ordinary),
      ("°", .ordinary),
      ("′", .ordinary), ("∅", .ordinary), ("¬", .ordinary), ("∀", .ordinary), ("∃", .ordinary),
      ("%", .ordinary), ("#", .ordinary),
    ] {
      characters[text] = MathSymbol(text, kind)
    }
    // Keyboard characters that stand for mathematical signs.
    characters["-"] = MathSymbol("−", .binary)
    characters["–"] = MathSymbol("−", .binary)
    characters["−"] = MathSymbol("−", .binary)
    characters["*"] = MathSymbol("∗", .binary)
    characters["·"] = MathSymbol("⋅", .binary)
    characters["µ"] = MathSymbol("μ", .letter)
    characters["ϕ"] = MathSymbol("ϕ", .letter)
    return characters
  }()

  /// The digits of Unicode superscripts and subscripts.
  static let raised: [String: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    "ⁿ": "n",
  ]
  static let lowered: [String: String] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9",
  ]
}
