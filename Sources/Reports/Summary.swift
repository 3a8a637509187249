import Markdown
import Lessons

/// How much was checked, and with what result. Each `found` is the sum of the other counts.
package struct Summary: Sendable, Equatable, Codable {
  package struct Notes: Sendable, Equatable, Codable {
    package var found = 0
    package var verified = 0
    package var failed = 0
    package var drafts = 0
  }

  package struct Cells: Sendable, Equatable, Codable {
    package var found = 0
    package var run = 0
    package var failed = 0
    package var skipped = 0
  }

  package struct Expectations: Sendable, Equatable, Codable {
    package var found = 0
    package var held = 0
    package var failed = 0
    package var notReached = 0
  }

  /// The numbers of the prose.
  package struct Numbers: Sendable, Equatable, Codable {
    package var found = 0
    package var held = 0
    package var refuted = 0
    package var stated = 0
    package var outside = 0
    package var unchecked = 0
  }

  /// The relations that formulas claim; a formula that claims none is shown.
  package struct Formulas: Sendable, Equatable, Codable {
    package var found = 0
    package var held = 0
    package var refuted = 0
    package var undecided = 0
    package var shown = 0
  }

  package var notes = Notes()
  package var cells = Cells()
  package var expectations = Expectations()
  package var numbers = Numbers()
  package var formulas = Formulas()

  package init() {}

  /// Counts everything in one note, but not the note itself.
  init(_ report: Report) {
    for cell in report.cells {
      cells.found += 1
      switch cell.state {
      case .run, .typechecked, .failedAsPromised, .trappedAsPromised: cells.run += 1
      case .failed, .notReached: cells.failed += 1
      case .skipped: cells.skipped += 1
      }
    }
    var decided: Set<Int> = []
    for claim in report.claims {
      switch claim.kind {
      case .expectation, .output: addExpectation(claim.verdict)
      case .formula, .bound:
        if case .formula(let number) = claim.subject { decided.insert(number) }
        addFormula(claim.verdict)
      case .number, .arithmetic: break
      }
    }
    for number in report.numbers { add(number.state) }
    let shown = report.lesson.formulas.count { !decided.contains($0.formula.number) }
    formulas.found += shown
    formulas.shown += shown
  }

  /// - `hasErrors`: whether anything about the note is wrong, its cells or its text.
  package mutating func add(_ report: Report, hasErrors: Bool) {
    notes.found += 1
    let isDraft = report.lesson.document.frontMatter.isDraft
    if hasErrors { notes.failed += 1 } else if isDraft { notes.drafts += 1 } else { notes.verified += 1 }
    self += report.summary
  }

  package static func += (total: inout Summary, part: Summary) {
    for count in counts { total[keyPath: count] += part[keyPath: count] }
  }

  private static let counts: [any WritableKeyPath<Summary, Int> & Sendable] = [
    \.notes.found, \.notes.verified, \.notes.failed, \.notes.drafts,
    \.cells.found, \.cells.run, \.cells.failed, \.cells.skipped,
    \.expectations.found, \.expectations.held, \.expectations.failed, \.expectations.notReached,
    \.numbers.found, \.numbers.held, \.numbers.refuted, \.numbers.stated, \.numbers.outside,
    \.numbers.unchecked,
    \.formulas.found, \.formulas.held, \.formulas.refuted, \.formulas.undecided, \.formulas.shown,
  ]

  private mutating func addExpectation(_ verdict: CheckedClaim.Verdict) {
    expectations.found += 1
    switch verdict {
    case .held, .stated: expectations.held += 1
    case .refuted: expectations.failed += 1
    case .undecided, .notReached: expectations.notReached += 1
    }
  }

  private mutating func addFormula(_ verdict: CheckedClaim.Verdict) {
    formulas.found += 1
    switch verdict {
    case .held, .stated: formulas.held += 1
    case .refuted: formulas.refuted += 1
    case .undecided, .notReached: formulas.undecided += 1
    }
  }

  private mutating func add(_ state: CountedNumber.State) {
    numbers.found += 1
    switch state {
    case .held: numbers.held += 1
    case .refuted: numbers.refuted += 1
    case .stated: numbers.stated += 1
    case .outside: numbers.outside += 1
    case .unchecked: numbers.unchecked += 1
    }
  }
}
