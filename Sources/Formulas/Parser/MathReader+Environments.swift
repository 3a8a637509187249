// `\begin{…} … \end{…}`
extension MathReader {
  private struct Layout {
    let kind: Rows.Kind
    var left = ""
    var right = ""
    var isNumbered = false

    /// Whether a star changes no numbers.
    var isStarless: Bool { kind == .matrix || kind == .cases || kind == .rightCases }
  }

  private static let layouts: [String: Layout] = [
    "matrix": Layout(kind: .matrix), "smallmatrix": Layout(kind: .matrix),
    "pmatrix": Layout(kind: .matrix, left: "(", right: ")"),
    "bmatrix": Layout(kind: .matrix, left: "[", right: "]"),
    "Bmatrix": Layout(kind: .matrix, left: "{", right: "}"),
    "vmatrix": Layout(kind: .matrix, left: "|", right: "|"),
    "Vmatrix": Layout(kind: .matrix, left: "‖", right: "‖"),
    "array": Layout(kind: .array), "darray": Layout(kind: .array), "subarray": Layout(kind: .array),
    "cases": Layout(kind: .cases, left: "{"), "dcases": Layout(kind: .cases, left: "{"),
    "rcases": Layout(kind: .rightCases, right: "}"), "drcases": Layout(kind: .rightCases, right: "}"),
    "aligned": Layout(kind: .aligned), "alignedat": Layout(kind: .aligned), "split": Layout(kind: .aligned),
    "align": Layout(kind: .aligned, isNumbered: true), "align*": Layout(kind: .aligned),
    "alignat": Layout(kind: .aligned, isNumbered: true), "alignat*": Layout(kind: .aligned),
    "flalign": Layout(kind: .aligned, isNumbered: true), "flalign*": Layout(kind: .aligned),
    "eqnarray": Layout(kind: .aligned, isNumbered: true), "eqnarray*": Layout(kind: .aligned),
    "gathered": Layout(kind: .gathered), "gather": Layout(kind: .gathered, isNumbered: true),
    "gather*": Layout(kind: .gathered), "equation": Layout(kind: .gathered, isNumbered: true),
    "equation*": Layout(kind: .gathered), "multline": Layout(kind: .gathered, isNumbered: true),
    "multline*": Layout(kind: .gathered), "displaymath": Layout(kind: .gathered),
    "math": Layout(kind: .gathered), "multlined": Layout(kind: .gathered),
    "spreadlines": Layout(kind: .gathered), "lgathered": Layout(kind: .gathered),
    "rgathered": Layout(kind: .gathered), "indentalign": Layout(kind: .gathered),
    "xalignat": Layout(kind: .aligned, isNumbered: true), "xalignat*": Layout(kind: .aligned),
    "xxalignat": Layout(kind: .aligned), "crampedsubarray": Layout(kind: .array),
    "psmallmatrix": Layout(kind: .matrix, left: "(", right: ")"),
    "bsmallmatrix": Layout(kind: .matrix, left: "[", right: "]"),
    "Bsmallmatrix": Layout(kind: .matrix, left: "{", right: "}"),
    "vsmallmatrix": Layout(kind: .matrix, left: "|", right: "|"),
    "Vsmallmatrix": Layout(kind: .matrix, left: "‖", right: "‖"),
    "numcases": Layout(kind: .cases, left: "{"), "subnumcases": Layout(kind: .cases, left: "{"),
  ]

  /// The layout of an environment. With a star, matrices may say how columns are aligned and cases hold text; here
  /// they are set as those without.
  private static func layout(_ name: String) -> Layout? {
    if let layout = layouts[name] { return layout }
    guard name.last == "*", let layout = layouts[String(name.dropLast())] else { return nil }
    return layout.isStarless ? layout : nil
  }

  /// Reads an environment after its `\begin`.
  mutating func environment(_ use: Range<Int>) -> MathNode? {
    guard let name = word(of: "\\begin", MathToken(kind: .command("begin"), range: use)) else { return nil }
    guard let layout = Self.layout(name) else {
      if ["CD", "tikzcd", "tikzpicture", "prooftree"].contains(name) {
        report(
          "refused-environment", "‘\(name)’ draws a diagram, which is not read",
          help: "save it as a picture, and embed that", use.lowerBound..<max(use.upperBound, input.lastEnd))
        return skipped(name, use)
      }
      let nearest = MathCommands.nearest(to: name, among: Self.layouts.keys)
      report(
        "unknown-environment", "‘\(name)’ is no environment that is known",
        help: nearest.map { "did you mean ‘\($0)’?" } ?? "known ones are aligned, cases, pmatrix, …",
        use.lowerBound..<max(use.upperBound, input.lastEnd))
      // Read its contents all the same, as a matrix.
      return rows(of: name, Layout(kind: .matrix), use)
    }
    return rows(of: name, layout, use)
  }

  private mutating func rows(of name: String, _ layout: Layout, _ use: Range<Int>) -> MathNode? {
    var alignments: [Rows.Alignment] = []
    var rules: [Int] = []
    if layout.kind == .array {
      (alignments, rules) = columns(of: name, use)
    }
    if Self.hasArgument(name) { _ = input.argument() }
    if ["aligned", "gathered", "multlined"].contains(name) || layout.isStarless && name.last == "*" {
      _ = input.optionalArgument()
    }
    openEnvironments += 1
    var rows = rows(environment: name)
    openEnvironments -= 1
    closeEnvironment(name, use)
    var hasRuleBelow = false
    // A final `\\` begins no row; `\hline` behind it draws the rule at the bottom.
    if rows.count > 1, let last = rows.last, last.cells.allSatisfy(\.isEmpty) {
      hasRuleBelow = last.hasRuleAbove
      rows.removeLast()
    }
    let result = Rows(
      kind: layout.kind, environment: name, rows: rows, left: layout.left, right: layout.right,
      alignments: alignments, columnRules: rules, hasRuleBelow: hasRuleBelow, isNumbered: layout.isNumbered)
    return MathNode(.rows(result), use.lowerBound..<max(use.upperBound, input.lastEnd))
  }

  /// `{l|c|r}`
  private mutating func columns(of name: String, _ use: Range<Int>) -> ([Rows.Alignment], [Int]) {
    let place = input.visible?.range ?? use
    guard input.visible?.kind == .open, let columns = input.argument() else {
      report(
        "missing-argument", "‘\\begin{\(name)}’ needs its columns", help: "write \\begin{\(name)}{lcr}", use)
      return ([], [])
    }
    var alignments: [Rows.Alignment] = []
    var rules: [Int] = []
    for token in columns {
      switch token.kind {
      case .character("l"): alignments.append(.left)
      case .character("c"): alignments.append(.center)
      case .character("r"): alignments.append(.right)
      case .character("|"), .character(":"): rules.append(alignments.count)
      case .space: break
      default:
        report(
          "wrong-columns", "the columns of an array are l, c and r, with | for a line between them",
          help: "write for example {l|cr}", place.lowerBound..<max(place.upperBound, input.lastEnd))
        return (alignments, rules)
      }
    }
    return (alignments, rules)
  }

  /// Takes the rest of an environment and shows nothing of it.
  private mutating func skipped(_ name: String, _ use: Range<Int>) -> MathNode? {
    while input.visible != nil {
      guard input.visible?.kind == .command("end") else {
        _ = input.argument() ?? []
        if input.visible?.kind == .close { input.advance() }
        continue
      }
      closeEnvironment(name, use)
      break
    }
    return nil
  }

  private static func hasArgument(_ name: String) -> Bool {
    name.contains("alignat") || name == "alignedat" || name.hasSuffix("numcases")
  }

  private mutating func closeEnvironment(_ name: String, _ use: Range<Int>) {
    guard case .command("end")? = input.visible?.kind else {
      return report("missing-end", "‘\\begin{\(name)}’ has no \\end", help: "write \\end{\(name)}", use)
    }
    let place = input.place
    input.advance()
    let other = word(of: "\\end", MathToken(kind: .command("end"), range: place)) ?? ""
    if other != name {
      report(
        "other-end", "‘\\end{\(other)}’ closes ‘\\begin{\(name)}’", help: "write \\end{\(name)}",
        place.lowerBound..<max(place.upperBound, input.lastEnd))
    }
  }

  /// The rows of an environment that stand in braces.
  mutating func bracedRows(_ environment: String, _ name: String, _ use: Range<Int>) -> MathNode? {
    guard input.visible?.kind == .open else {
      report("missing-argument", "‘\(name)’ needs braces behind it", help: "write \(name){… \\\\ …}", use)
      return nil
    }
    input.advance()
    openBraces += 1
    let rows = rows(environment: environment)
    openBraces -= 1
    if input.visible?.kind == .close { input.advance() }
    let layout = Self.layouts[environment] ?? Layout(kind: .substack)
    return MathNode(
      .rows(
        Rows(
          kind: layout.kind, environment: environment, rows: rows, left: layout.left, right: layout.right)),
      use.lowerBound..<max(use.upperBound, input.lastEnd))
  }

  /// Reads the rows up to `\end`.
  mutating func rows(environment: String) -> [Rows.Row] {
    var rows: [Rows.Row] = []
    while true {
      var hasRule = false
      while case .command(let name)? = input.visible?.kind, case .hline? = MathCommands.command(name) {
        input.advance()
        hasRule = true
      }
      var cells: [[MathNode]] = []
      isUnnumbered = false
      while true {
        cells.append(row(until: .cell))
        guard input.visible?.kind == .column else { break }
        input.advance()
      }
      var isOver = true
      if case .command(let name)? = input.visible?.kind, case .newline? = MathCommands.command(name) {
        input.advance()
        isOver = false
      }
      rows.append(
        Rows.Row(
          cells: cells, gap: isOver ? 0 : rowGap(), hasRuleAbove: hasRule, isUnnumbered: isUnnumbered))
      if isOver { return rows }
    }
  }

  /// The length of `[1ex]` right behind `\\`, in em; 0 if there is none.
  mutating func rowGap() -> Double {
    let end = input.lastEnd
    if let star = input.next, star.kind == .character("*"), star.range.lowerBound == end { input.advance() }
    guard let bracket = input.next, bracket.kind == .character("["), let tokens = input.optionalArgument()
    else {
      return 0
    }
    let text = MathToken.text(of: tokens)
    if let length = Self.length(text) { return length / 18 }
    report(
      "wrong-length", "‘[\(text)]’ behind ‘\\\\’ is no length",
      help: "write \\\\[1ex] for a gap, and \\\\{} before a bracket that belongs to the formula",
      bracket.range.lowerBound..<max(bracket.range.upperBound, input.lastEnd))
    return 0
  }

  /// A length in eighteenths of an em; nil if the text is no length.
  static func length(_ text: String) -> Double? {
    let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
    guard let value = Double(digits) else { return nil }
    let unit = text.dropFirst(digits.count).filter(\.isLetter)
    let units: [String: Double] = [
      "em": 18, "ex": 7.8, "mu": 1, "pt": 1.8, "px": 1.35, "cm": 51.2, "mm": 5.12, "in": 130, "pc": 21.6,
      "bp": 1.81,
    ]
    return units[unit].map { max(-360, min(360, value * $0)) }
  }
}
