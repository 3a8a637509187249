// `\left … \middle … \right`, and delimiters of fixed sizes.
extension MathReader {
  /// Reads a fenced formula after its `\left`.
  mutating func fenced(_ use: Range<Int>) -> MathNode? {
    let left = delimiter(behind: "\\left", use) ?? ""
    var parts: [[MathNode]] = []
    var middles: [String] = []
    openFences += 1
    defer { openFences -= 1 }
    while true {
      parts.append(row(until: .right))
      guard case .command(let name)? = input.visible?.kind, let command = MathCommands.command(name) else {
        break
      }
      let place = input.place
      if case .middle = command {
        input.advance()
        middles.append(delimiter(behind: "\\middle", place) ?? "")
        continue
      }
      guard case .right = command else { break }
      input.advance()
      let right = delimiter(behind: "\\right", place) ?? ""
      return MathNode(
        .fenced(Fenced(left: left, right: right, parts: parts, middles: middles)),
        use.lowerBound..<max(use.upperBound, input.lastEnd))
    }
    report(
      "missing-right", "this \\left has no \\right",
      help: "write \\right) where the bracket ends; \\right. shows nothing",
      use)
    return MathNode(
      .fenced(Fenced(left: left, right: "", parts: parts, middles: Array(middles.prefix(parts.count - 1)))),
      use.lowerBound..<max(use.upperBound, input.lastEnd))
  }

  /// The delimiter behind a command, in Unicode; empty for `.`.
  mutating func delimiter(behind name: String, _ use: Range<Int>) -> String? {
    guard let token = input.visible else { return noDelimiter(name, use) }
    switch token.kind {
    case .character(let text):
      if text == "." {
        input.advance()
        return ""
      }
      let plain = text == "<" ? "⟨" : text == ">" ? "⟩" : text
      guard Self.delimiters.contains(plain) else { return noDelimiter(name, token.range) }
      input.advance()
      return plain
    case .command(let command):
      guard case .sign(let text, _)? = MathCommands.command(command), Self.delimiters.contains(text) else {
        return noDelimiter(name, token.range)
      }
      input.advance()
      return text
    case .open where bracedDelimiter != nil:
      let sign = bracedDelimiter
      input.advance()
      input.advance()
      if input.visible?.kind == .close { input.advance() }
      return sign
    case .open, .close:
      // Probably `\{` without its backslash, unless the brace closes an open group.
      let sign = token.kind == .open ? "{" : "}"
      guard token.kind == .open || openBraces == 0 else { return noDelimiter(name, use) }
      report(
        "missing-delimiter", "a brace alone only groups; ‘\(name)’ needs one that shows",
        help: "write \(name)\\\(sign)", token.range)
      input.advance()
      return sign
    default: return noDelimiter(name, use)
    }
  }

  /// The delimiter of `\big{(}`, whose opening brace is the next token.
  private var bracedDelimiter: String? {
    guard let (inner, close) = input.twoBehindNext, close.kind == .close else { return nil }
    switch inner.kind {
    case .character(let text):
      let plain = ["<": "⟨", ">": "⟩"][text] ?? text
      return Self.delimiters.contains(plain) ? plain : nil
    case .command(let command):
      guard case .sign(let text, _)? = MathCommands.command(command) else { return nil }
      return Self.delimiters.contains(text) ? text : nil
    default: return nil
    }
  }

  /// Skips a delimiter, if one follows.
  mutating func bareDelimiter() -> Bool {
    switch input.visible?.kind {
    case .character(let text) where text == "." || Self.delimiters.contains(text):
      input.advance()
      return true
    case .command(let command):
      guard case .sign(let text, _)? = MathCommands.command(command), Self.delimiters.contains(text) else {
        return false
      }
      input.advance()
      return true
    default: return false
    }
  }

  private mutating func noDelimiter(_ name: String, _ range: Range<Int>) -> String? {
    report(
      "missing-delimiter", "‘\(name)’ needs a bracket or a bar behind it",
      help: "write one of ( ) [ ] | \\{ \\} \\langle \\rangle, or a point for none", range)
    return nil
  }

  private static let delimiters: Set<String> = [
    "(", ")", "[", "]", "{", "}", "|", "‖", "∣", "∥", "/", "\\", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉", "⟮", "⟯", "⎰",
    "⎱", "┌", "┐", "└", "┘", "⏐", "⎪", "⟦", "⟧", "↑", "↓", "↕", "⇑", "⇓", "⇕",
  ]
}
