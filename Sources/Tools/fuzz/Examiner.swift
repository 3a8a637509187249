import Foundation
import Fuzzing
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A failure of a text: a property that does not hold, or a child process that did not finish.
struct Failure: Hashable {
  /// `crash`, `hang` or the name of a property.
  let kind: String
  let message: String

  /// Equal for failures that probably have the same cause.
  var signature: String { kind + message.filter { !$0.isNumber }.prefix(60) }
}

/// Examines texts in child processes. Only this file starts processes.
struct Examiner {
  let subject: Subject
  let scratch: String

  private var candidate: String { "\(scratch)/candidate.\(subject.ending)" }

  struct Outcome {
    /// With the numbers of the texts, in the order in which they occurred.
    var failures: [(number: UInt64, failure: Failure)] = []
    /// The number of texts begun.
    var begun: UInt64 = 0
  }

  /// Examines texts up to the first that ends the process.
  func batch(_ first: UInt64, _ count: UInt64) async throws -> Outcome {
    try await outcome(["batch", subject.rawValue, "\(first)", "\(count)"])
  }

  func failures(of note: [UInt8]) async throws -> [Failure] {
    try Data(note).write(to: URL(filePath: candidate))
    return try await outcome(["check", subject.rawValue, candidate]).failures.map(\.failure)
  }

  /// The innermost stack frames of a crash in this package.
  func frames(of note: [UInt8]) async throws -> [String] {
    try Data(note).write(to: URL(filePath: candidate))
    let result = try await run(
      ["check", subject.rawValue, candidate], backtrace: "enable=yes,color=no,images=none,interactive=no")
    return result.error.split(separator: "\n").filter {
      $0.contains(" at /") && $0.contains("/Sources/")
    }
    .prefix(3).map(String.init)
  }

  /// Backtraces are off by default, as they take longer than everything else.
  private func run(
    _ arguments: [String], backtrace: String = "enable=no"
  ) async throws -> (output: String, error: String, status: TerminationStatus) {
    let result = try await Subprocess.run(
      .path(FilePath(CommandLine.executable)), arguments: Arguments(arguments),
      environment: .inherit.updating(["SWIFT_BACKTRACE": backtrace]), output: .string(limit: 64 << 20),
      error: .string(limit: 16 << 20))
    return (result.standardOutput, result.standardError, result.terminationStatus)
  }

  private func outcome(_ arguments: [String]) async throws -> Outcome {
    let result = try await run(arguments)
    var outcome = Outcome()
    var last: UInt64 = 0
    for line in result.output.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2)
      guard let number = UInt64(parts[0]) else { continue }
      last = number
      if parts.count == 3 {
        outcome.failures.append((number, Failure(kind: String(parts[1]), message: String(parts[2]))))
      } else if parts.count == 1 {
        outcome.begun += 1
      }
    }
    let message = result.error.split(separator: "\n").first.map(String.init) ?? ""
    switch result.status {
    case .exited(0): break
    case .exited(let code): throw Broken(description: "the child ended with \(code): \(message)")
    case .signaled(SIGPROF):
      outcome.failures.append((last, Failure(kind: "hang", message: "longer than 1 s + 20 µs a byte")))
    case .signaled(let signal):
      outcome.failures.append((last, Failure(kind: "crash", message: "signal \(signal) \(message)")))
    }
    return outcome
  }
}

struct Broken: Error, CustomStringConvertible {
  let description: String
}

extension CommandLine {
  /// The path of this program, however it was called.
  static let executable = Bundle.main.executablePath ?? arguments[0]
}
