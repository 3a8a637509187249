import Foundation
import Testing

/// A folder of its own for a test, and the command run in it as a user would.
struct Workplace {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
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
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func read(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

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

  struct Result {
    let code: Int32
    /// The number of the signal that ended the command.
    let signal: Int32?
    let output: String
    let error: String
  }

  func start(
    _ arguments: [String], environment: [String: String] = [:], input: String? = nil,
    executable: String = Workplace.command
  ) throws -> Started {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes: a pipe that nobody empties would stop the command.
    let streams = (0..<2).map { "\(path)/../\(UUID().uuidString).\($0)" }
    for stream in streams { _ = FileManager.default.createFile(atPath: stream, contents: nil) }
    process.standardOutput = FileHandle(forWritingAtPath: streams[0])
    process.standardError = FileHandle(forWritingAtPath: streams[1])
    if let input {
      let pipe = Pipe()
      process.standardInput = pipe
      try process.run()
      try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try pipe.fileHandleForWriting.close()
    } else {
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }
    return Started(process: process, streams: streams)
  }

  struct Started {
    let process: Process
    let streams: [String]

    func wait() throws -> Result {
      process.waitUntilExit()
      defer { for stream in streams { try? FileManager.default.removeItem(atPath: stream) } }
      let texts = try streams.map { String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self) }
      let isSignal = process.terminationReason == .uncaughtSignal
      return Result(
        code: isSignal ? -1 : process.terminationStatus, signal: isSignal ? process.terminationStatus : nil,
        output: texts[0], error: texts[1])
    }
  }

  func run(
    _ arguments: [String], environment: [String: String] = [:], input: String? = nil
  ) throws -> Result {
    try start(arguments, environment: environment, input: input).wait()
  }
}
