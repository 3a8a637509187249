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
    let tokens: ArraySlice<MathToken>
    var index: Int
  }

  private var levels: [Level]
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

  /// Whether enough mistakes were reported: one wrong brace can cause many.
  var isFull: Bool { findings.count >= 20 }

  // MARK: Tokens

  /// The next token after macro expansion; nil at the end.
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
        guard !macros.macros.isEmpty, case .command(let name) = token.kind, let macro = macros.macros[name]
        else { return token }
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

  /// Whether the token after the next one is a digit.
  func followsDigit() -> Bool {
    guard let level = levels.last, level.index + 1 < level.tokens.endIndex,
      case .character(let text) = level.tokens[level.index + 1].kind
    else { return false }
    return text.isDigit
  }

  /// Drops all remaining tokens.
  mutating func drop() {
    levels = [Level(tokens: [], index: 0)]
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
  private mutating func contents(until close: MathToken.Kind) -> (tokens: [MathToken], isClosed: Bool) {
    advance()
    var depth = 0
    var tokens: [MathToken] = []
    while let token = raw() {
      advance()
      if depth <= 0, token.kind == close { return (tokens, true) }
      if token.kind == .open { depth += 1 }
      if token.kind == .close { depth -= 1 }
      tokens.append(token)
    }
    return (tokens, false)
  }

  /// Puts tokens in front of the remaining ones.
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
      // Give up: going on would only produce more tokens.
      drop()
      return
    }
    insert(tokens)
  }
}
