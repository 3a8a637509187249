// Fractions and roots of unusual form, bars, and what LaTeX packages add.
extension MathReader {
  /// `\genfrac{(}{)}{0pt}{1}{n}{k}`: brackets, the thickness of the line, the style, and the two parts.
  mutating func anyFraction(_ name: String, _ use: Range<Int>) -> MathNode.Content? {
    let left = bracketArgument(name, use)
    let right = bracketArgument(name, use)
    let thickness = MathToken.text(of: input.argument() ?? [])
    let style: MathStyle? =
      switch MathToken.text(of: input.argument() ?? []) {
      case "0": .display
      case "1": .text
      case "2": .script
      case "3": .scriptscript
      default: nil
      }
    let (numerator, denominator) = pair(of: name, use)
    let hasLine = Self.length(thickness) != 0
    let fraction = Fraction(
      kind: hasLine ? .fraction : .atop, numerator: numerator, denominator: denominator, style: style)
    if left.isEmpty, right.isEmpty { return .fraction(fraction) }
    if !hasLine, left == "(", right == ")" {
      return .fraction(
        Fraction(kind: .binomial, numerator: numerator, denominator: denominator, style: style))
    }
    let node = MathNode(.fraction(fraction), use.lowerBound..<max(use.upperBound, input.lastEnd))
    return .fenced(Fenced(left: left, right: right, parts: [[node]], middles: []))
  }

  /// A delimiter in braces, which may be empty.
  private mutating func bracketArgument(_ name: String, _ use: Range<Int>) -> String {
    guard let tokens = input.argument(), let first = tokens.first(where: { $0.kind != .space }) else {
      return ""
    }
    input.insert([first])
    return delimiter(behind: name, use) ?? ""
  }

  /// `\root 3 \of x`
  mutating func rootOf(_ use: Range<Int>) -> MathNode.Content? {
    var degree: [MathNode] = []
    while let token = input.visible {
      if token.kind == .command("of") {
        input.advance()
        return .root(degree: degree, radicand: argument(of: "\\of", use))
      }
      if token.kind == .close || token.kind == .column { break }
      if let node = deeper(nil, { $0.atom(isSingle: false) }) { degree.append(node) }
    }
    report(
      "missing-argument", "‘\\root’ needs \\of behind its degree", help: "write \\sqrt[3]{x}", use)
    return nil
  }

  /// `\rule[1ex]{2cm}{0.4pt}`
  mutating func rule(_ name: String, _ token: MathToken) -> MathNode.Content? {
    let raise = input.optionalArgument().map(MathToken.text) ?? "0pt"
    var lengths: [Double] = []
    // `\Rule` and `\Space` have a depth, too.
    for _ in 0..<(name == "\\rule" ? 2 : 3) {
      guard let text = word(of: name, token) else { return nil }
      guard let length = Self.length(text) else {
        report(
          "wrong-length", "‘\(text)’ is no length", help: "write a number and a unit: 1em, 3mu, 2pt",
          token.range)
        return nil
      }
      lengths.append(length)
    }
    let depth = lengths.count > 2 ? lengths[2] : 0
    let height = lengths[1] + depth
    guard name != "\\Space", lengths[0] > 0, height > 0 else { return .space(MathSpace(width: lengths[0])) }
    return .rule(MathRule(width: lengths[0], height: height, lift: (Self.length(raise) ?? 0) - depth))
  }

  /// `\raise 2pt {x}`, `\raisebox{2pt}{x}`
  mutating func moved(_ name: String, _ token: MathToken) -> MathNode.Content? {
    guard horizontalSpace(name, token) != nil else { return nil }
    return name == "\\raisebox" ? text(.roman, name, token.range) : .group(argument(of: name, token.range))
  }

  /// `\unicode{x2603}`: a character by its number
  mutating func unicode(_ name: String, _ token: MathToken) -> MathNode? {
    _ = input.optionalArgument()
    guard let text = word(of: name, token) else { return nil }
    let digits = text.drop { $0 == "U" || $0 == "u" || $0 == "+" }
    let number =
      name == "\\U" || digits.first == "x"
      ? UInt32(digits.drop { $0 == "x" }, radix: 16) : UInt32(digits)
    guard let scalar = number.flatMap(UnicodeScalar.init), scalar.isShown else {
      report(
        "odd-character", "there is no character with the number ‘\(text)’",
        help: "write the character itself",
        token.range)
      return nil
    }
    return MathNode(
      .symbol(MathSymbol(character: String(scalar))),
      token.range.lowerBound..<max(token.range.upperBound, input.lastEnd))
  }

  /// `\require{physics}`: what these packages define is known without it.
  mutating func package(_ name: String, _ token: MathToken) {
    _ = input.optionalArgument()
    guard let text = word(of: name, token) else { return }
    hasDefinitions = true
    for package in text.split(separator: ",").map({ $0.filter { $0 != " " } })
    where !Self.packages.contains(package) {
      report(
        "unknown-package", "the package ‘\(package)’ is not known",
        help: "take it out, and define what you need of it with \\newcommand", token.range)
    }
  }

  private static let packages: Set<String> = [
    "ams", "amsmath", "amssymb", "amsfonts", "amsthm", "boldsymbol", "bm", "bbm", "braket", "cancel",
    "cases", "centernot", "color", "extpfeil", "gensymb", "mathtools", "mhchem", "newcommand", "physics",
    "textcomp", "textmacros", "unicode", "units", "upgreek", "xcolor", "mathrsfs", "noerrors", "noundefined",
  ]
}

extension UnicodeScalar {
  fileprivate var isShown: Bool {
    switch properties.generalCategory {
    case .control, .unassigned, .privateUse, .surrogate, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
