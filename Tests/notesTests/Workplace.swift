import Foundation
import Subprocess
import TestSupport
import Testing

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A folder of its own for a test, and the command run in it as a user would.
typealias Workplace = TemporaryFolder

extension TemporaryFolder {
  /// The command as SwiftPM built it, beside the tests.
  static let command: String = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path.count > 1 {
      let candidate = folder.appendingPathComponent("notes").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    fatalError("the command notes is not beside its tests")
  }()

  struct Result: Sendable {
    let code: Int32
    /// The number of the signal that ended the command.
    let signal: Int32?
    let output: String
    let error: String
  }

  /// Runs the command in this folder.
  /// - Parameter during: called while it runs, with the number of its process.
  func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = "",
    executable: String = Workplace.command, during: @Sendable (Int32) async throws -> Void = { _ in }
  ) async throws -> Result {
    var variables: [Environment.Key: String?] = [:]
    for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
    // A process group of its own distinguishes what it leaves behind from what the tests start.
    var options = PlatformOptions()
    options.processGroupID = 0
    // Files, because a process that outlives the command would hold a pipe open.
    let streams = try (0..<2).map { _ in
      let path = FileManager.default.temporaryDirectory.appendingPathComponent(
        "notes-test-\(UUID().uuidString)"
      ).path
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .closeOnExec], permissions: .ownerReadWrite)
      return (path: path, file: file)
    }
    defer { for stream in streams { try? FileManager.default.removeItem(atPath: stream.path) } }
    let status = try await Subprocess.run(
      .path(FilePath(executable)), arguments: Arguments(arguments), environment: .inherit.updating(variables),
      workingDirectory: FilePath(path), platformOptions: options, input: .string(input),
      output: .fileDescriptor(streams[0].file, closeAfterSpawningProcess: true),
      error: .fileDescriptor(streams[1].file, closeAfterSpawningProcess: true)
    ) { execution in
      try await during(execution.processIdentifier.value)
    }.terminationStatus
    let texts = try streams.map {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0.path)), as: UTF8.self)
    }
    switch status {
    case .exited(let code): return Result(code: code, signal: nil, output: texts[0], error: texts[1])
    case .signaled(let signal): return Result(code: -1, signal: signal, output: texts[0], error: texts[1])
    }
  }
}
