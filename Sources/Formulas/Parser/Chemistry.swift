/// Writes the chemical formulas of `\ce{…}` as mathematics: `2H2O` as `2\mathrm{H}_{2}\mathrm{O}`.
///
/// - Source: the manual of the package mhchem, version 4.
struct Chemistry {
  private let tokens: [MathToken]
  private var index = 0
  private var made: [MathToken] = []
  /// What stands directly before: it tells a charge from a bond, and a subscript from a factor.
  private var before = Before.blank

  private enum Before {
    /// Nothing, a blank or an opening bracket
    case blank
    /// A script before an atom
    case leadingScript
    case letter, digit, close, other
  }

  static func mathematics(of tokens: [MathToken]) -> [MathToken] {
    var chemistry = Chemistry(tokens: tokens)
    while chemistry.index < tokens.count { chemistry.step() }
    return chemistry.made
  }

  private init(tokens: [MathToken]) { self.tokens = tokens }

  // MARK: Reading

  private func kind(_ ahead: Int = 0) -> MathToken.Kind? {
    index + ahead < tokens.count ? tokens[index + ahead].kind : nil
  }

  private func text(_ ahead: Int = 0) -> String? {
    if case .character(let text)? = kind(ahead) { text } else { nil }
  }

  /// Whether a part of a formula ends before the token so far ahead.
  private func ends(_ ahead: Int) -> Bool {
    switch kind(ahead) {
    case nil, .space, .command: true
    case .character(let text): ")],;+".contains(text)
    default: false
    }
  }

  private mutating func step() {
    switch kind() {
    case .space:
      index += 1
      blank()
    case .character(let text):
      if arrow() { return }
      if text.isDigit { return number() }
      if isLetter(text) { return letters() }
      sign(text)
    case .upper: script(isUpper: true)
    case .lower: script(isUpper: false)
    case .open:
      write(group())
      before = .close
    case .dollar: formula()
    case .command(let name): command(name)
    default:
      made.append(tokens[index])
      index += 1
    }
  }

  private mutating func blank() {
    // Signs with blanks on both sides are operators, and have their own space.
    defer { before = .blank }
    if let text = text(), ends(1), index + 1 >= tokens.count || kind(1) == .space {
      switch text {
      case "+": return operate("+")
      case "-": return operate("-")
      case "=": return operate("=")
      case "v": return operate("\\downarrow")
      default: break
      }
    }
    if kind() == .upper, kind(1) == .space || kind(1) == nil { return operate("\\uparrow") }
    if index < tokens.count, !isArrow, before != .blank { write("\\ ") }
  }

  private mutating func operate(_ latex: String) {
    write(latex)
    index += 1
    if kind() == .space { index += 1 }
  }

  // MARK: Parts

  private func isLetter(_ text: String) -> Bool { text.first?.isLetter == true }

  private mutating func letters() {
    var word = ""
    while let text = text(), isLetter(text), !isArrow {
      word += text
      index += 1
    }
    write("\\mathrm{\(word)}")
    before = .letter
  }

  /// Digits behind a letter or a bracket count atoms; elsewhere they are a factor, which may be a fraction.
  private mutating func number() {
    var digits = ""
    while let text = text(), text.isDigit || text == "." && self.text(1)?.isDigit == true && before == .blank
    {
      digits += text
      index += 1
    }
    if before == .letter || before == .close {
      write("_{\(digits)}")
      before = .digit
      return
    }
    if text() == "/", text(1)?.isDigit == true {
      index += 1
      var below = ""
      while let text = text(), text.isDigit {
        below += text
        index += 1
      }
      write("\\tfrac{\(digits)}{\(below)}")
    } else {
      write(digits)
    }
    write("\\,")
    before = .blank
  }

  private mutating func sign(_ text: String) {
    let was = before
    index += 1
    before = .other
    switch text {
    case "(", "[":
      write(text)
      before = .blank
    case ")", "]":
      write(text)
      before = .close
    case "+", "-":
      // Behind an atom and before the end, it is a charge.
      if was == .letter || was == .digit || was == .close, ends(0) {
        write("^{\(text)}")
        before = .close
      } else {
        write(text == "-" ? "{-}" : "{+}")
      }
    case "=": write("{=}")
    case "#": write("{\\equiv}")
    case "*", ".", "·", "•":
      write("\\cdot ")
      before = .blank
    case "~": write("\\ ")
    default:
      write(
        text == "<" || text == ">" || text == "," || text == ";" || text == "/" ? text : "\\text{\(text)}")
    }
  }

  private mutating func script(isUpper: Bool) {
    index += 1
    // Scripts before an atom belong to it.
    let isLeading = before == .blank || before == .leadingScript
    if before == .blank { write("{}") }
    var content: [MathToken] = []
    switch kind() {
    case .open: content = group()
    case .dollar:
      let start = made.count
      formula()
      content = Array(made[start...])
      made.removeSubrange(start...)
    case .command:
      content = [tokens[index]]
      index += 1
    default:
      while let text = text(), text.isDigit || isLetter(text) || "+-.".contains(text) {
        // One script ends where the next part begins: `^2-` is a charge, `^{x}` anything.
        if isLetter(text), !content.isEmpty { break }
        content.append(tokens[index])
        index += 1
        if "+-".contains(text) { break }
        if isLetter(text) { break }
      }
    }
    write(isUpper ? "^{" : "_{")
    let isRadical = isUpper && content.contains { $0.kind == .character(".") }
    for token in content {
      if isRadical, token.kind == .character(".") { write("\\bullet ") } else { made.append(token) }
    }
    write("}")
    before = isLeading ? .leadingScript : .close
  }

  private mutating func group() -> [MathToken] {
    index += 1
    var depth = 0
    var inner: [MathToken] = []
    while let token = kind() {
      defer { index += 1 }
      if token == .close {
        if depth == 0 { return inner }
        depth -= 1
      }
      if token == .open { depth += 1 }
      // What stands in braces is mathematics, with dollars or without.
      if token != .dollar { inner.append(tokens[index]) }
    }
    return inner
  }

  /// `$x$`
  private mutating func formula() {
    index += 1
    write("{")
    while let token = kind(), token != .dollar {
      made.append(tokens[index])
      index += 1
    }
    if kind() == .dollar { index += 1 }
    write("}")
    before = .close
  }

  private mutating func command(_ name: String) {
    made.append(tokens[index])
    index += 1
    before = .letter
    switch name {
    case "bond":
      made.removeLast()
      if kind() == .open {
        let bond = MathToken.text(of: group())
        write(["=": "{=}", "2": "{=}", "#": "{\\equiv}", "3": "{\\equiv}"][bond] ?? "{-}")
      }
      before = .other
    default:
      // The arguments of a command are mathematics.
      while kind() == .open {
        write("{")
        made += group()
        write("}")
      }
    }
  }

  // MARK: Arrows

  private static let arrows: [(signs: String, command: String)] = [
    ("<=>>", "\\xrightleftharpoons"), ("<<=>", "\\xrightleftharpoons"), ("<=>", "\\xrightleftharpoons"),
    ("<-->", "\\xleftrightarrow"), ("<->", "\\xleftrightarrow"), ("->", "\\xrightarrow"),
    ("<-", "\\xleftarrow"),
    ("→", "\\xrightarrow"), ("←", "\\xleftarrow"), ("↔", "\\xleftrightarrow"), ("⇌", "\\xrightleftharpoons"),
  ]

  private var isArrow: Bool { Self.arrows.contains { follows($0.signs) } }

  private func follows(_ signs: String) -> Bool {
    var ahead = 0
    for sign in signs {
      guard text(ahead) == String(sign) else { return false }
      ahead += 1
    }
    return true
  }

  private mutating func arrow() -> Bool {
    guard let arrow = Self.arrows.first(where: { follows($0.signs) }) else { return false }
    index += arrow.signs.count
    let above = label()
    let below = label()
    write(arrow.command)
    if !below.isEmpty {
      write("[")
      made += below
      write("]")
    }
    write("{")
    made += above
    write("}")
    if kind() == .space { index += 1 }
    before = .blank
    return true
  }

  /// `[heat]` behind an arrow, which is chemistry too
  private mutating func label() -> [MathToken] {
    guard text() == "[" else { return [] }
    var inner: [MathToken] = []
    var depth = 0
    index += 1
    while let token = kind() {
      defer { index += 1 }
      if token == .character("]"), depth == 0 { break }
      if token == .open { depth += 1 }
      if token == .close { depth -= 1 }
      inner.append(tokens[index])
    }
    return Self.mathematics(of: inner)
  }

  // MARK: Writing

  private mutating func write(_ latex: String) { write(MathToken.tokens(of: latex)) }

  private mutating func write(_ tokens: [MathToken]) { made += tokens }
}

extension MathReader {
  /// `\ce{…}`. It claims nothing: the bond of `\ce{A=B}` is no equality.
  mutating func chemistry(_ name: String, _ use: Range<Int>) -> MathNode.Content? {
    guard let nodes = translated(name, use, "{H2O}", Chemistry.mathematics) else { return nil }
    return .text([.math(nodes)], .roman)
  }

  /// `\pu{1.5e3 kJ mol-1}`
  mutating func physicalUnit(_ name: String, _ use: Range<Int>) -> MathNode.Content? {
    translated(name, use, "{5 kJ}", PhysicalUnit.mathematics).map { .group($0) }
  }

  private mutating func translated(
    _ name: String, _ use: Range<Int>, _ shape: String, _ translate: ([MathToken]) -> [MathToken]
  ) -> [MathNode]? {
    guard input.visible?.kind == .open, let tokens = input.argument() else {
      report("missing-argument", "‘\(name)’ needs braces behind it", help: "write \(name)\(shape)", use)
      return nil
    }
    let end = input.lastEnd
    let range = use.lowerBound..<max(use.upperBound, end)
    input.insert(
      [MathToken(kind: .open, range: range)] + translate(tokens).map { $0.at(range) }
        + [MathToken(kind: .close, range: range)])
    return deeper([]) { $0.group().nodes }
  }
}
