import Reports
import Platform
import Markdown
import Foundation
import Lessons
import Testing

@testable import Verification

/// The notes of `Situations`: every kind of statement, and where the compiler reports its value.
@Suite struct SituationTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Situations"
  ).path

  @Test(arguments: ["values", "numbers", "output", "words", "data", "modules", "photographs"])
  func holds(_ name: String) async throws {
    let report = try await verify(name, in: Self.folder)
    for finding in report.diagnostics {
      Issue.record("\(name).md:\(finding.span.start.line): \(finding.message)")
    }
    #expect(!report.claims.isEmpty)
    #expect(report.claims.allSatisfy { $0.verdict == .held })
  }

  /// An expectation that is changed must fail, each of them, and at its own line: what holds above does not
  /// hold because nothing is compared.
  @Test(arguments: ["values", "numbers", "output", "photographs"])
  func fails(_ name: String) async throws {
    let path = "\(Self.folder)/\(name).md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var changed: [Int] = []
    for index in lines.indices {
      for mark in ["// => ", "// Prints \""] {
        guard let range = lines[index].range(of: mark) else { continue }
        lines[index].insert(contentsOf: mark == "// => " ? "other" : "other ", at: range.upperBound)
        changed.append(index + 1)
      }
    }
    let report = try await verify(
      Source(path: path, bytes: Array(lines.joined(separator: "\n").utf8)), in: Self.folder)
    #expect(report.diagnostics.map(\.span.start.line) == changed)
    #expect(!changed.isEmpty)
  }
}

func verify(_ name: String, in folder: String) async throws -> Report {
  let path = "\(folder)/\(name).md"
  return try await verify(Source(path: path, bytes: try Files.read(path)), in: folder)
}

func verify(_ source: Source, in folder: String, cache: CacheFolder? = nil) async throws -> Report {
  let (lesson, problems) = Lesson.read(Document.read(source).document)
  #expect(problems.isEmpty)
  let verifier = Verifier(cache: try cache ?? .standard())
  return try await verifier.verify([Verifier.Assignment(lesson: lesson, folder: folder)])[0]
}
