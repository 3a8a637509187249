import Markdown
import Formulas

/// Reads the comments of a note that bind or mark the number, formula or arithmetic before them.
struct ClaimReader {
  private let document: Document
  private let cells: [Cell]
  private let numbers: [ProseNumber]
  private let formulas: [Formula]
  private let arithmetic: [WrittenArithmetic]
  /// The index of the arithmetic that ends with a number.
  private var arithmeticOfNumber: [Int: Int] = [:]
  private var subjects: CommentSubjects
  private(set) var claims: [Claim] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The numbers that the author states, by their indices.
  private(set) var statedNumbers: Set<Int> = []
  /// The numbers that are bound, or part of arithmetic.
  private var checkedNumbers: Set<Int>
  /// By the number of the formula.
  private var formulaModes: [Int: Claim.ClaimMode] = [:]
  /// By the index of the arithmetic.
  private var arithmeticModes: [Int: Claim.ClaimMode] = [:]
  private var bindings = 0

  init(_ document: Document, cells: [Cell], numbers: [ProseNumber]) {
    self.document = document
    self.cells = cells
    self.numbers = numbers
    formulas = document.contents.formulas
    arithmetic = ArithmeticFinder.all(in: document, numbers)
    subjects = CommentSubjects(document, numbers: numbers)
    checkedNumbers = Set(arithmetic.flatMap(\.numbers))
    for (index, arithmetic) in arithmetic.enumerated().reversed() {
      if let last = arithmetic.numbers.last { arithmeticOfNumber[last] = index }
    }
  }

  /// - Parameter tree: parses a formula; nil where it cannot be read.
  mutating func read(tree: ((Formula) -> FormulaTree?)?) {
    for comment in document.comments { read(comment, tree) }
    for formula in formulas { claims.append(.formula(formula, formulaModes[formula.number])) }
    for (index, arithmetic) in arithmetic.enumerated() {
      claims.append(.arithmetic(arithmetic, arithmeticModes[index]))
    }
    claims.sort { $0.span.start < $1.span.start }
  }

  // MARK: Comments

  private mutating func read(_ comment: Markdown.Comment, _ tree: ((Formula) -> FormulaTree?)?) {
    let text = CommentText(comment, in: document.source)
    let start = text.bytes.firstIndex { !NumberSyntax.isBlank($0) } ?? text.bytes.count
    if start < text.bytes.count, text.bytes[start] == UInt8(ascii: "=") {
      return bind(text, from: start + 1, tree)
    }
    let word = String(decoding: text.bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard word.count == 1, word[0].allSatisfy({ $0.isLetter }) else { return }
    if let demand = Claim.ClaimMode(rawValue: String(word[0])) { return apply(demand, comment) }
    if word[0] == Self.stated { return state(comment) }
    let known = Claim.ClaimMode.allCases.map(\.rawValue) + [Self.stated]
    if let meant = SpellingSuggestions(known).candidates(for: String(word[0])).first,
      meant.count.distance(to: word[0].count).magnitude <= 1
    {
      add(
        .warning, "comment-word", "‘\(word[0])’ is a comment like any other", comment.span,
        help: "did you mean ‘\(meant)’?")
    }
  }

  /// The word of a comment with which an author answers for a number.
  private static let stated = "stated"

  private mutating func state(_ comment: Markdown.Comment) {
    guard case .number(let number)? = subjects.subject(of: comment) else {
      return add(
        .error, "stray-statement", "no number stands before ‘stated’", comment.span,
        help: "write it right behind the number that you answer for: 1998 %%stated%%")
    }
    guard !checkedNumbers.contains(number) else {
      return add(
        .error, "stray-statement", "‘\(numbers[number].text)’ is checked: it need not be stated",
        comment.span,
        help: "take the comment away")
    }
    statedNumbers.insert(number)
  }

  private mutating func bind(_ text: CommentText, from start: Int, _ tree: ((Formula) -> FormulaTree?)?) {
    let comment = text.comment
    guard let subject = subjects.subject(of: comment) else {
      return add(
        .error, "unbound-comment", "no number and no formula stands before this comment", comment.span,
        help: "write it right behind the number that it confirms: 10,000 %%= looks * looks%%")
    }
    switch BoundExpression.read(text, from: start) {
    case .failure(let problem):
      leaveOut(subject, problem.message)
      let end = SourcePosition(
        line: problem.piece.places[0].line,
        column: problem.piece.places[0].column
          + (problem.piece.text.split(separator: "\n").first?.utf8.count ?? 0))
      add(
        .error, "bound-expression", problem.message, SourceSpan(problem.piece.places[0], end),
        help: problem.help)
    case .success(let expression):
      bindings += 1
      guard bindings <= Binding.most else {
        leaveOut(subject, "the note has too many bound expressions")
        return add(
          .error, "too-many-bindings", "a note has at most \(Binding.most) bound expressions", comment.span,
          help: "split the note")
      }
      let above = cells.last { $0.block.fence.start < comment.span.start }?.number ?? 0
      switch subject {
      case .number(let number):
        guard expression.ranges.isEmpty else {
          return add(
            .error, "bound-range", "a number has one value, and ‘for’ gives the expression many",
            comment.span, help: "leave out ‘for’, or bind a formula")
        }
        checkedNumbers.insert(number)
        if statedNumbers.remove(number) != nil {
          add(
            .error, "stray-statement", "‘\(numbers[number].text)’ is checked: it need not be stated",
            comment.span,
            help: "take ‘stated’ away")
        }
        claims.append(
          .number(
            numbers[number], index: number,
            Binding(
              number: bindings, expression: expression, span: comment.span, cell: above, symbols: [],
              isWrong: false)))
      case .formula(let formula):
        guard let tree else { return }
        let (bound, reason) = tree(formula).map(BoundFormula.read) ?? (nil, "it cannot be read")
        guard let bound else {
          leaveOut(subject, reason)
          return add(
            .error, "bound-formula", "this formula cannot be compared with Swift: \(reason)", formula.span,
            help: "bind a formula whose right-hand side can be computed")
        }
        claims.append(
          .bound(
            formula, bound,
            Binding(
              number: bindings, expression: expression, span: comment.span, cell: above,
              symbols: bound.identifiers, isWrong: false)))
      }
    }
  }

  /// A formula that is not compared has its own claim all the same.
  private mutating func leaveOut(_ subject: CommentSubjects.Subject, _ reason: String) {
    guard case .formula(let formula) = subject else { return }
    claims.append(.incomparable(formula, reason: reason))
  }

  private mutating func apply(_ demand: Claim.ClaimMode, _ comment: Markdown.Comment) {
    let help = "it stands behind a formula, a bound number or arithmetic that is written out"
    switch subjects.subject(of: comment) {
    case nil:
      add(
        .error, "stray-demand", "nothing that is checked stands before ‘\(demand)’", comment.span, help: help)
    case .formula(let formula):
      if demand == .wrong, markWrong(claimAt: formula.span.start) { return }
      formulaModes[formula.number] = demand
    case .number(let number):
      if let index = arithmeticOfNumber[number] {
        arithmeticModes[index] = demand
      } else if !markWrong(claimAt: numbers[number].span.start) || demand == .check {
        add(
          .error, "stray-demand", "nothing checks the number ‘\(numbers[number].text)’", comment.span,
          help: "bind it first: \(numbers[number].text) %%= …%% %%\(demand)%%")
      }
    }
  }

  /// Marks the binding at `place` as wrong on purpose; false where there is none.
  private mutating func markWrong(claimAt place: SourcePosition) -> Bool {
    guard let index = claims.lastIndex(where: { $0.span.start == place && $0.binding != nil }) else {
      return false
    }
    switch claims[index] {
    case .number(let number, let place, var binding):
      binding.isWrong = true
      claims[index] = .number(number, index: place, binding)
    case .bound(let formula, let bound, var binding):
      binding.isWrong = true
      claims[index] = .bound(formula, bound, binding)
    case .arithmetic, .formula, .incomparable: return false
    }
    return true
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ identifier: String, _ message: String, _ span: SourceSpan, help: String
  ) {
    diagnostics.append(
      Diagnostic(severity, identifier, message, file: document.source.path, span: span, help: help))
  }
}
