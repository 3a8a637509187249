import Platform
import Foundation
import Synchronization

/// A temporary folder for compiling and running a program. It is removed when the work is done or the tool is stopped.
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

  /// Removes all scratch folders, because the tool is being stopped.
  package static func removeAll() {
    for path in open.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Removes the folders of tools that were killed.
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

  /// Runs a tool of the toolchain, and returns its exit code and its whole output.
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
