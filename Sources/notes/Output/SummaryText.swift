import Reports

/// The summary as a table: what was found, and what became of it.
struct SummaryText {
  let summary: Summary

  var text: String {
    let (notes, cells, expectations) = (summary.notes, summary.cells, summary.expectations)
    let (numbers, formulas) = (summary.numbers, summary.formulas)
    return row(
      "notes", notes.found,
      [
        "verified": notes.verified, "verified and not published (drafts)": notes.drafts,
        "failed": notes.failed,
      ])
      + row(
        "cells", cells.found,
        ["run": cells.run, "failed or not reached": cells.failed, "skipped": cells.skipped])
      + row(
        "expectations", expectations.found,
        [
          "held": expectations.held, "failed": expectations.failed, "not reached": expectations.notReached,
        ])
      + row(
        "numbers", numbers.found,
        [
          "held": numbers.held, "refuted": numbers.refuted, "given by a cell or a formula": numbers.given,
          "naming or dating something": numbers.outside, "unchecked": numbers.unchecked,
        ])
      + row(
        "formulas", formulas.found,
        [
          "held": formulas.held, "refuted": formulas.refuted, "undecided": formulas.undecided,
          "that define, suppose or name something": formulas.shown,
        ])
  }

  private func row(_ name: String, _ found: Int, _ parts: KeyValuePairs<String, Int>) -> String {
    let rest = parts.filter { $0.value > 0 }.map { "\($0.value) \($0.key)" }
    let label = name + String(repeating: " ", count: 14 - name.count)
    return label + ([String(found) + " found"] + rest).joined(separator: ", ") + "\n"
  }
}
