import Reports
import Foundation
import Markdown

/// What `check --json` prints.
struct JSONCheckResult: Encodable {
  /// Columns count UTF-8 bytes from 1, as in the compiler's messages.
  private struct Finding: Encodable {
    let file: String
    let line: Int
    let column: Int
    let severity: Diagnostic.Severity
    let identifier: String
    let message: String
    let help: String
  }

  private struct ClaimEntry: Encodable {
    let file: String
    let line: Int
    let column: Int
    let kind: CheckedClaim.Kind
    let text: String
    let verdict: CheckedClaim.Verdict
  }

  private struct UncheckedNumber: Encodable {
    let file: String
    let line: Int
    let column: Int
    let text: String
  }

  private let diagnostics: [Finding]
  private let claims: [ClaimEntry]
  /// The numbers of the prose that nothing checks.
  private let unchecked: [UncheckedNumber]
  private let summary: Summary

  init(_ result: CheckResult) {
    diagnostics = result.diagnostics.map {
      Finding(
        file: $0.file, line: $0.span.start.line, column: $0.span.start.column, severity: $0.severity,
        identifier: $0.identifier, message: ([$0.message] + $0.details).joined(separator: "\n"), help: $0.help
      )
    }
    claims = result.reports.flatMap { report in
      report.claims.map {
        ClaimEntry(
          file: report.lesson.document.source.path, line: $0.span.start.line, column: $0.span.start.column,
          kind: $0.kind, text: $0.text, verdict: $0.verdict)
      }
    }
    unchecked = result.reports.flatMap { report in
      report.numbers.filter { $0.state == .unchecked }.map {
        UncheckedNumber(
          file: report.lesson.document.source.path, line: $0.number.span.start.line,
          column: $0.number.span.start.column, text: $0.number.text)
      }
    }
    summary = result.summary
  }

  var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }
}
