import CellLog
import Platform
import Foundation
import Lessons

/// Compiles and runs one program.
struct Execution: Sendable {
  let toolchain: Toolchain
  let modules: CellRuntime
  let cache: CacheFolder
  /// Called now and then with what a running program has done so far.
  var observe: (@Sendable (Run) -> Void)?

  /// What every run depends on besides its program.
  var identity: String { "\(toolchain.identity)\n\(modules.identity)\n\(FileIdentity.tool)" }

  /// The limits of a program, as the author's guide states them.
  static let standardSeconds = 30.0
  static let outputLimit = 1 << 20
  static let memoryLimit = 2 << 30

  /// - Parameter folder: the working directory of the cells, which is the note's folder.
  func run(
    _ program: Program, cellSyntax: [Int: CellSyntax], folder: String, seconds: Double?
  ) async throws -> Run {
    // A wrong bound expression must not keep the cells from being run: the program is run again without it.
    var program = program
    var leftOut: [Run.LeftOut] = []
    while true {
      let isEmpty = program.cells.isEmpty && program.bindings.isEmpty
      var run =
        isEmpty ? Run() : try await runOnce(program, cellSyntax: cellSyntax, folder: folder, seconds: seconds)
      let failed = run.failedBindings(of: program, attempts: Self.attempts, leftOut)
      guard !failed.isEmpty else {
        run.leftOut = leftOut
        return run
      }
      leftOut += failed
      program = program.without(Set(failed.map(\.binding)))
    }
  }

  /// How many bindings may stop the program one after another before all of them are left out.
  private static let attempts = 8

  private func runOnce(
    _ program: Program, cellSyntax: [Int: CellSyntax], folder: String, seconds: Double?
  ) async throws -> Run {
    let work = try ScratchFolder(in: cache)
    defer { work.remove() }
    let source = work.file("main.swift")
    try Files.create(source, Array(program.text(cellSyntax: cellSyntax).utf8))
    let runs = program.purpose == .run || program.purpose == .trap
    let (code, messages) = try await work.call(
      toolchain.compile(
        source, modules: modules.path,
        arguments: runs
          ? Toolchain.instrumentation + ["-c", "-o", work.file("main.o")] : ["-emit-sil", "-o", "/dev/null"]))
    guard code == 0 else { return Run(ending: .refused(refusal(messages, code))) }
    guard runs else { return Run() }
    // Only a cell that imports something can need another library.
    let imports = program.imports
    let asked = imports ? try await toolchain.autolink([work.file("main.o")], work: work) : []
    let (linked, problem) = try await work.call(
      toolchain.link(
        objects: [work.file("main.o")] + modules.objects, libraries: modules.libraries + asked,
        output: work.file("main")))
    guard linked == 0 else {
      return Run(ending: .refused([unplaced("the program does not link:\n\(problem)")]))
    }
    let photographs = try PhotographInputs.write(program.photographNames, from: folder, into: work)
    return try await start(
      work, folder: folder, seconds: seconds ?? Self.standardSeconds, photographs: photographs,
      mayStartOthers: imports)
  }

  private func refusal(_ messages: String, _ code: Int?) -> [Run.Finding] {
    let findings = Run.Finding.read(messages)
    if !findings.isEmpty { return findings }
    return [
      unplaced("the compiler stopped (\(code.map { "exit code \($0)" } ?? "by a signal"))\n\(messages)")
    ]
  }

  private func unplaced(_ message: String) -> Run.Finding {
    let lines = message.split(separator: "\n").map(String.init)
    return Run.Finding(
      cell: 0, place: .init(line: 1, column: 1), message: lines.first ?? message,
      notes: Array(lines.dropFirst().prefix(20)))
  }

  private func start(
    _ work: ScratchFolder, folder: String, seconds: Double, photographs: String?, mayStartOthers: Bool
  ) async throws -> Run {
    let log = work.file("log")
    try Files.create(log, [])
    guard truncate(log, off_t(LogFormat.capacity)) == 0 else {
      throw Files.Failure(log, "written", code: errno)
    }
    var environment = environment(log: log, seconds: seconds)
    environment[EnvironmentName.photographs] = photographs
    let observer = observer(of: work)
    defer { observer?.cancel() }
    let ended = try await ChildProcess(
      executable: work.file("main"), folder: folder, environment: environment,
      output: work.file("out"), error: work.file("err"), timeLimit: .seconds(seconds),
      outputLimit: Self.outputLimit, wantsBacktrace: true, mark: EnvironmentName.log,
      mayStartOthers: mayStartOthers
    ).run()
    observer?.cancel()
    var (run, hasEnded) = try Self.read(work, most: LogFormat.capacity)
    let trap = {
      Run.Trap(
        standardError: String(decoding: try Files.read(work.file("err"), most: 1 << 20), as: UTF8.self)
      ).namingNearestFile(in: folder)
    }
    if let limit = ended.stoppedFor {
      run.ending = .stopped(limit, try trap())
    } else if ended.code == nil {
      let trap = try trap()
      run.ending = trap.message.hasPrefix("failed to allocate") ? .stopped(.memory, trap) : .trapped(trap)
    } else if !hasEnded {
      run.ending = .left(code: ended.code!)
    }
    return run
  }

  /// Reads the log and the output of a program that has ended or is still running.
  private static func read(_ work: ScratchFolder, most: Int) throws -> (run: Run, hasEnded: Bool) {
    let log = work.file("log")
    let output = try Files.read(work.file("out"), most: outputLimit)
    let header = try Files.read(log, most: LogFormat.headerBytes)
    let used = header.withUnsafeBytes {
      Int(clamping: $0.loadUnaligned(fromByteOffset: LogFormat.bytesUsed, as: UInt64.self))
    }
    let bytes = try Files.read(log, most: min(max(used, LogFormat.headerBytes), most))
    return bytes.withUnsafeBytes { LogReader.read($0, output: output) }
  }

  /// At most this much of a growing log is read, because it is read again and again.
  private static let observedLog = 4 << 20

  private func observer(of work: ScratchFolder) -> Task<Void, Never>? {
    guard let observe else { return nil }
    return Task {
      while true {
        do {
          try await Task.sleep(for: .milliseconds(150))
        } catch { return }
        if let (run, _) = try? Self.read(work, most: Self.observedLog), !Task.isCancelled { observe(run) }
      }
    }
  }

  private func environment(log: String, seconds: Double) -> [String: String] {
    var environment = ChildProcess.inheritedEnvironment
    // The output must be the same on every run: no random hash seed, no locale, no time zone of the machine.
    environment["SWIFT_DETERMINISTIC_HASHING"] = "1"
    environment["LANG"] = "C.UTF-8"
    environment["TZ"] = "UTC"
    environment["SWIFT_BACKTRACE"] =
      "enable=yes,color=no,threads=crashed,registers=none,images=none,interactive=no,limit=64"
    environment[EnvironmentName.log] = log
    environment[EnvironmentName.memory] = String(Self.memoryLimit)
    // Ends the program if the tool was killed. More than it can take on all processors within the time limit.
    let processors = ProcessInfo.processInfo.activeProcessorCount
    environment[EnvironmentName.seconds] = String(Int(seconds.rounded(.up) + 10) * processors)
    environment[EnvironmentName.core] = "0"
    return environment
  }
}
