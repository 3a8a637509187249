import Reports

/// The summary as a table: what was found, and what became of it.
struct SummaryText {
  let summary: Summary

  var text: String {
    row(
      "notes", summary.notes.found,
      [
        ("verified", summary.notes.verified), ("verified and not published (drafts)", summary.notes.drafts),
        ("failed", summary.notes.failed),
      ])
      + row(
        "cells", summary.cells.found,
        [
          ("run", summary.cells.run), ("failed or not reached", summary.cells.failed),
          ("skipped", summary.cells.skipped),
        ])
      + row(
        "expectations", summary.expectations.found,
        [
          ("held", summary.expectations.held), ("failed", summary.expectations.failed),
          ("not reached", summary.expectations.notReached),
        ])
      + row(
        "numbers", summary.numbers.found,
        [
          ("held", summary.numbers.held), ("refuted", summary.numbers.refuted),
          ("given by a cell or a formula", summary.numbers.given),
          ("naming or dating something", summary.numbers.outside),
          ("unchecked", summary.numbers.unchecked),
        ])
      + row(
        "formulas", summary.formulas.found,
        [
          ("held", summary.formulas.held), ("refuted", summary.formulas.refuted),
          ("undecided", summary.formulas.undecided),
          ("that define, suppose or name something", summary.formulas.shown),
        ])
  }

  private func row(_ name: String, _ found: Int, _ parts: [(String, Int)]) -> String {
    let rest = parts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    let label = name + String(repeating: " ", count: 14 - name.count)
    return label + ([String(found) + " found"] + rest).joined(separator: ", ") + "\n"
  }
}
