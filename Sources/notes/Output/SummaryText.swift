import Reports

/// The summary as a table: what was found, and what became of it.
struct SummaryText {
  let summary: Summary
  /// Nil where nobody asked for an audit.
  var audit: AuditCount?

  var text: String {
    ([summary.notesRow] + summary.contentRows).map(Self.line).joined()
      + (audit.map { "audit         \($0.sentence)\n" } ?? "")
  }

  private static func line(_ row: CountRow) -> String {
    let label = row.name + String(repeating: " ", count: 14 - row.name.count)
    return label + "\(row.found) found" + (row.parts.isEmpty ? "" : ", " + row.partsText) + "\n"
  }
}
