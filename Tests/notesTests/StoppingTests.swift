import Foundation
import Testing

/// A time limit, the end of a cell and a signal stop all processes that were started, and their children.
@Suite(.serialized) struct StoppingTests {
  /// A cell that starts two children, one of which leaves the process group, and then waits for ever.
  private func note(_ mark: String, limit: Int) -> String {
    """
    ---
    time-limit: \(limit)
    ---

    ```swift
    import Foundation
    for arguments in [["sleep", "\(mark)1"], ["setsid", "sleep", "\(mark)2"]] {
      let child = Process()
      child.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      child.arguments = arguments
      try child.run()
    }
    while true { sleep(1) }
    ```

    """
  }

  /// The number of processes `sleep N` with an N that begins with `mark`.
  private func sleepers(_ mark: String) -> Int {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.count { process in
      guard Int(process) != nil, let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline")
      else {
        return false
      }
      return String(decoding: line, as: UTF8.self).hasPrefix("sleep\0\(mark)")
    }
  }

  /// The number of compilers that the command with this process number started: their arguments name its work folder.
  private func compilers(of command: String) -> Int {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.count { process in
      guard Int(process) != nil, let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline")
      else {
        return false
      }
      return String(decoding: line, as: UTF8.self).contains("/work/\(command)-")
    }
  }

  private func wait(upTo seconds: Double, until condition: () -> Bool) async throws -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      if condition() { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return condition()
  }

  #if os(Linux)
    @Test func theTimeLimitStopsTheChildrenToo() async throws {
      let place = try Workplace()
      defer { place.remove() }
      try place.write(note("31415", limit: 2), to: "notes/a.md")
      let result = try await place.run(["check"])
      #expect(result.code == 1)
      #expect(result.error.contains("error: stopped after 2 s in this cell"))
      #expect(try await wait(upTo: 5) { sleepers("31415") == 0 })
    }

    @Test func aCellThatEndsTakesItsChildrenWithIt() async throws {
      let place = try Workplace()
      defer { place.remove() }
      let waiting = note("16180", limit: 30).replacingOccurrences(
        of: "while true { sleep(1) }", with: "sleep(1)")
      try place.write(waiting, to: "notes/a.md")
      let result = try await place.run(["check"])
      #expect(result.code == 0)
      #expect(try await wait(upTo: 5) { sleepers("16180") == 0 })
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func aSignalStopsEverything(_ signal: Int32) async throws {
      let place = try Workplace()
      defer { place.remove() }
      let mark = "2718\(signal)"
      try place.write("# One\n", to: "notes/b.md")
      #expect(try await place.run(["build"]).code == 0)
      let before = try place.read("site/index.html")
      try place.write(note(mark, limit: 60), to: "notes/a.md")
      let result = try await place.run(["build"]) { process in
        let hasStarted = try await wait(upTo: 60) { sleepers(mark) == 2 }
        #expect(hasStarted)
        kill(process, signal)
      }
      #expect(result.signal == signal)
      #expect(try await wait(upTo: 5) { sleepers(mark) == 0 })
      #expect(try place.read("site/index.html") == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == ["notes", "site"])
    }

    @Test func aSignalDuringTheCompilationLeavesNothing() async throws {
      let place = try Workplace()
      defer { place.remove() }
      let notebook = try Workplace()
      defer { notebook.remove() }
      // An expression whose type takes the compiler long to find.
      let sum = (1...14).map { "\($0) + 0.5" }.joined(separator: " + ")
      for delay in [0.01, 0.05, 0.1, 0.2, 0.4] {
        // The program is not in the cache, and there is no site yet.
        let unknown = "let unknown = \"\(UUID().uuidString)\"\n"
        try? FileManager.default.removeItem(atPath: "\(place.path)/site")
        try place.write(
          "```swift\n\(unknown)let a\(Int(delay * 100)) = [\(sum)].map { $0 * 2 }\n```\n", to: "notes/a.md")
        let result = try await place.run(["build"]) { process in
          try notebook.write("\(process)", to: "number")
          try await Task.sleep(for: .seconds(delay))
          kill(process, SIGINT)
        }
        // Either it was stopped, or it ended before the signal came.
        #expect(result.signal == SIGINT || result.code == 0)
        // There is a complete site or none.
        #expect(!place.exists("site") || place.exists("site/index.html"))
        let number = try notebook.read("number")
        #expect(try await wait(upTo: 5) { compilers(of: number) == 0 })
        let names = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
        #expect(names == ["notes"] || names == ["notes", "site"])
      }
    }
  #endif
}
