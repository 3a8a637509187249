import Reports
import CellLog
import Markdown
import Formulas
import Lessons

/// Checks the numbers and formulas that are bound to Swift, and the arithmetic that is written out.
struct ProseChecker {
  private let lesson: Lesson
  private let runs: [(Program, Run)]
  private let constants: ConstantNames
  private(set) var claims: [CheckedClaim] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// - `cellSyntax`: by the number of the cell.
  static func judge(_ lesson: Lesson, _ runs: [(Program, Run)], cellSyntax: [Int: CellSyntax]) -> ProseChecker
  {
    var judge = ProseChecker(
      lesson: lesson, runs: runs,
      constants: ConstantNames(cellSyntax.values, used: lesson.namesUsedByFormulas))
    for claim in lesson.claims {
      switch claim {
      case .number(let number, let index, let binding):
        let value = judge.value(of: binding)
        judge.add(
          judge.judge(number, binding, value), .number, .numbers([index]), number.text, number.span,
          CheckedClaim.BoundValue(binding, try? value.get()))
      case .bound(let formula, let bound, let binding):
        let finding = judge.judge(bound, binding).pointing(into: formula, binding)
        judge.add(finding, .bound, .formula(formula.number), formula.source, formula.span)
      case .arithmetic(let arithmetic, let demand): judge.judge(arithmetic, demand)
      case .incomparable(let formula, let reason):
        judge.add(
          Finding(verdict: .undecided, account: CheckedClaim.undecidedPrefix + reason), .bound,
          .formula(formula.number), formula.source, formula.span)
      case .formula: break
      }
    }
    for index in lesson.statedNumbers.sorted() {
      let number = lesson.numbers[index]
      judge.add(
        Finding(verdict: .stated, account: "Stated by the author"), .number, .numbers([index]), number.text,
        number.span)
    }
    return judge
  }

  /// The result for one claim.
  struct Finding {
    var verdict: CheckedClaim.Verdict
    var account: String
    var identifier = ""
    var message = ""
    var help = ""
    var correction: Correction?
    /// The position of the error, if it is not the claim's.
    var place: SourcePosition?
    /// Whether the claim is marked as wrong on purpose.
    var isWrong = false

    /// What is told of the claim; of one that is not held it is the error.
    var fullAccount: String {
      switch verdict {
      case .refuted: message
      case .undecided where account.isEmpty: CheckedClaim.undecidedPrefix + message
      case .held, .stated, .undecided, .notReached: account
      }
    }
  }

  private mutating func add(
    _ finding: Finding, _ kind: CheckedClaim.Kind, _ subject: CheckedClaim.Subject, _ text: String,
    _ span: SourceSpan, _ binding: CheckedClaim.BoundValue? = nil
  ) {
    var finding = finding
    if finding.isWrong {
      switch finding.verdict {
      case .refuted:
        finding = Finding(verdict: .held, account: "Wrong on purpose: " + finding.message, isWrong: true)
      case .held, .stated:
        finding.verdict = .refuted
        finding.identifier = "not-wrong"
        finding.message = "this is marked as wrong, and it holds: \(finding.account)"
        finding.help = "take ‘wrong’ out, or write what is wrong"
      case .undecided, .notReached: break
      }
    }
    claims.append(
      CheckedClaim(
        kind: kind, subject: subject, text: text, span: span, verdict: finding.verdict,
        isWrong: finding.isWrong && finding.verdict == .held,
        account: finding.fullAccount,
        correction: finding.correction, binding: binding))
    guard !finding.message.isEmpty, finding.verdict != .held, finding.verdict != .stated else { return }
    diagnostics.append(
      Diagnostic(
        .error, finding.identifier, finding.message, file: lesson.document.source.path,
        span: finding.place.map { SourceSpan(at: $0) } ?? span, help: finding.help))
  }

  // MARK: Bindings

  /// The rows of a binding, or why there are none.
  private func rows(of binding: Binding) -> Result<[BindingResult.Row], Failure> {
    guard
      let (_, run) = runs.first(where: {
        $0.0.bindings.contains { $0.binding.number == binding.number }
      }),
      case let told = BindingResult(binding, run)
    else { return .failure(Failure(finding: Self.notReached)) }
    if let leftOut = told.leftOut {
      let place =
        leftOut.place.map { BindingSource(binding).place($0) } ?? binding.expression.expression.places[0]
      return .failure(
        Failure(
          finding: Finding(
            verdict: .notReached, account: "", identifier: "bound-expression", message: leftOut.message,
            help: leftOut.notes.first ?? "the expression is evaluated behind the cells above it", place: place
          )))
    }
    guard told.isReached else { return .failure(Failure(finding: Self.notReached)) }
    if told.hasTooMany {
      return .failure(
        Failure(
          finding: Finding(
            verdict: .notReached, account: "", identifier: "too-many-combinations",
            message:
              "the ranges have more than \(DigitGroups.grouped(String(BoundRow.mostCombinations))) combinations",
            help: "choose smaller ranges", place: binding.expression.expression.places[0])))
    }
    return .success(told.rows)
  }

  struct Failure: Error { let finding: Finding }

  /// For a claim that was not reached because of another error, which is reported by itself.
  private static let notReached = Finding(verdict: .notReached, account: "")

  /// The value of a binding without ranges, or why there is none.
  private func value(of binding: Binding) -> Result<BindingResult.Row, Failure> {
    rows(of: binding).flatMap { rows in
      rows.first.map { .success($0) } ?? .failure(Failure(finding: Self.notReached))
    }
  }

  private func judge(
    _ number: ProseNumber, _ binding: Binding, _ value: Result<BindingResult.Row, Failure>
  ) -> Finding {
    let expression = shortened(binding.expression.expression.text)
    let row: BindingResult.Row
    switch value {
    case .failure(let failure): return failure.finding
    case .success(let found): row = found
    }
    guard !number.expectations.isEmpty else {
      return Finding(
        verdict: .undecided, account: "", identifier: "number-undecided",
        message: "‘\(number.text)’ may count in thousands or in 1024s: nothing is compared",
        help: "write the number out, or take the comment away")
    }
    if number.expectations.contains(where: { Comparison(expected: $0, seen: row.value).holds }) {
      guard !constants.areLiterals(binding.expression.names.map(\.name)) else {
        return Finding(
          verdict: .stated,
          account: "\(number.text) is the value of \(expression) in Swift, which is stated by the author",
          isWrong: binding.isWrong)
      }
      return Finding(
        verdict: .held, account: "\(number.text) is the value of \(expression) in Swift",
        isWrong: binding.isWrong)
    }
    let correction = NumberCorrection(number, in: lesson).text(for: row.value).map {
      Correction(span: number.span, text: $0)
    }
    return Finding(
      verdict: .refuted, account: "", identifier: "number-refuted",
      message: "‘\(expression)’ is \(shortened(number.inItsForm(row.value))), not \(number.text)",
      help: correction == nil || binding.isWrong
        ? "correct the number or the code"
        : "correct the code, or let ‘notes accept’ write \(correction?.text ?? "")",
      correction: binding.isWrong ? nil : correction, isWrong: binding.isWrong)
  }

  private func judge(_ formula: BoundFormula, _ binding: Binding) -> Finding {
    let expression = shortened(binding.expression.expression.text)
    let rows: [BindingResult.Row]
    switch self.rows(of: binding) {
    case .failure(let failure): return failure.finding
    case .success(let found): rows = found
    }
    guard !rows.isEmpty else {
      return Finding(
        verdict: .undecided, account: "", identifier: "no-combinations",
        message: "the ranges leave nothing to compare",
        help: "choose ranges and a condition that some values meet")
    }
    let names = BindingSource.names(of: binding)
    if let failure = BoundFormulaCache.firstFailure(of: formula, names: names, in: rows) {
      let row = rows[failure.row]
      let values = row.values(of: names)
      let place = names.compactMap { name in values[name].map { "\(name) = \($0)" } }.joined(separator: ", ")
      let prefix = place.isEmpty ? "" : "\(place): "
      switch failure.agreement {
      case .agrees: break
      case .differs(let value):
        return Finding(
          verdict: .refuted, account: "", identifier: "bound-refuted",
          message: "\(prefix)the formula is \(value), ‘\(expression)’ is \(row.value)",
          help: "correct the formula or the code", isWrong: binding.isWrong)
      case .undefined(let reason):
        return Finding(
          verdict: .undecided, account: "", identifier: "bound-undefined",
          message: "\(prefix)the formula has no value: \(reason)",
          help: "leave such values out with ‘where’", isWrong: binding.isWrong)
      }
    }
    let count =
      rows.count == 1
      ? ""
      : " at all \(DigitGroups.grouped(String(rows.count))) combinations of \(names.joined(separator: ", "))"
    return Finding(
      verdict: .held, account: "The right-hand side is the value of \(expression) in Swift\(count)",
      isWrong: binding.isWrong)
  }

  // MARK: Arithmetic

  private mutating func judge(_ arithmetic: WrittenArithmetic, _ demand: Claim.ClaimMode?) {
    let judged = Self.judgements(arithmetic, isDemanded: demand != nil)
    let verdicts = judged?.map(\.verdict) ?? [.undecided("this is not read as arithmetic")]
    let refuted = judged?.first { if case .refuted = $0.verdict { true } else { false } }
    let undecided = verdicts.lazy.compactMap(\.obstacle).first
    var finding: Finding
    if let refuted, let message = refuted.refutation(in: arithmetic.text) {
      finding = Finding(
        verdict: .refuted, account: "", identifier: "arithmetic-refuted", message: message,
        help: "correct the result or what is computed")
    } else if let undecided {
      finding = Finding(verdict: .undecided, account: CheckedClaim.undecidedPrefix + undecided)
      if demand != nil {
        finding.identifier = "arithmetic-undecided"
        finding.message = "this cannot be decided: \(undecided)"
      }
    } else {
      let how = verdicts.compactMap { if case .held(let how) = $0 { how } else { nil } }
      finding = Finding(verdict: .held, account: "Computed: " + how.joined(separator: "; "))
    }
    finding.isWrong = demand == .wrong
    add(finding, .arithmetic, .numbers(arithmetic.numbers), arithmetic.text, arithmetic.span)
  }

  /// The verdicts on the relations of arithmetic; nil where it is none.
  static func judgements(_ arithmetic: WrittenArithmetic, isDemanded: Bool) -> [Judged]? {
    func judged(_ notation: ArithmeticNotation) -> [Judged]? {
      Arithmetic.judge(notation, isCode: arithmetic.isCode, isApproximate: arithmetic.isApproximate)
    }
    let found = judged(arithmetic.notation)
    guard !isDemanded, let found, found.contains(where: \.isRefuted) else { return found }
    var doubt = arithmetic.doubt
    for notation in arithmetic.otherNotations where doubt == nil {
      guard let other = judged(notation), !other.contains(where: { !$0.isHeld }) else { continue }
      doubt = "it holds if a comma, a point or a dash in it is read otherwise"
    }
    guard let doubt else { return found }
    return found.map { link in
      guard link.isRefuted else { return link }
      return Judged(verdict: .undecided(doubt), range: link.range, left: link.left, right: link.right)
    }
  }

  private func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 80 ? line.prefix(79) + "…" : line
  }
}

extension CheckedClaim.BoundValue {
  fileprivate init?(_ binding: Binding, _ row: BindingResult.Row?) {
    guard let row, !row.isCut else { return nil }
    self.init(expression: binding.expression.expression.text, value: row.value)
  }
}

extension ProseNumber {
  /// A value of Swift as it is told beside the number: per cent beside per cent.
  fileprivate func inItsForm(_ value: String) -> String {
    guard case .percent = suffix, let exact = ExactDecimal(value), let seen = Double(value),
      let written = Double(digits), abs(100 * seen - written) <= abs(seen - written),
      let share = exact.written(shiftedBy: 2, places: min(6, max(0, -exact.exponent - 2)))
    else { return DigitGroups.grouped(value) }
    return share + " %"
  }
}

extension Judged {
  fileprivate var isRefuted: Bool { if case .refuted = verdict { true } else { false } }
  fileprivate var isHeld: Bool { if case .held = verdict { true } else { false } }
}

extension Verdict {
  /// Why the verdict is open; nil where the claim is decided.
  fileprivate var obstacle: String? {
    switch self {
    case .undecided(let why), .otherwise(let why): why
    default: nil
    }
  }
}

extension ProseChecker.Finding {
  /// At the symbol of the formula that no variable stands for; the expression is not to blame for it.
  fileprivate func pointing(into formula: Formula, _ binding: Binding) -> Self {
    guard let name = message.wholeMatch(of: /cannot find '(.+)' in scope/)?.1,
      binding.symbols.contains(String(name)),
      !binding.expression.names.contains(where: { $0.name == name })
    else { return self }
    let tree = FormulaTree.read(formula.source, isDisplay: formula.isDisplay).tree
    var finding = self
    finding.message = "no variable of the note is named \(name)"
    finding.help = "give it a value in a cell, or a range behind the expression: for \(name) in 1...9"
    if let range = tree.range(of: String(name)) { finding.place = formula.place(at: range.lowerBound) }
    return finding
  }
}
