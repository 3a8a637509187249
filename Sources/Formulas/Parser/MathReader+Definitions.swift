// `\newcommand` and its relatives.
extension MathReader {
  mutating func define(_ definition: MathCommand.Definition, _ spelled: String, _ use: Range<Int>) {
    guard let (name, place) = definedName(spelled, use) else { return }
    var parameters = 0
    var standard: [MathToken]?
    switch definition {
    case .primitive:
      while case .parameter? = input.visible?.kind {
        input.advance()
        parameters += 1
      }
      if let token = input.visible, token.kind != .open {
        report(
          "wrong-definition", "what ‘\\\(name)’ means stands in braces right behind its parameters",
          help: "write \(spelled)\\\(name)#1{…}; signs between parameters are not read", token.range)
        while let token = input.visible, token.kind != .open { input.advance() }
        if input.visible != nil { _ = input.argument() }
        return
      }
    case .new, .renew, .provide:
      if let count = input.optionalArgument() {
        guard let number = Int(MathToken.text(of: count)), (0...9).contains(number) else {
          return report(
            "wrong-definition", "the number of arguments is one from 0 to 9",
            help: "write \(spelled){\\\(name)}[1]{…}", place)
        }
        parameters = number
        if number > 0 { standard = input.optionalArgument() }
      }
    case .declareOperator, .declareBrackets: break
    case .alias:
      if input.visible?.kind == .character("=") { input.advance() }
    }
    if case .declareBrackets = definition { return declareBrackets(name, spelled, use) }
    guard let body = input.argument() else {
      return report(
        "missing-argument", "‘\(spelled)’ needs what ‘\\\(name)’ means",
        help: "write \(spelled){\\\(name)}{…}", use)
    }
    let isKnown =
      MathCommands.command(name) != nil || input.macros.macros[name] != nil
      || StandardMacros.macro(name) != nil
    switch definition {
    case .new, .declareOperator:
      guard MathCommands.command(name) == nil else {
        return report(
          "known-command", "‘\\\(name)’ has a meaning already",
          help: "write \\renewcommand to give it another", place)
      }
    case .renew:
      guard isKnown else {
        return report("unknown-command", "‘\\\(name)’ has no meaning yet", help: "write \\newcommand", place)
      }
    case .provide: if isKnown { return }
    case .primitive, .alias, .declareBrackets: break
    }
    if let stray = body.first(where: {
      if case .parameter(let number) = $0.kind { number > parameters } else { false }
    }) {
      report(
        "wrong-definition", "‘\\\(name)’ has no such parameter: it has \(parameters)",
        help: "write how many there are: \(spelled){\\\(name)}[…]{…}", stray.range)
    }
    var tokens = body
    if case .declareOperator(let limits) = definition {
      let range = place
      tokens =
        [
          MathToken(kind: .command(limits ? "operatorname*" : "operatorname"), range: range),
          MathToken(kind: .open, range: range),
        ] + body + [MathToken(kind: .close, range: range)]
    }
    input.macros.macros[name] = MathMacros.Macro(parameters: parameters, standard: standard, body: tokens)
  }

  /// `\DeclarePairedDelimiter{\abs}{|}{|}`: a command that puts its argument between brackets
  private mutating func declareBrackets(_ name: String, _ spelled: String, _ use: Range<Int>) {
    guard let left = input.argument(), let right = input.argument(), !left.isEmpty, !right.isEmpty else {
      return report(
        "missing-argument", "‘\(spelled)’ needs two brackets", help: "write \(spelled){\\\(name)}{|}{|}", use)
    }
    let body =
      [MathToken(kind: .command("left"), range: use), left[0], MathToken(kind: .parameter(1), range: use)]
      + [MathToken(kind: .command("right"), range: use), right[0]]
    for name in [name, name + "*"] {
      input.macros.macros[name] = MathMacros.Macro(parameters: 1, standard: nil, body: body)
    }
  }

  /// `{\name}` or `\name`. It is not expanded, as it may have a meaning already.
  private mutating func definedName(_ spelled: String, _ use: Range<Int>) -> (
    name: String, place: Range<Int>
  )? {
    let tokens = (input.argument() ?? []).filter { $0.kind != .space }
    guard tokens.count == 1, case .command(let name) = tokens[0].kind else {
      report(
        "wrong-definition", "‘\(spelled)’ needs the command that it defines",
        help: "write \(spelled){\\name}{…}", use)
      return nil
    }
    return (name, tokens[0].range)
  }
}

extension MathMacros {
  /// Reads a file of macro definitions, such as the `macros.tex` of a folder.
  package static func read(_ text: String) -> (macros: MathMacros, findings: [FormulaFinding]) {
    var macros = MathMacros()
    let (tree, found) = FormulaTree.read(text, isDisplay: true, macros: &macros)
    var findings = found
    if let node = tree.nodes.first {
      findings.append(
        FormulaFinding(
          "no-definition", "a file of macros holds nothing but definitions",
          help: "write \\newcommand{\\name}{…}", node.range))
    }
    return (macros, findings.filter { $0.identifier != "empty-formula" })
  }
}
