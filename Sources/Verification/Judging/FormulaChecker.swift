import Reports
import Markdown
import Formulas
import Lessons

/// Checks what the formulas of a lesson claim by themselves: relation by relation, in the order of the note.
struct FormulaChecker {
  private(set) var claims: [CheckedClaim] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let file: String

  init(of lesson: Lesson) {
    file = lesson.document.source.path
    let demands = Self.demands(of: lesson)
    for (formula, judged) in Self.judged(lesson, demands) {
      add(judged, of: formula, demands[formula.number])
    }
  }

  /// The verdicts on the relations of each formula; formulas that could not be read are left out.
  static func judged(
    _ lesson: Lesson, _ demands: [Int: Claim.ClaimMode] = [:]
  ) -> [(formula: Formula, judged: [Judged])] {
    var judge = FormulaJudge()
    return lesson.formulas.compactMap { formula in
      for level in formula.setting.headings { judge.enter(headingOfLevel: level) }
      let judged = step(formula, formula.tree, &judge, demands)
      return formula.isReadable ? (formula.formula, judged) : nil
    }
  }

  /// What the comments behind formulas demand, by the number of the formula.
  static func demands(of lesson: Lesson) -> [Int: Claim.ClaimMode] {
    var demands: [Int: Claim.ClaimMode] = [:]
    for claim in lesson.claims {
      if case .formula(let formula, let demand?) = claim { demands[formula.number] = demand }
    }
    return demands
  }

  /// The verdicts on the relations of one formula, which the judge remembers; none where it could not be read.
  /// - Parameter tree: of the formula, or of another in its place.
  @discardableResult static func step(
    _ formula: LessonFormula, _ tree: FormulaTree, _ judge: inout FormulaJudge,
    _ demands: [Int: Claim.ClaimMode]
  ) -> [Judged] {
    guard formula.isReadable else {
      judge.discard(tree, in: formula.setting.context)
      return []
    }
    var context = formula.setting.context
    context.isDemanded = demands[formula.formula.number] != nil
    return judge.judge(tree, in: context)
  }

  /// Whether the verdicts on a formula are an error.
  static func isWrong(_ judged: [Judged], _ demand: Claim.ClaimMode?) -> Bool {
    let isRefuted = judged.contains { if case .refuted = $0.verdict { true } else { false } }
    switch demand {
    case .wrong: return !isRefuted
    case .check: return isRefuted || judged.contains { $0.verdict.isOpen }
    case nil: return isRefuted
    }
  }

  private mutating func add(
    _ judged: [Judged], of formula: Formula, _ demand: Claim.ClaimMode?
  ) {
    let isRefuted = judged.contains { if case .refuted = $0.verdict { true } else { false } }
    if demand == .wrong, !isRefuted {
      report(
        "not-wrong", "this is marked as wrong, and nothing of it is refuted", formula.span,
        help: "take ‘wrong’ out, or write what is wrong")
    }
    for link in judged where link.verdict.isClaim {
      let text = Judged.text(of: link.range, in: formula.source)
      let span = formula.span(of: link.range)
      switch link.verdict {
      case .held(let how): add(.held, formula, text, span, "Checked: \(how)")
      case .refuted:
        let message = link.refutation(in: formula.source) ?? ""
        guard demand != .wrong else {
          add(.held, formula, text, span, "Wrong on purpose: \(message)", isWrong: true)
          continue
        }
        add(.refuted, formula, text, span, message)
        report(
          "formula-refuted", message, span,
          help: "correct the formula; one that is meant to be wrong is marked behind it: %%wrong%%")
      case .otherwise(let why) where demand != .check:
        add(.undecided, formula, text, span, CheckedClaim.undecidedPrefix + why)
        if demand == nil {
          diagnostics.append(
            Diagnostic(
              .warning, "formula-reading", "this does not hold as it is read; \(why)", file: file, span: span)
          )
        }
      case .undecided(let why), .otherwise(let why):
        add(.undecided, formula, text, span, CheckedClaim.undecidedPrefix + why)
        guard demand == .check else { continue }
        report(
          "formula-undecided", "this cannot be decided: \(why)", span,
          help: "write it so that it can be computed, or take ‘check’ out")
      case .definition, .condition, .loose, .expression: break
      }
    }
  }

  private mutating func add(
    _ verdict: CheckedClaim.Verdict, _ formula: Formula, _ text: String, _ span: SourceSpan,
    _ account: String, isWrong: Bool = false
  ) {
    claims.append(
      CheckedClaim(
        kind: .formula, subject: .formula(formula.number), text: text, span: span, verdict: verdict,
        isWrong: isWrong, account: account))
  }

  private mutating func report(_ identifier: String, _ message: String, _ span: SourceSpan, help: String) {
    diagnostics.append(Diagnostic(.error, identifier, message, file: file, span: span, help: help))
  }
}

extension Verdict {
  fileprivate var isOpen: Bool {
    switch self {
    case .undecided, .otherwise: true
    default: false
    }
  }
}

extension Judged {
  /// What is right instead: `100^2 is 10,000, not 100,000`; nil where nothing is refuted.
  /// - Parameter source: the text in which the relation stands.
  func refutation(in source: String) -> String? {
    guard case .refuted(let refutation) = verdict else { return nil }
    guard refutation.counterexample.isEmpty else { return "this does not hold: \(refutation.counterexample)" }
    let left = Self.name(of: self.left, in: source) ?? "the left side"
    let right = Self.name(of: self.right, in: source) ?? "the right side"
    let values = [refutation.leftValue, refutation.rightValue].map { $0.map(DigitGroups.grouped) }
    switch refutation.denial {
    case .equal, .aboutEqual:
      let not = refutation.denial == .equal ? "not" : "not about"
      return switch (values[0], values[1]) {
      case (let value?, let other?): "\(left) is \(value), and \(right) is \(other)"
      case (let value?, nil): "\(left) is \(value), \(not) \(right)"
      case (nil, let value?): "\(right) is \(value), \(not) \(left)"
      case (nil, nil): "\(left) is \(not) \(right)"
      }
    case .different:
      let both = (values[0] ?? values[1]).map { ": both are \($0)" } ?? ""
      return "\(left) and \(right) are equal\(both)"
    case .ordered(let order):
      let (value, other) = (
        values[0].map { " is \($0), which" } ?? "", values[1].map { ", which is \($0)" } ?? ""
      )
      return "\(left)\(value) is not \(order) \(right)\(other)"
    case .congruent(let modulus):
      guard let value = values[0], let other = values[1] else { return "\(left) and \(right) differ" }
      return
        "\(left) leaves the remainder \(value) when it is divided by \(modulus), and \(right) leaves \(other)"
    }
  }

  /// The text of a side; nil where it is too long to be read within a sentence.
  private static func name(of range: Range<Int>, in source: String) -> String? {
    let text = text(of: range, in: source)
    return text.count <= 60 ? text : nil
  }

  /// A part of a formula, on one line.
  static func text(of range: Range<Int>, in source: String) -> String {
    let text = String(decoding: Array(source.utf8)[range.clamped(to: 0..<source.utf8.count)], as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
