extension FormulaTree {
  /// Reads LaTeX math. Never fails: mistakes are among the findings.
  ///
  /// - Parameter macros: the author's commands; definitions in the formula are added to them.
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

/// Parses tokens into nodes by recursive descent.
struct MathReader {
  var input: MathInput
  let isDisplay: Bool
  /// The number of open groups.
  var depth = 0
  /// Whether the formula contains definitions: it may show nothing then.
  var hasDefinitions = false
  /// Whether the reader is behind `\over` in its group.
  var isBehindInfix = false
  /// Whether the current row contains `\notag`.
  var isUnnumbered = false
  /// How many of each are open around the current row.
  var openBraces = 0
  var openFences = 0
  var openEnvironments = 0

  /// The deepest nesting of groups, which bounds the recursion.
  static let deepest = 200

  /// What ends a row of nodes; the row does not include it.
  enum Stop {
    case end, brace, bracket, right, cell, dollar, parenthesis
  }

  init(_ input: MathInput, isDisplay: Bool) {
    self.input = input
    self.isDisplay = isDisplay
  }

  mutating func formula() -> [MathNode] {
    var nodes = row(until: .end)
    // In a display, plain `\\` begins a new row.
    if case .command(let name)? = input.visible?.kind, case .newline? = MathCommands.command(name) {
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

  /// Runs `read` one level deeper. At the deepest level it gives up the formula and returns `otherwise`.
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
      if case .command(let name) = token.kind, let command = MathCommands.command(name) {
        if case .infix(let kind) = command {
          input.advance()
          nodes = [infix(kind, over: nodes.governed(by: switches), name, token, stop)]
          return nodes
        }
        if let content = switched(command, name, token) {
          nodes.open(Switch(content: content, start: nodes.count, range: token.range), in: &switches)
          continue
        }
      }
      if let node = scriptedAtom() { nodes.append(node) }
    }
    return nodes.governed(by: switches)
  }

  /// Takes a switch of size, font or color; nil for any other command, which is not taken.
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

  /// A fraction with everything before `\over` in the row above everything behind it.
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
    let range = min(start, end)..<end
    let fraction = MathNode(
      .fraction(Fraction(kind: kind, numerator: numerator, denominator: denominator)), range)
    guard let (left, right) = ["brace": ("{", "}"), "brack": ("[", "]")][name] else { return fraction }
    return MathNode(.fenced(Fenced(left: left, right: right, parts: [[fraction]], middles: [])), range)
  }

  /// Whether a token ends the row. A token that would end a different row is reported. It is skipped, unless an outer
  /// row is waiting for it: then it ends this row too.
  private mutating func ends(_ token: MathToken, _ stop: Stop) -> Bool {
    switch token.kind {
    case .close:
      if stop == .brace { return true }
      // It closes a group around this environment, so the environment is not closed.
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
      switch MathCommands.command(name) {
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

  /// A closing command ends this row if an outer row waits for it; otherwise it is reported and skipped.
  private mutating func reportOpen(
    _ token: MathToken, _ stop: Stop, closes opening: String, with name: String
  ) -> Bool {
    let waits = opening == "\\left" ? openFences > 0 : openEnvironments > 0
    if waits { return true }
    report(
      "unopened", "‘\\\(name)’ closes nothing", help: "write \(opening) where it begins", token.range)
    input.advance()
    // Skip its argument too.
    if name == "end" { if input.visible?.kind == .open { _ = input.argument() } } else { _ = bareDelimiter() }
    return false
  }

  // MARK: Groups

  /// Reads a group; the opening brace is the next token.
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

  /// The argument of a command: a group or one atom.
  mutating func argument(of name: @autoclosure () -> String, _ use: Range<Int>) -> [MathNode] {
    readArgument() ?? missing(name(), use, shape: "\(name()){…}")
  }

  /// Two arguments; if both are missing, only one is reported.
  mutating func pair(of name: @autoclosure () -> String, _ use: Range<Int>) -> ([MathNode], [MathNode]) {
    var shape: String { "\(name()){…}{…}" }
    guard let first = readArgument() else { return (missing(name(), use, shape: shape), []) }
    return (first, readArgument() ?? missing(name(), use, shape: shape, "something more"))
  }

  /// Nil if there is none, which the caller reports.
  private mutating func readArgument() -> [MathNode]? {
    while let token = input.visible {
      switch token.kind {
      case .open: return group().nodes
      case .close, .column, .dollar, .upper, .lower: return nil
      case .command(let inner):
        switch MathCommands.command(inner) {
        case .newline, .right, .middle, .end, .infix, .alphabetSwitch, .style, .color, .limits, .hline:
          return nil
        default: break
        }
      default: break
      }
      let told = input.reported
      if let node = deeper(nil, { $0.atom(isSingle: true) }) { return [node] }
      // A mistake, which was reported, takes the place of the argument; what is merely invisible does not.
      if input.reported > told { return [] }
    }
    return nil
  }

  /// The contents of `[…]`; nil if no bracket follows.
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
