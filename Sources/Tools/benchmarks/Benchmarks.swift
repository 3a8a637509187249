import ArgumentParser
import Foundation
import Platform
import Verification

/// Measures this project. The scripts of Tests/Benchmarks say what is compared with what, and how.
@main
struct Benchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks", abstract: "Measure this project.",
    subcommands: [CoreBenchmark.self, DocumentsBenchmark.self, FormulasBenchmark.self])
}

/// The core, compiled as the verifier compiles it for cells.
struct CoreBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "core", abstract: "Measure the core; prints a line of JSON for each workload.")

  @Argument(
    help:
      "The workloads; all of them if none is named. ‘accuracy’: what the training comes to, from five seeds.")
  var names: [String] = []

  @Option(help: "How often each workload is measured.")
  var runs = 15

  @Flag(help: "Compile the core without any flag for this machine's processor.")
  var portable = false

  func run() async throws {
    let source = CacheFolder.packageFolder + "/Tests/Benchmarks/Core.swift"
    let program = try await CompiledProgram(
      compiling: [source], cache: .standard(), isPortable: portable)
    defer { program.remove() }
    if names == ["accuracy"] {
      print(try await measured(program, names).output, terminator: "")
      return
    }
    let whole = "twenty-epochs"
    let inside = names.filter { $0 != whole }
    if names.isEmpty || !inside.isEmpty {
      print(try await measured(program, ["\(runs)"] + inside).output, terminator: "")
    }
    if names.isEmpty || names.contains(whole) {
      var seconds: [Double] = []
      for _ in 0..<max(1, runs) { seconds.append(try await measured(program, ["process"]).seconds) }
      seconds.sort()
      print(
        """
        {"name": "\(whole)", "peer": "CNN", "median": \(seconds[seconds.count / 2]), \
        "minimum": \(seconds[0]), "runs": \(seconds.count)}
        """)
    }
  }

  private func measured(_ program: CompiledProgram, _ arguments: [String]) async throws
    -> CompiledProgram.Outcome
  {
    let outcome = try await program.run(arguments)
    guard outcome.code == 0 else { throw EnvironmentError("the program stopped:\n\(outcome.output)") }
    return outcome
  }
}
