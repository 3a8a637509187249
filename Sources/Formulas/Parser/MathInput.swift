/// The commands that the author has defined: `\newcommand{\R}{\mathbb{R}}`.
package struct MathMacros: Sendable, Equatable {
  struct Macro: Sendable, Equatable {
    let parameters: Int
    /// The default of the first parameter, used if no `[…]` follows; nil if the argument is required.
    let standard: [MathToken]?
    let body: [MathToken]
  }

  var macros: [String: Macro] = [:]

  package init() {}

  /// A text that differs for different macros.
  package var identity: String {
    macros.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
  }

  /// How many tokens the macros of one formula may produce, and how deep their uses may nest.
  static let most = 20_000
  static let deepest = 200
}

/// The tokens of a formula. Macros are expanded when they are reached.
struct MathInput {
  private struct Level {
    let tokens: [MathToken]
    var index = 0
  }

  /// The tokens that are read: those of the formula, or those that the innermost use of a macro produced.
  private var level: Level
  /// The levels around it, the outermost first.
  private var outer: [Level] = []
  /// Tokens produced by macros so far.
  private var made = 0
  /// How often a token was looked at: the cost of reading, which tests bound.
  private(set) var steps = 0
  var macros: MathMacros
  private(set) var findings: [FormulaFinding] = []
  /// The number of reports, including those dropped because there were too many.
  private(set) var reported = 0
  /// Whether reading was given up because a limit was exceeded. Later mistakes would only follow from that, and are
  /// not reported.
  private(set) var isOver = false
  /// The end of the last token taken.
  private(set) var lastEnd = 0
  /// The end of the formula's text.
  let end: Int

  init(_ text: String, macros: MathMacros) {
    var tokens = MathToken.tokens(of: text)
    end = text.utf8.count
    self.macros = macros
    let comment = tokens.last?.kind == .comment ? tokens.removeLast() : nil
    level = Level(tokens: tokens)
    if let comment {
      report(
        FormulaFinding(
          "hidden-rest", "a percent sign begins a comment, which hides the rest of the formula",
          help: "write \\% for the sign", comment.range.lowerBound..<comment.range.lowerBound + 1))
    }
  }

  mutating func report(_ finding: FormulaFinding) {
    reported += 1
    if !isOver, !isFull { findings.append(finding) }
  }

  /// Whether enough mistakes were reported: one wrong brace can cause many.
  var isFull: Bool { findings.count >= 20 }

  // MARK: Tokens

  /// The next token after macro expansion; nil at the end.
  var next: MathToken? {
    mutating get {
      steps += 1
      while true {
        guard level.index < level.tokens.count else {
          guard let around = outer.popLast() else { return nil }
          level = around
          continue
        }
        let token = level.tokens[level.index]
        guard case .command(let name) = token.kind else { return token }
        if !macros.macros.isEmpty, let macro = macros.macros[name] {
          advance()
          expand(macro, name, token)
        } else if let macro = StandardMacros.macro(name) {
          advance()
          expand(macro, name, token)
        } else if StandardMacros.isBracing(name) {
          advance()
          brace(name, token)
        } else {
          return token
        }
      }
    }
  }

  mutating func advance() {
    lastEnd = level.tokens[level.index].range.upperBound
    level.index += 1
  }

  /// The two tokens after the next one, as they are written.
  var twoBehindNext: (MathToken, MathToken)? {
    guard level.index + 2 < level.tokens.count else { return nil }
    return (level.tokens[level.index + 1], level.tokens[level.index + 2])
  }

  /// Whether the token after the next one is a digit.
  func followsDigit() -> Bool {
    guard level.index + 1 < level.tokens.count,
      case .character(let text) = level.tokens[level.index + 1].kind
    else { return false }
    return text.isDigit
  }

  /// Drops all remaining tokens.
  mutating func drop() {
    level = Level(tokens: [])
    outer = []
    isOver = true
  }

  /// The next token other than white space.
  var visible: MathToken? {
    mutating get {
      while let token = next {
        guard token.kind == .space else { return token }
        advance()
      }
      return nil
    }
  }

  /// The range of the next token; empty at the end.
  var place: Range<Int> {
    mutating get { next?.range ?? end..<end }
  }

  // MARK: Arguments without macro expansion

  /// Takes an argument, which is a group or one token, and returns it without braces; nil if none follows.
  mutating func argument() -> [MathToken]? {
    guard let first = rawVisible() else { return nil }
    guard first.kind == .open else {
      if first.kind == .close { return nil }
      advance()
      return [first]
    }
    let (tokens, isClosed) = contents(until: .close)
    if !isClosed {
      report(
        FormulaFinding(
          "missing-brace", "this brace is not closed", help: "write } where the argument ends", first.range))
    }
    return tokens
  }

  /// Takes `[…]` and returns its contents; nil if no bracket follows.
  mutating func optionalArgument() -> [MathToken]? {
    guard rawVisible()?.kind == .character("[") else { return nil }
    let start = rawVisible()?.range ?? end..<end
    let (tokens, isClosed) = contents(until: .character("]"))
    if !isClosed {
      report(
        FormulaFinding(
          "missing-bracket", "this bracket is not closed", help: "write ] where the argument ends", start))
    }
    return tokens
  }

  /// Takes the opening token and all up to a closing one that is in no braces.
  ///
  /// - Parameter nesting: what opens a pair inside, which has a closing token of its own.
  private mutating func contents(
    until close: MathToken.Kind, nesting open: MathToken.Kind? = nil
  ) -> (tokens: [MathToken], isClosed: Bool) {
    advance()
    var depth = 0
    var pairs = 0
    var tokens: [MathToken] = []
    while let token = raw() {
      advance()
      if depth <= 0, token.kind == close {
        if pairs == 0 { return (tokens, true) }
        pairs -= 1
      } else if depth <= 0, token.kind == open {
        pairs += 1
      }
      if token.kind == .open { depth += 1 }
      if token.kind == .close { depth -= 1 }
      tokens.append(token)
    }
    return (tokens, false)
  }

  /// Puts tokens in front of the remaining ones.
  mutating func insert(_ tokens: [MathToken]) {
    guard !tokens.isEmpty else { return }
    while level.index >= level.tokens.count, let around = outer.popLast() { level = around }
    outer.append(level)
    level = Level(tokens: tokens)
  }

  private mutating func raw() -> MathToken? {
    steps += 1
    while level.index >= level.tokens.count {
      guard let around = outer.popLast() else { return nil }
      level = around
    }
    return level.tokens[level.index]
  }

  private mutating func rawVisible() -> MathToken? {
    while let token = raw(), token.kind == .space { advance() }
    return raw()
  }

  // MARK: Macros

  private mutating func expand(_ macro: MathMacros.Macro, _ name: String, _ use: MathToken) {
    var arguments: [[MathToken]] = []
    if let standard = macro.standard { arguments.append(optionalArgument() ?? standard) }
    while arguments.count < macro.parameters {
      guard let argument = argument() else {
        report(
          FormulaFinding(
            "missing-argument", "‘\\\(name)’ needs \(macro.parameters) arguments",
            help: "write each in braces behind it", use.range))
        return
      }
      arguments.append(argument)
    }
    insert(macro.body, with: arguments, name, use)
  }

  /// Expands a command of a package. Arguments without braces are single tokens.
  private mutating func expand(_ macro: StandardMacros.Macro, _ name: String, _ use: MathToken) {
    var arguments: [[MathToken]] = []
    if macro.takesOption, let option = optionalArgument() { arguments.append(option) }
    let hasOption = !arguments.isEmpty
    let most = macro.most(hasOption: hasOption) + arguments.count
    while arguments.count < most, rawVisible()?.kind == .open, let argument = argument() {
      arguments.append(argument)
    }
    let groups = arguments.count - (hasOption ? 1 : 0)
    // Too few groups: single tokens may stand for them.
    let variant =
      macro.variant(hasOption: hasOption, groups: groups)
      ?? macro.variants.first { $0.hasOption == hasOption } ?? macro.variants[0]
    while arguments.count < variant.groups + (hasOption ? 1 : 0) {
      guard let argument = argument() else {
        report(
          FormulaFinding(
            "missing-argument", "‘\\\(name)’ needs something behind it",
            help: "write \\\(name)\(String(repeating: "{…}", count: variant.groups))", use.range))
        return
      }
      arguments.append(argument)
    }
    if StandardMacros.barred.contains(name) { arguments = arguments.map(\.growingBars) }
    insert(variant.body, with: arguments, name, use)
  }

  /// Expands `\qty(…)`.
  private mutating func brace(_ name: String, _ use: MathToken) {
    let pairs: [MathToken.Kind: (String, String)] = [
      .character("("): ("(", ")"), .character("["): ("[", "]"), .character("|"): ("|", "|"),
      .open: ("\\{", "\\}"),
    ]
    guard let first = rawVisible(), let (left, right) = pairs[first.kind] else {
      report(
        FormulaFinding(
          "missing-argument", "‘\\\(name)’ needs a bracket behind it", help: "write \\\(name)(…)", use.range))
      return
    }
    let (inner, isClosed) =
      first.kind == .open
      ? contents(until: .close) : contents(until: .character(right), nesting: .character(left))
    if !isClosed {
      report(
        FormulaFinding(
          "missing-bracket", "this bracket is not closed", help: "write \(right) where it ends", first.range))
    }
    let body = MathToken.tokens(of: "\\left\(left)#1\\right\(right)")
    insert(body, with: [inner], name, use)
  }

  /// Puts the body of a macro in front of the remaining tokens.
  private mutating func insert(
    _ body: [MathToken], with arguments: [[MathToken]], _ name: String, _ use: MathToken
  ) {
    // The use with its arguments.
    let place = use.range.lowerBound..<max(use.range.upperBound, lastEnd)
    var tokens: [MathToken] = []
    for token in body {
      if case .parameter(let number) = token.kind {
        guard number <= arguments.count else { continue }
        tokens += arguments[number - 1]
      } else {
        tokens.append(token.at(place))
      }
      if made + tokens.count > MathMacros.most { break }
    }
    made += tokens.count
    guard made <= MathMacros.most, outer.count < MathMacros.deepest else {
      report(
        FormulaFinding(
          "endless-macro", "‘\\\(name)’ makes more than the formula can hold",
          help: "a command must not use itself", use.range))
      // Give up: going on would only produce more tokens.
      drop()
      return
    }
    insert(tokens)
  }
}

extension [MathToken] {
  /// With bars that are as high as the brackets around them.
  fileprivate var growingBars: [MathToken] {
    var grown: [MathToken] = []
    var depth = 0
    for token in self {
      if token.kind == .open { depth += 1 }
      if token.kind == .close { depth -= 1 }
      if depth == 0, token.kind == .character("|") || token.kind == .command("mid") {
        grown += [
          MathToken(kind: .command("middle"), range: token.range),
          MathToken(kind: .character("|"), range: token.range),
        ]
      } else {
        grown.append(token)
      }
    }
    return grown
  }
}
