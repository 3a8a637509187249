import Foundation
import Testing

@testable import Platform

@Suite(.timeLimit(.minutes(1))) struct ChildProcessTests {
  /// A shell's program, its output in the file `out`.
  private func shell(
    _ script: String, in scratch: Scratch, environment: [String: String] = [:],
    timeLimit: Duration = .seconds(30),
    outputLimit: Int = 1 << 20, mark: String? = nil, mayStartOthers: Bool = false
  ) -> ChildProcess {
    ChildProcess(
      executable: "/bin/sh", arguments: ["-c", script], folder: scratch.path,
      environment: ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }, output: scratch.file("out"),
      error: scratch.file("err"), timeLimit: timeLimit, outputLimit: outputLimit, mark: mark,
      mayStartOthers: mayStartOthers)
  }

  private func text(_ name: String, in scratch: Scratch) throws -> String {
    String(decoding: try Files.read(scratch.file(name)), as: UTF8.self)
  }

  /// Whether the process whose number a script wrote to the file `child` runs; false once it is gone or dead.
  private func isRunning(childIn scratch: Scratch) throws -> Bool {
    let number = try text("child", in: scratch).trimmingCharacters(in: .whitespacesAndNewlines)
    let process = try #require(pid_t(number))
    #if os(Linux)
      guard let status = try? Files.read("/proc/\(process)/stat") else { return false }
      return String(decoding: status, as: UTF8.self).split(separator: ")").last?.hasPrefix(" Z") == false
    #else
      return kill(process, 0) == 0
    #endif
  }

  /// A process that was killed needs a moment until it is gone.
  private func isGone(childIn scratch: Scratch) async throws -> Bool {
    for _ in 0..<100 {
      if try !isRunning(childIn: scratch) { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }

  private func waitForChild(in scratch: Scratch) async throws {
    for _ in 0..<500 where (try? text("child", in: scratch).hasSuffix("\n")) != true {
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  @Test func tellsTheExitCode() async throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let ended = try await shell(
      "echo $GREETING; echo no >&2; pwd; exit 3", in: scratch, environment: ["GREETING": "hi"]
    )
    .run()
    #expect(ended.code == 3)
    #expect(ended.stoppedFor == nil)
    #expect(try text("out", in: scratch).hasPrefix("hi\n"))
    #expect(try text("out", in: scratch).contains(scratch.path.split(separator: "/").last ?? ""))
    #expect(try text("err", in: scratch) == "no\n")
  }

  @Test func aSignalIsNoExitCode() async throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let ended = try await shell("kill -KILL $$", in: scratch).run()
    #expect(ended.code == nil)
    #expect(ended.stoppedFor == nil)
  }

  @Test func aMissingProgramIsAnError() async throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    await #expect(throws: (any Error).self) {
      _ = try await ChildProcess(
        executable: scratch.file("nothing"), folder: scratch.path, environment: [:],
        output: scratch.file("out"),
        error: scratch.file("err")
      ).run()
    }
  }

  @Test func stopsWhatTakesTooLong() async throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let start = ContinuousClock.now
    // The shell waits for its child, which has to be stopped as well.
    let ended = try await shell(
      "sleep 50 & echo $! > child; wait", in: scratch, timeLimit: .milliseconds(300)
    ).run()
    #expect(ended.code == nil)
    #expect(ended.stoppedFor == .time)
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(try await isGone(childIn: scratch))
  }

  @Test(arguments: ["", ">&2"]) func stopsWhatPrintsTooMuch(_ redirection: String) async throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let ended = try await shell(
      "while :; do echo 0123456789012345678901234567890123456789 \(redirection); done", in: scratch,
      outputLimit: 10_000
    ).run()
    #expect(ended.stoppedFor == .output)
  }

  @Test func cancellingStopsTheProgram() async throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let process = shell("echo $$ > child; sleep 50", in: scratch)
    let task = Task { try await process.run() }
    try await waitForChild(in: scratch)
    #expect(try isRunning(childIn: scratch))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await isGone(childIn: scratch))
  }

  /// What a program leaves behind in its group goes when it ends.
  @Test func stopsTheRestOfTheGroup() async throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let ended = try await shell("sleep 50 & echo $! > child", in: scratch).run()
    #expect(ended.code == 0)
    #expect(try await isGone(childIn: scratch))
  }

  #if os(Linux)
    /// A descendant that left the group is found by the mark in its environment, and only then.
    @Test(arguments: [true, false]) func stopsMarkedDescendants(_ isMarked: Bool) async throws {
      let scratch = try Scratch()
      defer { scratch.remove() }
      let ended = try await shell(
        "setsid sleep 50 & echo $! > child; sleep 0.3", in: scratch,
        environment: ["NOTES_TEST": scratch.path], mark: isMarked ? "NOTES_TEST" : nil, mayStartOthers: true
      ).run()
      #expect(ended.code == 0)
      if isMarked {
        #expect(try await isGone(childIn: scratch))
      } else {
        #expect(try isRunning(childIn: scratch))
        kill(try #require(pid_t(text("child", in: scratch).dropLast())), SIGKILL)
      }
    }
  #endif
}
