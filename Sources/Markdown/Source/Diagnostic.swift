/// One finding about a note: where it is, what is wrong, and how to fix it.
///
/// Diagnostics are returned beside the data; the command renders them. A broken environment (no compiler, a
/// full disk) is never a diagnostic but a thrown error.
package struct Diagnostic: Sendable, Hashable, Codable {
  package enum Severity: String, Sendable, Codable {
    case error, warning
  }

  package let severity: Severity
  /// The note's path as the author knows it, `notes/strides.md`.
  package let file: String
  package let span: SourceSpan
  /// A stable, greppable name of the kind of finding: `expectation-failed`, `unknown-word`.
  package let identifier: String
  /// What is wrong, in one line, without a full stop.
  package let message: String
  /// Lines to show below the message: a diff, the compiler's notes.
  package let details: [String]
  /// How to fix it, in one line; empty if there is no advice.
  package let help: String

  package init(
    _ severity: Severity, _ identifier: String, _ message: String, file: String, span: SourceSpan,
    details: [String] = [], help: String = ""
  ) {
    self.severity = severity
    self.file = file
    self.span = span
    self.identifier = identifier
    self.message = message
    self.details = details
    self.help = help
  }
}
