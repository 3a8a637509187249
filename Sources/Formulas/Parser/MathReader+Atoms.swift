// Single nodes (signs, numbers, groups) and their scripts.
extension MathReader {
  /// An atom with its scripts; nil for a token that shows nothing.
  mutating func scriptedAtom() -> MathNode? {
    guard let first = input.visible else { return nil }
    var base: MathNode?
    switch first.kind {
    case .upper, .lower, .prime: break
    default:
      base = atom(isSingle: false)
      guard base != nil else { return nil }
    }
    return scripts(of: base, at: first.range)
  }

  private mutating func scripts(of base: MathNode?, at start: Range<Int>) -> MathNode? {
    var lower: [MathNode]?
    var upper: [MathNode]?
    var primes = 0
    // `x^\prime` is a superscript, and another one may not follow; after `x'` one may.
    var isPrimedByCommand = false
    var limits: Bool?
    var end = base?.range.upperBound ?? start.lowerBound
    while let token = input.visible {
      switch token.kind {
      case .upper, .lower:
        input.advance()
        let isUpper = token.kind == .upper
        let hadUpper = upper != nil || primes > 0 && isUpper && isPrimedByCommand
        if let next = input.visible, next.kind == .upper || next.kind == .lower {
          report(
            "double-script", "two signs for a script side by side", help: "take one of them out", next.range)
          while input.visible?.kind == .upper || input.visible?.kind == .lower { input.advance() }
        }
        let nodes = argument(of: isUpper ? "^" : "_", token.range)
        end = max(end, nodes.last?.range.upperBound ?? token.range.upperBound, input.lastEnd)
        if isUpper ? hadUpper : lower != nil {
          report(
            "double-script", "a second \(isUpper ? "superscript" : "subscript") at the same place",
            help: "group what belongs together with braces", token.range)
          continue
        }
        // `x^\prime` is `x'`.
        if isUpper, !nodes.isEmpty, nodes.allSatisfy({ $0.symbol?.text == "′" }) {
          primes += nodes.count
          isPrimedByCommand = true
        } else if isUpper {
          upper = nodes
        } else {
          lower = nodes
        }
      case .prime:
        input.advance()
        if upper != nil || isPrimedByCommand {
          report(
            "double-script", "a prime is a superscript, and there is one already",
            help: "write the prime first: x'^2", token.range)
        }
        primes += 1
        end = token.range.upperBound
      case .character(let text):
        guard text.utf8.count > 1, base != nil,
          let digit = MathSymbol.raised[text] ?? MathSymbol.lowered[text]
        else { return finish() }
        input.advance()
        let isUpper = MathSymbol.raised[text] != nil
        if let last = isUpper ? upper?.last : lower?.last,
          last.range.upperBound != token.range.lowerBound
            || last.range.count != token.range.count && last.range.count != 2 && last.range.count != 3
        {
          report(
            "double-script", "a raised or lowered digit beside another script",
            help: "write all of it behind ^ or _ in braces", token.range)
        }
        end = token.range.upperBound
        let node: MathNode =
          digit == "n"
          ? MathNode(.symbol(MathSymbol("n", .letter)), token.range) : MathNode(.number(digit), token.range)
        if isUpper {
          if upper?.append(node) == nil { upper = [node] }
        } else {
          if lower?.append(node) == nil { lower = [node] }
        }
      case .command(let name):
        guard case .limits(let above)? = MathCommands.command(name) else { return finish() }
        guard base?.mayHaveLimits == true else { return finish() }
        input.advance()
        limits = above
      default: return finish()
      }
    }
    return finish()

    func finish() -> MathNode? {
      if lower == nil, upper == nil, primes == 0 { return base }
      let range = (base?.range.lowerBound ?? start.lowerBound)..<end
      // The script of a brace is its label.
      if case .brace(let brace)? = base?.content, brace.label == nil, primes == 0,
        let label = brace.isOver ? upper : lower, (brace.isOver ? lower : upper) == nil
      {
        return MathNode(
          .brace(Brace(body: brace.body, isOver: brace.isOver, label: label, shape: brace.shape)), range)
      }
      return MathNode(
        .scripts(Scripts(base: base, lower: lower, upper: upper.map(joined), primes: primes, limits: limits)),
        range)
    }

    /// Joins raised digits to one number: `x²³`.
    func joined(_ nodes: [MathNode]) -> [MathNode] {
      guard nodes.count > 1, nodes.allSatisfy(\.isNumber), let first = nodes.first, let last = nodes.last
      else {
        return nodes
      }
      let digits = nodes.map { if case .number(let digits) = $0.content { digits } else { "" } }.joined()
      return [MathNode(.number(digits), first.range.lowerBound..<last.range.upperBound)]
    }
  }

  /// - Parameter isSingle: whether this is an argument without braces, which takes only one digit.
  mutating func atom(isSingle: Bool) -> MathNode? {
    guard let token = input.visible else { return nil }
    switch token.kind {
    case .open:
      let (nodes, range) = group()
      return MathNode(.group(nodes), range)
    case .character(let text):
      input.advance()
      if text == "~" { return MathNode(.space(MathSpace(width: 6)), token.range) }
      if text.isDigit { return number(text, token, isSingle: isSingle) }
      if text == ".", !isSingle, case .character(let next)? = input.next?.kind, next.isDigit {
        return number(text, token, isSingle: false)
      }
      if text == "#" {
        report(
          "stray-parameter", "‘#’ stands for a parameter, in a definition alone",
          help: "write \\# for the sign",
          token.range)
        return nil
      }
      return sign(text, token)
    case .command(let name):
      input.advance()
      return command(name, token)
    case .prime:
      input.advance()
      return MathNode(.symbol(MathSymbol("′", .ordinary)), token.range)
    case .upper, .lower:
      input.advance()
      report(
        "double-script", "two signs for a script side by side",
        help: "group what belongs together with braces", token.range)
      return nil
    case .parameter:
      input.advance()
      report(
        "stray-parameter", "a parameter outside of a definition", help: "write \\# for the sign", token.range)
      return nil
    case .dollar:
      input.advance()
      report("stray-dollar", "a dollar inside of a formula", help: "write \\$ for the sign", token.range)
      return nil
    case .space, .close, .column, .comment:
      input.advance()
      return nil
    }
  }

  /// The node of a character; nil for one that shows nothing.
  private mutating func sign(_ text: String, _ token: MathToken) -> MathNode? {
    if let content = MathSymbol.content(character: text) { return MathNode(content, token.range) }
    if text.utf8.count > 1 || text < " " || text == "\u{7F}", let scalar = text.unicodeScalars.first {
      switch scalar.properties.generalCategory {
      case .format: return nil
      case .control, .unassigned, .privateUse, .surrogate:
        report(
          "odd-character", "the character U+\(String(scalar.value, radix: 16, uppercase: true)) has no sign",
          help: "take it out", token.range)
        return nil
      default: break
      }
    }
    return MathNode(.symbol(MathSymbol(character: text)), token.range)
  }

  private mutating func number(_ first: String, _ token: MathToken, isSingle: Bool) -> MathNode {
    var digits = first
    var end = token.range.upperBound
    var hasPoint = first == "."
    while !isSingle, let next = input.next, case .character(let text) = next.kind {
      if text == ".", !hasPoint, input.followsDigit() {
        hasPoint = true
      } else if !text.isDigit {
        break
      }
      digits += text
      end = max(end, next.range.upperBound)
      input.advance()
    }
    return MathNode(.number(digits), token.range.lowerBound..<end)
  }
}

extension MathNode {
  /// Whether `\limits` may follow.
  fileprivate var mayHaveLimits: Bool {
    switch content {
    case .symbol(let symbol): symbol.kind == .largeOperator
    case .operatorName, .stack, .brace, .group: true
    default: false
    }
  }
}
