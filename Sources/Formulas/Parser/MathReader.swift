extension FormulaTree {
  /// Reads LaTeX math. Never fails: what is wrong with it is among the findings.
  ///
  /// - Parameter macros: the author's commands; those that the formula defines are added.
  package static func read(
    _ text: String, isDisplay: Bool, macros: inout MathMacros
  ) -> (tree: FormulaTree, findings: [FormulaFinding]) {
    var reader = MathReader(MathInput(text, macros: macros), isDisplay: isDisplay)
    let nodes = reader.formula()
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
  let isDisplay: Bool
  /// How many groups are open.
  var depth = 0
  /// Whether definitions were read, which show nothing.
  var hasDefinitions = false
  /// Whether what is read stands behind `\over` in its group.
  var isBehindInfix = false
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
    case end, brace, bracket, right, cell, dollar, parenthesis
  }

  init(_ input: MathInput, isDisplay: Bool) {
    self.input = input
    self.isDisplay = isDisplay
  }

  mutating func formula() -> [MathNode] {
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
    if !isDisplay {
      report(
        "misplaced-newline", "‘\\\\’ begins a row, and a formula within a line has only one",
        help: "write a single backslash before a command, or $$…$$ for rows", input.place)
    }
    while input.visible != nil {
      input.advance()
      let gap = rowGap()
      if let last = rows.popLast() {
        rows.append(Rows.Row(cells: last.cells, gap: gap, isUnnumbered: last.isUnnumbered))
      }
      rows.append(Rows.Row(cells: [row(until: .end)]))
    }
    if rows.last?.cells == [[]] { rows.removeLast() }
    return [MathNode(.rows(Rows(kind: .gathered, environment: "", rows: rows)), start..<input.end)]
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
    let outer = isBehindInfix
    isBehindInfix = false
    defer { isBehindInfix = outer }
    return deeper([]) { $0.nodes(until: stop) }
  }

  private mutating func nodes(until stop: Stop) -> [MathNode] {
    var nodes: [MathNode] = []
    var switches: [Switch] = []
    while let token = input.visible {
      if ends(token, stop) { break }
      if case .command(let name) = token.kind, let command = MathCommands.named[name] {
        if case .infix(let kind) = command {
          input.advance()
          nodes = [infix(kind, over: nodes.governed(by: switches), name, token, stop)]
          return nodes
        }
        if let content = switched(command, name, token) {
          nodes.open(Switch(content, at: nodes.count, token.range), in: &switches)
          continue
        }
      }
      if let node = scriptedAtom() { nodes.append(node) }
    }
    return nodes.governed(by: switches)
  }

  /// What a switch makes of the nodes behind it; nil for another command.
  private mutating func switched(_ command: MathCommand, _ name: String, _ token: MathToken) -> Switch
    .Content?
  {
    switch command {
    case .alphabetSwitch(let alphabet):
      input.advance()
      return .alphabet(alphabet)
    case .style(let style):
      input.advance()
      return .style(style)
    case .color:
      input.advance()
      return .color(color(of: "\\\(name)", token) ?? "currentcolor")
    default: return nil
    }
  }

  /// A fraction of all that stands before `\over` in the row, and all that stands behind it.
  private mutating func infix(
    _ kind: Fraction.Kind, over numerator: [MathNode], _ name: String, _ token: MathToken, _ stop: Stop
  ) -> MathNode {
    if isBehindInfix {
      report(
        "double-over", "a second ‘\\\(name)’ in the same group: what is above it, and what below?",
        help: "group one of the fractions with braces", token.range)
    }
    let outer = isBehindInfix
    isBehindInfix = true
    let denominator = deeper([]) { $0.nodes(until: stop) }
    isBehindInfix = outer
    let start = (numerator.first?.range ?? token.range).lowerBound
    let end = max(token.range.upperBound, denominator.last?.range.upperBound ?? 0)
    return MathNode(
      .fraction(Fraction(kind: kind, numerator: numerator, denominator: denominator)), min(start, end)..<end)
  }

  /// Whether a token ends the row. What would end another one is out of place: it is reported, and passed over unless
  /// it belongs to an outer one.
  private mutating func ends(_ token: MathToken, _ stop: Stop) -> Bool {
    switch token.kind {
    case .close:
      if stop == .brace { return true }
      // Of a group around the environment: the environment is not closed.
      if stop != .end, openBraces > 0 { return true }
      misplaced("extra-brace", "this brace closes nothing", help: "take it out, or open one with {", token)
      return false
    case .dollar: return stop == .dollar
    case .column:
      if stop == .cell || stop == .bracket && openEnvironments > 0 { return true }
      if openEnvironments > 0 {
        misplaced(
          "misplaced-column", "‘&’ ends a column, and something is still open in it",
          help: "close the brace or \\left before it", token)
      } else {
        misplaced(
          "misplaced-column", "‘&’ separates the columns of an environment, and here is none",
          help: "write \\& for the sign", token)
      }
      return false
    case .character("]"): return stop == .bracket
    case .command(")"): return stop == .parenthesis
    case .command(let name):
      switch MathCommands.named[name] {
      case .newline:
        if stop == .cell || stop == .end || stop == .bracket && openEnvironments > 0 { return true }
        misplaced(
          "misplaced-newline", "‘\\\\’ begins a row, and something is still open in this one",
          help: "close the brace or \\left before it", token)
        return false
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
    // What it would close with is no part of the formula.
    if name == "end" { if input.visible?.kind == .open { _ = input.argument() } } else { _ = bareDelimiter() }
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
    readArgument() ?? missing(name, use, shape: "\(name){…}")
  }

  /// Two arguments, of which a missing one is told once.
  mutating func pair(of name: String, _ use: Range<Int>) -> ([MathNode], [MathNode]) {
    let shape = "\(name){…}{…}"
    guard let first = readArgument() else { return (missing(name, use, shape: shape), []) }
    return (first, readArgument() ?? missing(name, use, shape: shape, "something more"))
  }

  /// Nil where there is none, which is not told.
  private mutating func readArgument() -> [MathNode]? {
    while let token = input.visible {
      switch token.kind {
      case .open: return group().nodes
      case .close, .column, .dollar, .upper, .lower: return nil
      case .command(let inner):
        switch MathCommands.named[inner] {
        case .newline, .right, .middle, .end, .infix, .alphabetSwitch, .style, .color, .limits, .hline:
          return nil
        default: break
        }
      default: break
      }
      let told = input.reported
      if let node = deeper(nil, { $0.atom(isSingle: true) }) { return [node] }
      // What shows nothing is no argument; what is wrong has been told.
      if input.reported > told { return [] }
    }
    return nil
  }

  /// What stands in `[…]`; nil where no bracket follows.
  mutating func bracketed() -> [MathNode]? {
    guard input.visible?.kind == .character("[") else { return nil }
    let start = input.place
    input.advance()
    let nodes = row(until: .bracket)
    if input.visible?.kind == .character("]") {
      input.advance()
    } else {
      report("missing-bracket", "this bracket is not closed", help: "write ] where the argument ends", start)
    }
    return nodes
  }

  private mutating func missing(
    _ name: String, _ use: Range<Int>, shape: String, _ what: String = "something"
  ) -> [MathNode] {
    report(
      "missing-argument", "‘\(name)’ needs \(what) behind it", help: "write it in braces: \(shape)", use)
    return []
  }
}
