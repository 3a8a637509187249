// Commands and their arguments.
extension MathReader {
  /// The node of a command whose name was taken; nil if the command shows nothing.
  mutating func command(_ name: String, _ token: MathToken) -> MathNode? {
    let use = token.range
    guard let command = MathCommands.command(name) else {
      unknown(name, use)
      return nil
    }
    func node(_ content: MathNode.Content) -> MathNode {
      MathNode(content, use.lowerBound..<max(use.upperBound, input.lastEnd))
    }
    var spelled: String { "\\\(name)" }
    switch command {
    case .sign(let text, let kind): return MathNode(.symbol(MathSymbol(text, kind, command: name)), use)
    case .function(let text, let limits):
      return MathNode(.operatorName(OperatorName(name: text, takesLimits: limits)), use)
    case .accent(let accent): return node(.accent(accent, argument(of: spelled, use)))
    case .alphabet(let alphabet): return node(.alphabet(alphabet, argument(of: spelled, use)))
    case .space(let width): return MathNode(.space(MathSpace(width: width)), use)
    case .fraction(let kind, let style):
      if name == "cfrac" { _ = input.optionalArgument() }
      let (numerator, denominator) = pair(of: spelled, use)
      return node(
        .fraction(Fraction(kind: kind, numerator: numerator, denominator: denominator, style: style)))
    case .anyFraction: return anyFraction(spelled, use).map(node)
    case .rootOf: return rootOf(use).map(node)
    case .root:
      let told = input.reported
      let degree = bracketed()
      if input.reported > told, input.visible == nil { return node(.root(degree: degree, radicand: [])) }
      return node(.root(degree: degree, radicand: argument(of: spelled, use)))
    case .text(let style): return text(style, spelled, use).map(node)
    case .phantom(let phantom): return node(.phantom(phantom, argument(of: spelled, use)))
    case .cancel(let cancel): return node(.cancel(cancel, argument(of: spelled, use)))
    case .boxed: return node(.boxed(argument(of: spelled, use)))
    case .sized(let size, let kind):
      guard let text = delimiter(behind: spelled, use) else { return nil }
      let fitting: MathSymbol.Class = kind == .ordinary ? MathSymbol(character: text).kind.ofDelimiter : kind
      return node(.delimiter(MathSymbol(text, fitting), size: size))
    case .brace(let shape, let isOver):
      if shape == .bracket { for _ in 0..<2 { _ = input.optionalArgument() } }
      return node(.brace(Brace(body: argument(of: spelled, use), isOver: isOver, label: nil, shape: shape)))
    case .overset:
      let (over, base) = pair(of: spelled, use)
      return node(.stack(Stack(base: base, over: over)))
    case .underset:
      let (under, base) = pair(of: spelled, use)
      return node(.stack(Stack(base: base, under: under)))
    case .stackrel:
      let under = bracketed()
      let (over, base) = pair(of: spelled, use)
      return node(.stack(Stack(base: base, over: over, under: under)))
    case .arrow(let text):
      let below = bracketed()
      return node(.arrow(Arrow(text: text, above: argument(of: spelled, use), below: below)))
    case .left: return fenced(use)
    case .begin: return environment(use)
    case .operatorName(let limits):
      guard let words = words(of: spelled, use) else { return nil }
      return node(.operatorName(OperatorName(name: words, takesLimits: limits)))
    case .classed(let kind):
      let nodes = argument(of: spelled, use)
      guard nodes.count == 1, let symbol = nodes[0].symbol else { return node(.group(nodes)) }
      return node(.symbol(MathSymbol(symbol.text, kind, command: symbol.command)))
    case .modulus(.parenthesised): return node(.modulus(argument(of: spelled, use)))
    case .modulus: return MathNode(.symbol(MathSymbol("mod", .binary, command: name)), use)
    case .textColor:
      guard let color = color(of: spelled, token) else { return nil }
      return node(.color(color, argument(of: spelled, use)))
    case .tag(let hasParentheses):
      guard let words = words(of: spelled, use, keepsBlanks: true) else { return nil }
      if !isDisplay {
        report(
          "misplaced-tag", "‘\(spelled)’ numbers a display, and this formula stands within a line",
          help: "write it between $$ and $$", use)
      }
      return node(.tag(words, hasParentheses: hasParentheses))
    case .label: return word(of: spelled, token).map { node(.label($0)) }
    case .reference(let hasParentheses):
      return word(of: spelled, token).map { node(.reference($0, hasParentheses: hasParentheses)) }
    case .not: return negated(use)
    case .horizontalSpace: return horizontalSpace(spelled, token).map { node(.space(MathSpace(width: $0))) }
    case .bracedRows(let environment): return bracedRows(environment, spelled, use)
    case .chemistry: return chemistry(spelled, use).map(node)
    case .physicalUnit: return physicalUnit(spelled, use).map(node)
    case .rule: return rule(spelled, token).map(node)
    case .moved: return moved(spelled, token).map(node)
    case .unicode: return unicode(spelled, token)
    case .package:
      package(spelled, token)
      return nil
    case .define(let definition):
      hasDefinitions = true
      define(definition, spelled, use)
      return nil
    case .framed: return framed(spelled, use).map(node)
    case .transparent:
      _ = input.optionalArgument()
      return node(.group(argument(of: spelled, use)))
    case .refused(let why, let help, let arguments):
      refuse(name, why, help, arguments, use)
      return nil
    case .notag:
      isUnnumbered = true
      return nil
    case .nothing: return nil
    case .ignored:
      _ = input.argument()
      return nil
    case .limits, .hline, .newline, .middle, .right, .end, .infix, .alphabetSwitch, .style, .color:
      report(
        "misplaced-command", "‘\(spelled)’ has no meaning at this place", help: Self.place(of: command), use)
      return nil
    }
  }

  private mutating func unknown(_ name: String, _ use: Range<Int>) {
    guard !input.isFull else { return report("unknown-command", "", help: "", use) }
    guard !name.isEmpty else {
      return report("unknown-command", "a backslash at the end", help: "take it out", use)
    }
    guard name.utf8.first.map({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) == true else {
      return report(
        "unknown-command", "‘\\\(name)’ is no command that is known",
        help: "write \(name) without a backslash",
        use)
    }
    let words = MathCommands.named.keys.filter { $0.utf8.first.map { $0 >= UInt8(ascii: "A") } == true }
    let nearest = MathCommands.nearest(to: name, among: input.macros.macros.keys + words)
    report(
      "unknown-command", "‘\\\(name)’ is no command that is known",
      help: nearest.map { "did you mean ‘\\\($0)’?" }
        ?? "define it with \\newcommand, or write it another way", use)
  }

  /// The help for a misplaced command.
  private static func place(of command: MathCommand) -> String {
    switch command {
    case .limits: "write it behind \\sum, \\int or \\operatorname"
    case .hline: "write it where a row of a matrix or an array begins"
    default: "group what belongs together with braces"
    }
  }

  /// Reports a command that is not supported, and skips its arguments.
  private mutating func refuse(
    _ name: String, _ why: String, _ help: String, _ arguments: Int, _ use: Range<Int>
  ) {
    report("refused-command", "‘\\\(name)’ \(why)", help: help, use)
    for _ in 0..<arguments {
      while input.visible?.kind == .character("[") { _ = input.optionalArgument() }
      if input.visible?.kind == .open { _ = input.argument() }
    }
  }

  private mutating func negated(_ use: Range<Int>) -> MathNode? {
    guard let base = deeper(nil, { $0.atom(isSingle: true) }) else {
      report("missing-argument", "‘\\not’ needs a relation behind it", help: "write \\not=", use)
      return nil
    }
    let range = use.lowerBound..<max(use.upperBound, base.range.upperBound)
    guard let symbol = base.symbol, let text = Self.negations[symbol.text] else {
      return MathNode(.negated(base), range)
    }
    return MathNode(.symbol(MathSymbol(text, .relation, command: "not")), range)
  }

  private static let negations: [String: String] = [
    "=": "≠", "∈": "∉", "∋": "∌", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈",
    "⊇": "⊉", "≡": "≢", "∼": "≁", "≃": "≄", "≈": "≉", "≅": "≇", "∣": "∤", "∥": "∦", "∃": "∄", "→": "↛",
    "←": "↚", "⇒": "⇏", "≺": "⊀", "≻": "⊁", "⊢": "⊬", "⊨": "⊭",
  ]
}

extension MathSymbol.Class {
  /// The class of a delimiter after `\big`: only brackets open and close.
  fileprivate var ofDelimiter: MathSymbol.Class { self == .open || self == .close ? self : .ordinary }
}
