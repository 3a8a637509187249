import Foundation
import Testing

/// Cases in folders: each folder of `Cases` is copied to a temporary place, its `command` is run there, and the output
/// must be its `expected`.
///
/// `NOTES_UPDATE=1 swift test` rewrites what is expected.
@Suite(.serialized) struct CaseTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Cases"
  ).path
  static let names = try! FileManager.default.contentsOfDirectory(atPath: folder).filter {
    !$0.hasPrefix(".")
  }.sorted()

  @Test(arguments: names) func holds(_ name: String) async throws {
    let place = try Workplace(copying: "\(Self.folder)/\(name)")
    defer { place.remove() }
    let command = try place.read("command").split(whereSeparator: \.isWhitespace).map(String.init)
    let before = place.files
    let result = try await place.run(command)
    // Printed once per machine, whatever the case.
    let error = result.error.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("notes: compiling the CNN core") }.joined(separator: "\n")
    let seen = "exit code \(result.code)\n--- standard output\n\(result.output)--- standard error\n\(error)"
    let file = "\(Self.folder)/\(name)/expected"
    if ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" {
      try Data(seen.utf8).write(to: URL(fileURLWithPath: file))
    }
    #expect(seen == (try? String(contentsOfFile: file, encoding: .utf8)))
    if result.code != 0 { #expect(place.files == before, "a command that fails leaves nothing behind") }
  }
}
