import Foundation
import Subprocess
import Testing

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A folder of its own for a test, and the command run in it as a user would.
struct Workplace: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("notes-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// A copy of a folder.
  init(copying folder: String) throws {
    try self.init()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(path)/\(name)")
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  /// All files below the folder, hidden ones too.
  var files: [String] { (FileManager.default.subpaths(atPath: path) ?? []).sorted() }

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

  /// Runs the command in this folder. `during` is called while it runs, with its process' number.
  func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = "",
    executable: String = Workplace.command, during: @Sendable (Int32) async throws -> Void = { _ in }
  ) async throws -> Result {
    var variables: [Environment.Key: String?] = [:]
    for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
    // A group of its own: what it leaves behind can be told from what the tests start.
    var options = PlatformOptions()
    options.processGroupID = 0
    // Files, not pipes: what outlives the command would hold a pipe open.
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
