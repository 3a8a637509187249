/// The commands that an author has defined: `\newcommand{\R}{\mathbb{R}}`.
package struct MathMacros: Sendable, Equatable {
  struct Macro: Sendable, Equatable {
    let parameters: Int
    /// What the first parameter is where no `[…]` follows; nil where it has to be written.
    let standard: [MathToken]?
    let body: [MathToken]
  }

  var macros: [String: Macro] = [:]

  package init() {}

  /// Tokens that the macros of one formula may make, and how many may stand in one another.
  static let most = 20_000
  static let deepest = 200
}

/// The tokens of a formula, with macros replaced as they come.
struct MathInput {
  private struct Level {
    let tokens: ArraySlice<MathToken>
    var index: Int
  }

  private var levels: [Level]
  private var made = 0
  /// How often a token was looked at, which is what reading costs.
  private(set) var steps = 0
  var macros: MathMacros
  private(set) var findings: [FormulaFinding] = []
  /// How often something was to be reported, those findings counted that were too many.
  private(set) var reported = 0
  /// Whether nothing more is read, as the formula is beyond what can be read; what follows from that is not told.
  private(set) var isOver = false
  /// Where the token ended that was taken last.
  private(set) var lastEnd = 0
  /// The end of the formula's text.
  let end: Int

  init(_ text: String, macros: MathMacros) {
    var tokens = MathToken.tokens(of: text)
    end = text.utf8.count
    self.macros = macros
    let comment = tokens.last?.kind == .comment ? tokens.removeLast() : nil
    levels = [Level(tokens: tokens[...], index: 0)]
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

  /// One wrong brace has many consequences; the first ones tell it.
  var isFull: Bool { findings.count >= 20 }

  // MARK: Tokens

  /// The next token, macros replaced; nil at the end.
  var next: MathToken? {
    mutating get {
      steps += 1
      while let level = levels.last {
        guard level.index < level.tokens.endIndex else {
          if levels.count == 1 { return nil }
          levels.removeLast()
          continue
        }
        let token = level.tokens[level.index]
        guard case .command(let name) = token.kind, let macro = macros.macros[name] else { return token }
        advance()
        expand(macro, name, token)
      }
      return nil
    }
  }

  mutating func advance() {
    let level = levels[levels.count - 1]
    lastEnd = level.tokens[level.index].range.upperBound
    levels[levels.count - 1].index += 1
  }

  /// Whether the token behind the next one is a digit.
  func followsDigit() -> Bool {
    guard let level = levels.last, level.index + 1 < level.tokens.endIndex,
      case .character(let text) = level.tokens[level.index + 1].kind
    else { return false }
    return text.isDigit
  }

  /// Nothing more is read.
  mutating func drop() {
    levels = [Level(tokens: [], index: 0)]
    isOver = true
  }

  /// The next token that is no blank.
  var visible: MathToken? {
    mutating get {
      while let token = next {
        guard token.kind == .space else { return token }
        advance()
      }
      return nil
    }
  }

  /// Where the next token stands.
  var place: Range<Int> {
    mutating get { next?.range ?? end..<end }
  }

  // MARK: Arguments as they are written

  /// The tokens of an argument, without its braces: a group or one token; nil where nothing follows.
  mutating func argument() -> [MathToken]? {
    guard let first = rawVisible() else { return nil }
    guard first.kind == .open else {
      if first.kind == .close { return nil }
      advance()
      return [first]
    }
    advance()
    var depth = 0
    var tokens: [MathToken] = []
    while let token = raw() {
      advance()
      if token.kind == .open { depth += 1 }
      if token.kind == .close {
        if depth == 0 { return tokens }
        depth -= 1
      }
      tokens.append(token)
    }
    report(
      FormulaFinding(
        "missing-brace", "this brace is not closed", help: "write } where the argument ends", first.range))
    return tokens
  }

  /// What stands in `[…]`; nil where no bracket follows.
  mutating func optionalArgument() -> [MathToken]? {
    guard rawVisible()?.kind == .character("[") else { return nil }
    let start = rawVisible()?.range ?? end..<end
    advance()
    var depth = 0
    var tokens: [MathToken] = []
    while let token = raw() {
      advance()
      if token.kind == .open { depth += 1 }
      if token.kind == .close { depth -= 1 }
      if depth <= 0, token.kind == .character("]") { return tokens }
      tokens.append(token)
    }
    report(
      FormulaFinding(
        "missing-bracket", "this bracket is not closed", help: "write ] where the argument ends", start))
    return tokens
  }

  /// Puts tokens before what follows.
  mutating func insert(_ tokens: [MathToken]) {
    guard !tokens.isEmpty else { return }
    while levels.count > 1, let level = levels.last, level.index >= level.tokens.endIndex {
      levels.removeLast()
    }
    levels.append(Level(tokens: tokens[...], index: 0))
  }

  private mutating func raw() -> MathToken? {
    steps += 1
    while let level = levels.last {
      if level.index < level.tokens.endIndex { return level.tokens[level.index] }
      if levels.count == 1 { return nil }
      levels.removeLast()
    }
    return nil
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
    var tokens: [MathToken] = []
    for token in macro.body {
      if case .parameter(let number) = token.kind {
        guard number <= arguments.count else { continue }
        tokens += arguments[number - 1]
      } else {
        tokens.append(token.at(use.range))
      }
      if made + tokens.count > MathMacros.most { break }
    }
    made += tokens.count
    guard made <= MathMacros.most, levels.count <= MathMacros.deepest else {
      report(
        FormulaFinding(
          "endless-macro", "‘\\\(name)’ makes more than the formula can hold",
          help: "a command must not use itself", use.range))
      // Nothing more is read: what was made so far would only grow.
      drop()
      return
    }
    insert(tokens)
  }
}
