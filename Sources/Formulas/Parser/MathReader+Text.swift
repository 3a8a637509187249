// Arguments that are text and not mathematics.
extension MathReader {
  /// `\text{…}`, which may contain formulas in dollars.
  mutating func text(_ style: TextStyle, _ name: String, _ use: Range<Int>) -> MathNode.Content? {
    pieces(of: name, use, .text).map { .text($0, style) }
  }

  /// `\fbox{…}`
  mutating func framed(_ name: String, _ use: Range<Int>) -> MathNode.Content? {
    guard let pieces = pieces(of: name, use, .text) else { return nil }
    if pieces.count == 1, case .math(let nodes) = pieces[0] { return .boxed(nodes) }
    return .boxed([MathNode(.text(pieces, .roman), use.lowerBound..<max(use.upperBound, input.lastEnd))])
  }

  /// The words of an operator or a tag: `\operatorname{arg\,max}` is `arg max`.
  mutating func words(of name: String, _ use: Range<Int>, keepsBlanks: Bool = false) -> String? {
    guard let pieces = pieces(of: name, use, keepsBlanks ? .tag : .name) else { return nil }
    return pieces.map { if case .text(let text) = $0 { text } else { "" } }.joined().trimmed
  }

  private enum Mode { case text, tag, name }

  private mutating func pieces(of name: String, _ use: Range<Int>, _ mode: Mode) -> [TextPiece]? {
    var text = TextBuilder()
    guard let token = input.visible, token.kind != .close, token.kind != .column else {
      report(
        "missing-argument", "‘\(name)’ needs something behind it", help: "write it in braces: \(name){…}", use
      )
      return nil
    }
    if token.kind != .open {
      input.advance()
      piece(token, mode, &text)
      return text.pieces
    }
    input.advance()
    openBraces += 1
    defer { openBraces -= 1 }
    // The number of open braces, and the depth from which on blanks are kept: inside `\text` in a name.
    var (inner, kept) = (0, Int.max)
    while let token = input.next {
      if token.kind == .close, inner == 0 { break }
      input.advance()
      switch token.kind {
      case .open: inner += 1
      case .close:
        inner -= 1
        if inner < kept { kept = .max }
      case .space: if mode != .name || inner >= kept { text.add(" ") }
      case .command(let name):
        if mode != .text, case .text? = MathCommands.command(name) {
          kept = min(kept, inner + 1)
        } else {
          piece(token, mode, &text)
        }
      default: piece(token, mode, &text)
      }
    }
    if input.next?.kind == .close {
      input.advance()
    } else {
      report("missing-brace", "this brace is not closed", help: "write } where the text ends", token.range)
    }
    return text.pieces
  }

  /// Adds a token, which was taken, to the text.
  private mutating func piece(_ token: MathToken, _ mode: Mode, _ text: inout TextBuilder) {
    switch token.kind {
    case .character(let sign): text.add(sign == "~" ? "\u{A0}" : sign)
    case .prime: text.add("’")
    case .upper: text.add("^")
    case .lower: text.add("_")
    case .column: text.add("&")
    case .parameter(let number): text.add("#\(number)")
    case .space: text.add(" ")
    case .open, .close, .comment: break
    case .dollar: if mode == .text { math(token, until: .dollar, &text) }
    case .command(let name): command(name, token, mode, &text)
    }
  }

  private mutating func command(_ name: String, _ token: MathToken, _ mode: Mode, _ text: inout TextBuilder) {
    switch MathCommands.command(name) {
    case _ where name == "(" && mode == .text: math(token, until: .parenthesis, &text)
    case .sign(let sign, _): text.add(sign)
    case .space(let width): if width > 0 { text.add(" ") }
    case .function(let name, _): text.add(name)
    case .nothing, .style, .alphabetSwitch, .notag: break
    case .alphabet where mode != .text: break
    case .text, .reference, .textColor, .framed, .boxed:
      let node = deeper(nil) { $0.command(name, token) }
      if let node { text.add([node]) }
    case nil:
      if let accent = Self.accents[name], case .character(let letter)? = input.next?.kind {
        input.advance()
        text.add(letter + accent)
      } else {
        _ = self.command(name, token)
      }
    default:
      report(
        "math-in-text", "‘\\\(name)’ is mathematics, and here is text", help: "write it between dollars: $…$",
        token.range)
    }
  }

  /// The combining characters of accents in text: `\'e`.
  private static let accents = [
    "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "\"": "\u{308}", "~": "\u{303}", "=": "\u{304}",
    ".": "\u{307}",
  ]

  private mutating func math(_ opening: MathToken, until stop: Stop, _ text: inout TextBuilder) {
    let nodes = row(until: stop)
    if !nodes.isEmpty { text.add(nodes) }
    let end: MathToken.Kind = stop == .dollar ? .dollar : .command(")")
    if input.visible?.kind == end {
      input.advance()
    } else {
      report(
        "stray-dollar", "this dollar opens a formula that is not closed", help: "write \\$ for the sign",
        opening.range)
    }
  }

  /// An argument as plain characters: a label, a color, the name of an environment.
  mutating func word(of name: String, _ token: MathToken) -> String? {
    guard let tokens = input.argument() else {
      report(
        "missing-argument", "‘\(name)’ needs something behind it", help: "write it in braces: \(name){…}",
        token.range)
      return nil
    }
    return MathToken.text(of: tokens).trimmed
  }

  mutating func horizontalSpace(_ name: String, _ token: MathToken) -> Double? {
    if input.visible?.kind == .open {
      guard let text = word(of: name, token) else { return nil }
      return Self.length(text) ?? wrongLength(text, token)
    }
    // `\kern1em`: the length is not in braces.
    var text = ""
    while text.utf8.count < 12, case .character(let sign)? = input.next?.kind {
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

/// Collects text and formulas, joining adjacent text.
private struct TextBuilder {
  private var finished: [TextPiece] = []
  private var words = ""

  mutating func add(_ text: String) { words += text }

  mutating func add(_ nodes: [MathNode]) {
    if !words.isEmpty { finished.append(.text(words)) }
    finished.append(.math(nodes))
    words = ""
  }

  var pieces: [TextPiece] { words.isEmpty ? finished : finished + [.text(words)] }
}

extension MathToken {
  static func text(of tokens: [MathToken]) -> String {
    var text = ""
    for token in tokens {
      switch token.kind {
      case .character(let sign): text += sign == "~" ? "\u{A0}" : sign
      case .space: text += " "
      case .prime: text += "'"
      case .upper: text += "^"
      case .lower: text += "_"
      case .column: text += "&"
      case .dollar: text += "$"
      case .parameter(let number): text += "#\(number)"
      case .open, .close, .comment: break
      case .command(let name):
        switch MathCommands.command(name) {
        case .sign(let sign, _): text += sign
        case .space(let width): text += width > 0 ? " " : ""
        case .function(let name, _): text += name
        default: text += "\\\(name)"
        }
      }
    }
    return text
  }
}

extension String {
  /// The text without leading and trailing blanks.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
