import Foundation
import Testing

@testable import Verification

/// The core as the verifier builds it, optimised for this machine, and without any flag for a processor: the known
/// answers of its own tests.
@Suite struct CoreTests {
  @Test("Known answers", arguments: [false, true])
  func givesTheKnownAnswers(isPortable: Bool) async throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("CNNTests").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let answers = names.filter { $0.hasSuffix("Answer.swift") || $0.hasSuffix("Answers.swift") }
    #expect(answers.count > 1)
    let runner = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).swift").path
    try Files.create(runner, Array(Self.runner.utf8))
    defer { try? FileManager.default.removeItem(atPath: runner) }
    let program = try await PlainProgram(
      compiling: answers.map { "\(folder)/\($0)" } + [runner], cache: .standard(), isPortable: isPortable,
      isOptimised: false)
    defer { program.remove() }
    let output = try await program.run([]).output
    #expect(output.hasSuffix(" known answers, 0 do not hold\n"), "\(output)")
    #expect((output.split(separator: "\n").last?.split(separator: " ").first.flatMap { Int($0) } ?? 0) > 100)
  }

  private static let runner = """
    @main enum Runner {
      static func main() {
        let wrong = knownAnswers.filter { !$0.holds }
        for answer in wrong { print(answer.difference) }
        print("\\(knownAnswers.count) known answers, \\(wrong.count) do not hold")
      }
    }
    """
}
