import Formulas

extension MathMarkup {
  mutating func add(_ symbol: MathSymbol, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form) {
    guard symbol.isOperator else { return addIdentifier(symbol) }
    let core = MathNode.Core(text: symbol.text, kind: symbol.kind)
    let isFixed =
      symbol.kind == .open || symbol.kind == .close
      || symbol.kind == .relation && Self.isBracket(symbol.text) || Self.isVerticalArrow(symbol.text)
    let spaces = attributes(spacing, of: core, form)
    html.element("mo", isFixed ? spaces + Self.fixed : spaces, symbol.text)
  }

  /// A delimiter that does not grow.
  static let fixed: Attributes = ["stretchy": "false"]
  /// A letter that a browser would make italic.
  private static let upright: Attributes = ["mathvariant": "normal"]

  /// The spaces around an operator, where they are not those that a browser gives anyway.
  func attributes(
    _ spacing: OperatorSpacing?, of core: MathNode.Core, _ form: OperatorSpacing.Form
  ) -> Attributes {
    let none = OperatorSpacing(left: 0, right: 0)
    let spacing = spacing ?? none
    let own = OperatorSpacing.byDefault(core, form)
    if own == spacing { return [:] }
    if spacing == none, core.kind == .binary, OperatorSpacing.canBeSign(core.text),
      style == .display || style == .text
    {
      return ["form": "prefix"]
    }
    return [
      "lspace": own?.left == spacing.left ? nil : Self.em(Double(spacing.left) / 18),
      "rspace": own?.right == spacing.right ? nil : Self.em(Double(spacing.right) / 18),
    ]
  }

  /// Browsers draw these as high as their row.
  private static func isVerticalArrow(_ text: String) -> Bool {
    guard let scalar = text.unicodeScalars.first?.value else { return false }
    return [0x2191, 0x2193, 0x2195, 0x21D1, 0x21D3, 0x21D5, 0x21C5, 0x21F5].contains(scalar)
  }

  private static func isBracket(_ text: String) -> Bool {
    let scalar = text.onlyScalar
    return scalar == "|" || scalar == "‖"
  }

  /// - Parameter isBase: whether it has scripts or an accent: a browser then applies the italic correction itself.
  mutating func addIdentifier(_ symbol: MathSymbol, isBase: Bool = false) {
    var isUpright = false
    let scalars = symbol.text.unicodeScalars
    if let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex {
      let letter = alphabet.map { MathLetters.letter(first, in: $0) } ?? first
      // A browser makes every single letter italic.
      isUpright =
        letter == first && Self.becomesItalic(first) && (alphabet == .roman || Self.isUpright(first))
    }
    html.element(
      "mi", class: isBase || alphabet != nil ? nil : symbol.lean, isUpright ? Self.upright : [:],
      inAlphabet(symbol.text))
  }

  /// - Source: MathML Core, appendix C.1, the table of italic letters.
  private static func becomesItalic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0x131, 0x237, 0x391...0x3A9, 0x3B1...0x3C9, 0x3D1, 0x3D5, 0x3D6, 0x3F0,
      0x3F1,
      0x3F4, 0x3F5, 0x2202, 0x2207:
      true
    default: false
    }
  }

  private static func isUpright(_ scalar: Unicode.Scalar) -> Bool {
    (0x391...0x3A9).contains(scalar.value) || scalar.value == 0x2207
  }

  mutating func add(_ name: OperatorName) {
    let isLetter = name.name.unicodeScalars.count == 1
    html.element(
      "mi", isLetter ? Self.upright : [:],
      name.name.split(separator: " ").joined(separator: "\u{2009}"))
  }

  mutating func add(_ pieces: [TextPiece], _ style: TextStyle) {
    let isOne = pieces.count == 1
    let inner = self.style == .display ? .text : self.style
    element("mrow", if: !isOne) { math in
      for piece in pieces {
        switch piece {
        case .text(let text): math.html.element("mtext", Self.kept(math.styled(text, style)))
        case .math(let nodes):
          math.element("mrow", ["displaystyle": math.style == .display ? "false" : nil]) { math in
            math.with(inner) { $0.addRow(nodes) }
          }
        }
      }
    }
  }

  private func styled(_ text: String, _ style: TextStyle) -> String {
    switch style {
    case .roman: text
    case .bold: MathLetters.text(text, in: .bold)
    case .italic: MathLetters.text(text, in: .italic)
    case .sansSerif: MathLetters.text(text, in: .sansSerif)
    case .typewriter: MathLetters.text(text, in: .typewriter)
    }
  }

  /// The text with no-break spaces at its ends, where a browser would remove blanks.
  private static func kept(_ text: String) -> String {
    guard text.utf8.first == .space || text.utf8.last == .space else { return text }
    let inner = text.utf8.drop { $0 == .space }
    guard let end = inner.lastIndex(where: { $0 != .space }) else { return "\u{A0}" }
    return (text.utf8.first == .space ? "\u{A0}" : "") + String(Substring(inner[...end]))
      + (text.utf8.last == .space ? "\u{A0}" : "")
  }

  mutating func addNegated(
    _ node: MathNode, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form
  ) {
    if case .symbol(let symbol) = node.content, symbol.kind != .letter {
      return add(
        MathSymbol(symbol.text + "\u{338}", symbol.kind, command: symbol.command), spacing, form)
    }
    element("mrow", class: "negated") { $0.add(node, spacing, form) }
  }

  /// A reference to a numbered formula. It is no link: screen readers read a formula as a whole, and nothing in it can be
  /// focused.
  mutating func addReference(_ name: String, _ hasParentheses: Bool) {
    let text = numbers.labels[name]?.text ?? "?"
    html.element("mtext", hasParentheses ? "(\(text))" : text)
  }
}
