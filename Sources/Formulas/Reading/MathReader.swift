extension FormulaTree {
  /// Reads LaTeX math. Never fails: what is wrong with it is among the findings.
  ///
  /// - Parameter macros: the author's commands; those that the formula defines are added.
  package static func read(
    _ text: String, isDisplay: Bool, macros: inout MathMacros
  ) -> (tree: FormulaTree, findings: [FormulaFinding]) {
    var reader = MathReader(MathInput(text, macros: macros))
    let nodes = reader.formula(isDisplay: isDisplay)
    macros = reader.input.macros
    return (FormulaTree(nodes, isDisplay: isDisplay), reader.input.findings)
  }

  package static func read(_ text: String, isDisplay: Bool) -> (tree: FormulaTree, findings: [FormulaFinding])
  {
    var macros = MathMacros()
    return read(text, isDisplay: isDisplay, macros: &macros)
  }
}

/// Makes nodes of tokens.
struct MathReader {
  var input: MathInput
  /// How many groups are open.
  var depth = 0
  /// Whether definitions were read, which show nothing.
  var hasDefinitions = false
  /// `\notag` stands in the row that is read.
  var isUnnumbered = false
  /// What is open around the row that is read.
  var openBraces = 0
  var openFences = 0
  var openEnvironments = 0

  /// Groups may stand in one another no deeper than this.
  static let deepest = 200

  /// What ends a row of nodes; it is not taken.
  enum Stop {
    case end, brace, bracket, right, cell, dollar
  }

  init(_ input: MathInput) { self.input = input }

  mutating func formula(isDisplay: Bool) -> [MathNode] {
    var nodes = row(until: .end)
    // Plain `\\` in a display begins a row.
    if case .command(let name)? = input.visible?.kind, case .newline? = MathCommands.named[name] {
      nodes = rowsOfDisplay(nodes)
    }
    if nodes.isEmpty, input.findings.isEmpty, !hasDefinitions {
      report(
        "empty-formula", "the formula is empty", help: "write one, or take out the dollars", 0..<input.end)
    }
    return nodes
  }

  private mutating func rowsOfDisplay(_ first: [MathNode]) -> [MathNode] {
    var rows = [Rows.Row(cells: [first], gap: 0)]
    let start = first.first?.range.lowerBound ?? 0
    while input.visible != nil {
      input.advance()
      let gap = rowGap()
      if let last = rows.popLast() {
        rows.append(Rows.Row(cells: last.cells, gap: gap, isUnnumbered: last.isUnnumbered))
      }
      rows.append(Rows.Row(cells: [row(until: .end)]))
    }
    if rows.last?.cells == [[]] { rows.removeLast() }
    return [MathNode(.rows(Rows(.gathered, environment: "", rows: rows)), start..<input.end)]
  }

  mutating func report(_ identifier: String, _ message: String, help: String, _ range: Range<Int>) {
    input.report(FormulaFinding(identifier, message, help: help, range))
  }

  /// One level deeper, if there may be one: else nothing more of the formula is read.
  mutating func deeper<Result>(_ otherwise: Result, _ read: (inout MathReader) -> Result) -> Result {
    guard depth < Self.deepest else {
      report(
        "too-deep", "the formula nests deeper than \(Self.deepest) levels",
        help: "split it into several formulas", input.place)
      input.drop()
      return otherwise
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  // MARK: Rows

  mutating func row(until stop: Stop) -> [MathNode] {
    deeper([]) { $0.nodes(until: stop) }
  }

  private mutating func nodes(until stop: Stop) -> [MathNode] {
    var nodes: [MathNode] = []
    while let token = input.visible {
      if ends(token, stop) { break }
      if case .command(let name) = token.kind, let command = MathCommands.named[name] {
        switch command {
        case .infix(let kind):
          input.advance()
          let denominator = row(until: stop)
          let range =
            (nodes.first?.range ?? token.range)
            .lowerBound..<(denominator.last?.range ?? token.range).upperBound
          return [MathNode(.fraction(Fraction(kind, nodes, denominator)), range)]
        case .alphabetSwitch(let alphabet):
          return nodes + rest(token, stop) { .alphabet(alphabet, $0) }
        case .style(let style):
          return nodes + rest(token, stop) { .style(style, $0) }
        case .color:
          input.advance()
          let color = word(of: name, token) ?? ""
          return nodes + rest(nil, stop, from: token.range) { .color(color, $0) }
        default: break
        }
      }
      if let node = scriptedAtom() { nodes.append(node) }
    }
    return nodes
  }

  /// What a switch governs: the nodes up to the end of its group.
  private mutating func rest(
    _ token: MathToken?, _ stop: Stop, from range: Range<Int>? = nil,
    _ content: ([MathNode]) -> MathNode.Content
  ) -> [MathNode] {
    if token != nil { input.advance() }
    let start = token?.range ?? range ?? input.place
    let nodes = row(until: stop)
    return [
      MathNode(content(nodes), start.lowerBound..<max(start.upperBound, nodes.last?.range.upperBound ?? 0))
    ]
  }

  /// Whether a token ends the row. What would end another one is out of place: it is reported, and passed over unless
  /// it belongs to an outer one.
  private mutating func ends(_ token: MathToken, _ stop: Stop) -> Bool {
    switch token.kind {
    case .close:
      if stop == .brace { return true }
      // Of a group around the environment: the environment is not closed.
      if stop == .right || stop == .cell { return openBraces > 0 }
      misplaced("extra-brace", "this brace closes nothing", help: "take it out, or open one with {", token)
      return false
    case .dollar: return stop == .dollar
    case .column:
      if stop == .cell { return true }
      misplaced(
        "misplaced-column", "‘&’ separates the columns of an environment, and here is none",
        help: "write \\& for the sign", token)
      return false
    case .character("]"): return stop == .bracket
    case .command(let name):
      switch MathCommands.named[name] {
      case .newline: return stop == .cell || stop == .end
      case .right, .middle: return stop == .right || reportOpen(token, stop, closes: "\\left", with: name)
      case .end: return stop == .cell || reportOpen(token, stop, closes: "\\begin", with: name)
      default: return false
      }
    default: return false
    }
  }

  private mutating func misplaced(_ identifier: String, _ message: String, help: String, _ token: MathToken) {
    report(identifier, message, help: help, token.range)
    input.advance()
  }

  /// A closing command for which an outer row waits ends the inner one; for which none does, it is passed over.
  private mutating func reportOpen(
    _ token: MathToken, _ stop: Stop, closes opening: String, with name: String
  ) -> Bool {
    let waits = opening == "\\left" ? openFences > 0 : openEnvironments > 0
    if waits { return true }
    report(
      "unopened", "‘\\\(name)’ closes nothing", help: "write \(opening) where it begins", token.range)
    input.advance()
    return false
  }

  // MARK: Groups

  /// What stands between braces; the opening one is next.
  mutating func group() -> (nodes: [MathNode], range: Range<Int>) {
    let start = input.place
    input.advance()
    openBraces += 1
    let nodes = row(until: .brace)
    openBraces -= 1
    let end = input.place
    if input.visible?.kind == .close {
      input.advance()
      return (nodes, start.lowerBound..<max(start.upperBound, end.upperBound))
    }
    report("missing-brace", "this brace is not closed", help: "write } where the group ends", start)
    return (nodes, start.lowerBound..<max(start.upperBound, end.lowerBound))
  }

  /// The argument of a command: a group, or one atom.
  mutating func argument(of name: String, _ use: Range<Int>) -> [MathNode] {
    guard let token = input.visible else { return missing(name, use) }
    switch token.kind {
    case .open: return group().nodes
    case .close, .column, .dollar: return missing(name, use)
    case .command(let inner):
      switch MathCommands.named[inner] {
      case .newline, .right, .middle, .end: return missing(name, use)
      default: break
      }
    default: break
    }
    return deeper([]) { $0.atom(isSingle: true).map { [$0] } ?? [] }
  }

  private mutating func missing(_ name: String, _ use: Range<Int>) -> [MathNode] {
    report(
      "missing-argument", "‘\(name)’ needs something behind it", help: "write it in braces: \(name){…}", use)
    return []
  }
}
