import Documents
import Foundation
import Testing

@testable import Verification

/// The core as the verifier builds it, optimised for this machine: the known answers of its own tests, run as
/// a cell.
@Suite struct CoreTests {
  @Test func givesTheKnownAnswers() async throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("CNNTests").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let answers = names.filter { $0.hasSuffix("Answer.swift") || $0.hasSuffix("Answers.swift") }
    #expect(answers.count > 1)
    let code = try answers.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
    let note = """
      ```swift
      \(code)
      ```

      ```swift
      knownAnswers.filter { !$0.holds }.map(\\.difference)   // => []
      knownAnswers.count > 100   // => true
      ```
      """
    let report = try await verify(Source(path: "known-answers.md", bytes: Array(note.utf8)), in: folder)
    for finding in report.diagnostics { Issue.record("\(finding.message) \(finding.details)") }
    #expect(report.claims.map(\.verdict) == [.held, .held])
  }
}
