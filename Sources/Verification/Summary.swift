import Documents
import Lessons

/// What was looked at, not only what failed. Every `found` is the sum of the rest.
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

  /// Formulas are shown as they are written; none is checked.
  package struct Formulas: Sendable, Equatable, Codable {
    package var found = 0
    package var shown = 0
  }

  package var notes = Notes()
  package var cells = Cells()
  package var expectations = Expectations()
  package var formulas = Formulas()

  package init() {}

  /// - `hasErrors`: whether anything about the note is wrong, its cells or its text.
  package mutating func add(_ report: Report, hasErrors: Bool) {
    notes.found += 1
    let isDraft = report.lesson.document.frontMatter.isDraft
    if hasErrors { notes.failed += 1 } else if isDraft { notes.drafts += 1 } else { notes.verified += 1 }
    for cell in report.cells {
      cells.found += 1
      switch cell.state {
      case .run, .typechecked, .failedAsPromised, .trappedAsPromised: cells.run += 1
      case .failed, .notReached: cells.failed += 1
      case .skipped: cells.skipped += 1
      }
    }
    for claim in report.claims {
      expectations.found += 1
      switch claim.verdict {
      case .held: expectations.held += 1
      case .refuted: expectations.failed += 1
      case .notReached: expectations.notReached += 1
      }
    }
    report.lesson.document.forEachInline {
      if case .formula = $0 {
        formulas.found += 1
        formulas.shown += 1
      }
    }
  }
}
