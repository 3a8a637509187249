import Platform
import Foundation
import Synchronization

/// A folder for what a program is made of; it goes when the work is done, also when the tool is stopped.
package final class ScratchFolder: Sendable {
  let path: String

  private static let open = Mutex<Set<String>>([])

  init(in cache: CacheFolder) throws {
    path = "\(cache.path)/work/\(getpid())-\(UInt32.random(in: 0 ... .max))"
    _ = Self.open.withLock { $0.insert(path) }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
    _ = Self.open.withLock { $0.remove(path) }
  }

  /// Removes every folder that is still in use: the tool is being stopped.
  package static func removeAll() {
    for path in open.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Removes what a tool left behind that was killed.
  static func removeAbandoned(in cache: CacheFolder) {
    let folder = "\(cache.path)/work"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard let process = name.split(separator: "-").first.flatMap({ pid_t($0) }) else { continue }
      if kill(process, 0) != 0, errno == ESRCH {
        try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      }
    }
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  private static let environment = ProcessInfo.processInfo.environment.merging(
    ChildProcess.memoryTuning(ahead: 1 << 27)
  ) {
    own, _ in own
  }

  /// Runs a tool of the toolchain; its exit code, and all that it printed.
  func call(_ command: [String], folder: String? = nil) async throws -> (code: Int?, text: String) {
    let output = file("output-\(UInt32.random(in: 0 ... .max))")
    let ended = try await ChildProcess(
      executable: command[0], arguments: Array(command.dropFirst()), folder: folder ?? path,
      environment: Self.environment, output: output, error: output
    ).run()
    if ended.stoppedFor != nil {
      throw EnvironmentError("\(command[0]) did not end within five minutes and was stopped")
    }
    return (ended.code, String(decoding: try Files.read(output), as: UTF8.self))
  }

  func capture(_ executable: String, _ arguments: [String]) async throws -> String {
    try await call([executable] + arguments).text
  }
}
