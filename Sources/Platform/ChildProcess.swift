import Foundation
import Subprocess
import Synchronization

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A program to start, and its limits. Only this file starts processes.
package struct ChildProcess: Sendable {
  private let executable: String
  private let arguments: [String]
  private let folder: String
  private let environment: [String: String]
  fileprivate let output: String
  fileprivate let error: String
  fileprivate let timeLimit: Duration
  fileprivate let outputLimit: Int
  fileprivate let wantsBacktrace: Bool
  fileprivate let mark: String?
  fileprivate let mayStartOthers: Bool

  /// - Parameters:
  ///   - output: the file that takes standard output.
  ///   - error: the file that takes standard error; it may be the same.
  ///   - outputLimit: bytes of standard output and of standard error, each.
  ///   - wantsBacktrace: a program that exceeds its time is made to print a backtrace before it is stopped.
  ///   - mark: the name of a variable in `environment` by whose value the program's descendants are recognised.
  ///   - mayStartOthers: when it ends, descendants that left its process group are stopped as well.
  package init(
    executable: String, arguments: [String] = [], folder: String, environment: [String: String],
    output: String, error: String, timeLimit: Duration = .seconds(300), outputLimit: Int = 64 << 20,
    wantsBacktrace: Bool = false, mark: String? = nil, mayStartOthers: Bool = false
  ) {
    self.executable = executable
    self.arguments = arguments
    self.folder = folder
    self.environment = environment
    self.output = output
    self.error = error
    self.timeLimit = timeLimit
    self.outputLimit = outputLimit
    self.wantsBacktrace = wantsBacktrace
    self.mark = mark.flatMap { name in environment[name].map { "\(name)=\($0)" } }
    self.mayStartOthers = mayStartOthers
  }

  /// What a running program may not exceed.
  package enum Limit: UInt8, Sendable {
    case time, output, memory
  }

  /// Settings for glibc: keep freed memory for the next request, and use huge pages. Otherwise page faults take a tenth
  /// of a compiler's time, and half of a large convolution's.
  /// - Parameter ahead: how many bytes each request to the system asks for in advance.
  package static func memoryTuning(ahead: Int) -> [String: String] {
    [
      "GLIBC_TUNABLES": "glibc.malloc.mmap_threshold=1073741824:glibc.malloc.trim_threshold=1073741824"
        + ":glibc.malloc.top_pad=\(ahead):glibc.malloc.hugetlb=1"
    ]
  }

  /// The variables of this tool's environment without which a program may not start, and the settings for memory.
  package static let inheritedEnvironment: [String: String] = {
    var environment = memoryTuning(ahead: 1 << 20)
    let own = ProcessInfo.processInfo.environment
    for name in ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"] { environment[name] = own[name] }
    return environment
  }()

  package struct Ended: Sendable {
    /// The exit code; nil where a signal ended the program.
    package let code: Int?
    package let stoppedFor: Limit?
  }

  package func run() async throws -> Ended {
    let output = try FileDescriptor.open(
      FilePath(output), .writeOnly, options: [.create, .append, .closeOnExec], permissions: .ownerReadWrite)
    let error: FileDescriptor
    do {
      error = try FileDescriptor.open(
        FilePath(self.error), .writeOnly, options: [.create, .append, .closeOnExec],
        permissions: .ownerReadWrite)
    } catch {
      try? output.close()
      throw error
    }
    // A process group of its own, so that its children can be stopped with it.
    var options = PlatformOptions()
    options.processGroupID = 0
    let watch = Watch(self)
    defer { watch.end() }
    let result = try await withTaskCancellationHandler {
      try await start(watch, options, output, error)
    } onCancel: {
      watch.cancel()
    }
    try Task.checkCancellation()
    // `stopAll` was called: the exit code means nothing, and the tool is about to end.
    while Watch.running.withLock({ $0.isClosed }) { try await Task.sleep(for: .seconds(1)) }
    switch result {
    case .exited(let code): return Ended(code: Int(code), stoppedFor: watch.reason)
    case .signaled: return Ended(code: nil, stoppedFor: watch.reason)
    }
  }

  private func start(
    _ watch: Watch, _ options: PlatformOptions, _ output: FileDescriptor, _ error: FileDescriptor
  ) async throws -> TerminationStatus {
    try await Subprocess.run(
      .path(FilePath(executable)), arguments: Arguments(arguments),
      environment: .custom(
        Dictionary(
          uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) })),
      workingDirectory: FilePath(folder), platformOptions: options, input: .none,
      output: .fileDescriptor(output, closeAfterSpawningProcess: true),
      error: .fileDescriptor(error, closeAfterSpawningProcess: true)
    ) { execution in
      watch.begin(process: execution.processIdentifier.value)
    }.terminationStatus
  }

  /// Opens an address in the user's browser; false where there is none.
  package static func open(_ address: String) async -> Bool {
    #if os(macOS)
      let opener = "/usr/bin/open"
    #else
      let opener = "/usr/bin/xdg-open"
    #endif
    let environment = ProcessInfo.processInfo.environment
    let ended = try? await ChildProcess(
      executable: opener, arguments: [address], folder: "/", environment: environment, output: "/dev/null",
      error: "/dev/null"
    ).run()
    return ended?.code == 0
  }

  /// Stops every running process that was started here, with its descendants, and lets no other start.
  package static func stopAll() {
    let (processes, marks) = Watch.running.withLock { running -> ([pid_t], [String]) in
      running.isClosed = true
      return (Array(running.processes.keys), Array(running.processes.values))
    }
    for process in processes { kill(-process, SIGKILL) }
    Descendants.kill(marks)
  }
}

/// Watches the time and the output of one process.
private final class Watch: Sendable {
  struct Running {
    /// By process group, the entry of the environment that marks a process and its descendants.
    var processes: [pid_t: String] = [:]
    var isClosed = false
  }

  static let running = Mutex(Running())

  private struct State {
    var process: pid_t?
    var task: Task<Void, Never>?
    var reason: ChildProcess.Limit?
    var isCancelled = false
  }

  private let launch: ChildProcess
  private let state = Mutex(State())

  init(_ launch: ChildProcess) { self.launch = launch }

  var reason: ChildProcess.Limit? { state.withLock { $0.reason } }

  private var mark: String { launch.mark ?? "" }

  func begin(process: pid_t) {
    let isClosed = Self.running.withLock { running in
      running.processes[process] = mark
      return running.isClosed
    }
    let isCancelled = state.withLock { state in
      state.process = process
      state.task = Task { await self.watch(process) }
      return state.isCancelled
    }
    if isClosed || isCancelled { kill(-process, SIGKILL) }
  }

  /// The task that runs the program was cancelled.
  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      if let process = state.process { kill(-process, SIGKILL) }
    }
  }

  func end() {
    let process = state.withLock { state -> pid_t? in
      state.task?.cancel()
      defer { state.process = nil }
      return state.process
    }
    guard let process else { return }
    // Stops what the program left behind in its group. The group's number is not reused while a process is in it.
    kill(-process, SIGKILL)
    let isCancelled = state.withLock { $0.isCancelled }
    if isCancelled || reason != nil || launch.mayStartOthers { Descendants.kill([mark]) }
    _ = Self.running.withLock { $0.processes.removeValue(forKey: process) }
  }

  private func watch(_ process: pid_t) async {
    let start = ContinuousClock.now
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(50))
      if Task.isCancelled { return }
      if [launch.output, launch.error].contains(where: { size(of: $0) > launch.outputLimit }) {
        stop(process, for: .output, signal: SIGKILL)
      } else if ContinuousClock.now - start > launch.timeLimit {
        if launch.wantsBacktrace, reason == nil {
          stop(process, for: .time, signal: SIGTRAP, group: false)
          await waitForBacktrace()
        }
        if !Task.isCancelled { stop(process, for: .time, signal: SIGKILL) }
      }
    }
  }

  /// The program goes on after its backtrace. The last line tells that the backtrace is complete.
  private func waitForBacktrace() async {
    for _ in 0..<60 where !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(50))
      let text = (try? Files.read(launch.error, most: launch.outputLimit)) ?? []
      if String(decoding: text.suffix(200), as: UTF8.self).contains("Backtrace took") { return }
    }
  }

  private func stop(_ process: pid_t, for reason: ChildProcess.Limit, signal: Int32, group: Bool = true) {
    state.withLock { state in
      // After the process has ended, its number may belong to another.
      guard state.process == process else { return }
      state.reason = state.reason ?? reason
      kill(group ? -process : process, signal)
    }
  }

  private func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}

/// Descendants of a program that left its process group.
private enum Descendants {
  /// Kills every process whose environment holds one of the entries `marks`, `NAME=value`.
  static func kill(_ marks: [String]) {
    #if os(Linux)
      let marks = marks.filter { !$0.isEmpty }.map { Array("\($0)\0".utf8) }
      guard !marks.isEmpty, let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc") else {
        return
      }
      for process in names.compactMap({ pid_t($0) }) where process != getpid() {
        guard let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ") else {
          continue
        }
        if marks.contains(where: { environment.range(of: Data($0)) != nil }) {
          Foundation.kill(process, SIGKILL)
        }
      }
    #endif
  }
}
