import Markdown

/// What would become of each number of a note if one of its digits were another: whether the build would stop.
///
/// It counts the numbers of the text that something checks or should check, and those of the formulas. Numbers that the
/// author states, dates and names are left out, as are formulas and numbers that are wrong on purpose.
package struct Audit: Sendable, Equatable {
  package struct Place: Sendable, Equatable {
    package let span: SourceSpan
    package let text: String
    package let isInFormula: Bool
    /// Whether every change of a single digit stops the build.
    package let isNoticed: Bool

    package init(span: SourceSpan, text: String, isInFormula: Bool, isNoticed: Bool) {
      self.span = span
      self.text = text
      self.isInFormula = isInFormula
      self.isNoticed = isNoticed
    }
  }

  /// In the order of the note.
  package let places: [Place]

  package init(places: [Place]) { self.places = places.sorted { $0.span.start < $1.span.start } }

  package var count: AuditCount {
    AuditCount(changes: places.count, noticed: places.count { $0.isNoticed })
  }
}

/// How many changed numbers the build would notice.
package struct AuditCount: Sendable, Equatable, Codable {
  package var changes = 0
  package var noticed = 0

  package init(changes: Int = 0, noticed: Int = 0) {
    self.changes = changes
    self.noticed = noticed
  }

  package static func + (one: AuditCount, other: AuditCount) -> AuditCount {
    AuditCount(changes: one.changes + other.changes, noticed: one.noticed + other.noticed)
  }

  /// `a changed digit would be noticed in 94 of 97 numbers (96 %)`
  package var sentence: String {
    guard changes > 0 else { return "no number to change" }
    // Rounded down: 100 % means all.
    return
      "a changed digit would be noticed in \(noticed) of \(changes) numbers (\(noticed * 100 / changes) %)"
  }
}
