// Arguments that are words and no formulas.
extension MathReader {
  /// `\text{…}`, in which dollars begin formulas.
  mutating func text(_ style: TextStyle, _ name: String, _ use: Range<Int>) -> MathNode.Content? {
    guard let tokens = input.argument() else {
      report(
        "missing-argument", "‘\(name)’ needs something behind it", help: "write it in braces: \(name){…}", use
      )
      return nil
    }
    var pieces: [TextPiece] = []
    var words: [MathToken] = []
    var index = 0
    func endWords() {
      if !words.isEmpty { pieces.append(.text(MathToken.text(of: words))) }
      words = []
    }
    while index < tokens.count {
      guard tokens[index].kind == .dollar else {
        words.append(tokens[index])
        index += 1
        continue
      }
      guard let end = tokens[(index + 1)...].firstIndex(where: { $0.kind == .dollar }) else {
        report(
          "stray-dollar", "this dollar opens a formula that is not closed", help: "write \\$ for the sign",
          tokens[index].range)
        break
      }
      endWords()
      pieces.append(.math(nodes(of: Array(tokens[(index + 1)..<end]))))
      index = end + 1
    }
    endWords()
    return .text(pieces, style)
  }

  /// The letters of an argument: of a label, a color, the name of an environment.
  mutating func word(of name: String, _ token: MathToken) -> String? {
    guard let tokens = input.argument() else {
      report(
        "missing-argument", "‘\(name)’ needs something behind it", help: "write it in braces: \(name){…}",
        token.range)
      return nil
    }
    return MathToken.text(of: tokens).trimmed
  }

  /// The words of an operator: `\operatorname{arg\,max}` is `arg max`.
  mutating func words(of name: String, _ use: Range<Int>) -> String? {
    guard let tokens = input.argument() else {
      report(
        "missing-argument", "‘\(name)’ needs something behind it", help: "write it in braces: \(name){…}", use
      )
      return nil
    }
    return MathToken.text(of: tokens.filter { $0.kind != .space }).trimmed
  }

  mutating func horizontalSpace(_ name: String, _ token: MathToken) -> Double? {
    if input.visible?.kind == .open {
      guard let text = word(of: name, token) else { return nil }
      return Self.length(text) ?? wrongLength(text, token)
    }
    // `\kern1em` takes the signs that follow.
    var text = ""
    while text.count < 12, case .character(let sign)? = input.next?.kind {
      let isPart =
        sign.isDigit || sign == "." || sign == "-" || text.isEmpty == false && sign.first?.isLetter == true
      guard isPart, Self.length(text) == nil else { break }
      text += sign
      input.advance()
    }
    return Self.length(text) ?? wrongLength(text, token)
  }

  private mutating func wrongLength(_ text: String, _ token: MathToken) -> Double? {
    report(
      "wrong-length", "‘\(text)’ is no length", help: "write a number and a unit: 1em, 3mu, 2pt", token.range)
    return nil
  }
}

extension MathToken {
  /// What tokens show as words.
  static func text(of tokens: [MathToken]) -> String {
    var text = ""
    for token in tokens {
      switch token.kind {
      case .character(let sign): text += sign == "~" ? "\u{A0}" : sign
      case .space: text += " "
      case .prime: text += "’"
      case .upper: text += "^"
      case .lower: text += "_"
      case .column: text += "&"
      case .dollar: text += "$"
      case .parameter(let number): text += "#\(number)"
      case .open, .close: break
      case .command(let name):
        switch MathCommands.named[name] {
        case .sign(let sign, _): text += sign
        case .space(let width): text += width > 0 ? " " : ""
        case .function(let name, _): text += name
        default: break
        }
      }
    }
    return text
  }
}

extension String {
  /// Without blanks around it.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
