/// One line of the stamp: how many were found, and what became of them. The foot of a page, the page of the course and
/// the terminal all say it in these words.
package struct CountRow: Sendable, Equatable {
  /// `numbers`
  package let name: String
  package let found: Int
  /// In the order in which they are told; those without words for zero are left out.
  package let parts: [Part]

  package struct Part: Sendable, Equatable {
    package let count: Int
    /// `stated by the author`
    package let words: String
  }

  /// `12 numbers: 9 compared with code or formulas, 3 unchecked`
  package var sentence: String {
    let noun = found == 1 ? String(name.dropLast()) : name
    return "\(found) \(noun)" + (parts.isEmpty ? "" : ": " + partsText)
  }

  package var partsText: String { parts.map { "\($0.count) \($0.words)" }.joined(separator: ", ") }

  fileprivate init(
    _ name: String, _ found: Int, _ parts: KeyValuePairs<String, Int>, always: Set<String> = []
  ) {
    self.name = name
    self.found = found
    self.parts = parts.filter { $0.value > 0 || found > 0 && always.contains($0.key) }
      .map { Part(count: $0.value, words: $0.key) }
  }
}

extension Summary {
  /// What the stamp says of a page: its cells, expectations, numbers and formulas.
  package var contentRows: [CountRow] {
    [
      CountRow(
        "cells", cells.found,
        ["run": cells.run, "failed or not reached": cells.failed, "skipped": cells.skipped]),
      CountRow(
        "expectations", expectations.found,
        ["held": expectations.held, "failed": expectations.failed, "not reached": expectations.notReached]),
      CountRow(
        "numbers", numbers.found,
        [
          "compared with code or formulas": numbers.held, "refuted": numbers.refuted,
          "stated by the author": numbers.stated, "dates, references and names": numbers.outside,
          "unchecked": numbers.unchecked,
        ], always: ["unchecked"]),
      CountRow(
        "formulas", formulas.found,
        [
          "held": formulas.held, "refuted": formulas.refuted, "undecided": formulas.undecided,
          "that define, suppose or name something": formulas.shown,
        ]),
    ]
  }

  package var notesRow: CountRow {
    CountRow(
      "notes", notes.found,
      [
        "verified": notes.verified, "verified and not published (drafts)": notes.drafts,
        "failed": notes.failed,
      ])
  }
}
