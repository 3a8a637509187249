import Platform
import Foundation
import Testing

@testable import Verification

/// The core as the verifier builds it, optimised for this machine, and without any flag for a processor: the known
/// answers and the refusals of its own tests.
@Suite struct CoreTests {
  @Test("Known answers", arguments: [false, true])
  func givesTheKnownAnswers(isPortable: Bool) async throws {
    let program = try await Self.program(
      Self.files { $0.hasSuffix("Answer.swift") || $0.hasSuffix("Answers.swift") }, isPortable: isPortable,
      main: """
        let wrong = knownAnswers.filter { !$0.holds }
        for answer in wrong { print(answer.difference) }
        print("\\(knownAnswers.count) known answers, \\(wrong.count) do not hold")
        """)
    defer { program.remove() }
    let output = try await program.run([]).output
    #expect(output.hasSuffix(" known answers, 0 do not hold\n"), "\(output)")
    #expect((output.split(separator: "\n").last?.split(separator: " ").first.flatMap { Int($0) } ?? 0) > 100)
  }

  @Test("Refusals") func refusesInTheSameWords() async throws {
    let program = try await Self.program(
      Self.files { $0.hasSuffix("Refusal.swift") || $0.hasSuffix("Refusals.swift") },
      main: """
        guard let index = CommandLine.arguments.dropFirst().first.flatMap({ Int($0) }) else {
          for refusal in refusals { print(refusal.message) }
          return
        }
        refusals[index].provoke()
        """)
    defer { program.remove() }
    let messages = try await program.run([]).output.split(separator: "\n")
    #expect(messages.count > 50)
    for (index, message) in messages.enumerated() {
      let outcome = try await program.run(["\(index)"])
      #expect(outcome.code != 0, "\(message)")
      #expect(
        outcome.output.contains("Fatal error: ") && outcome.output.contains(message), "\(outcome.output)")
    }
  }

  private static func files(_ isWanted: (String) -> Bool) throws -> [String] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("CNNTests").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter(isWanted).sorted()
    #expect(files.count > 1)
    return files.map { "\(folder)/\($0)" }
  }

  private static func program(
    _ files: [String], isPortable: Bool = false, main: String
  ) async throws -> CompiledProgram {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).swift").path
    try Files.create(file, Array("@main enum Main {\n  static func main() {\n\(main)\n  }\n}\n".utf8))
    defer { try? FileManager.default.removeItem(atPath: file) }
    return try await CompiledProgram(
      compiling: files + [file], cache: .standard(), isPortable: isPortable, isOptimised: false)
  }
}
