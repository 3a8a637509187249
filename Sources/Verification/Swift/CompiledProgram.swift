import Platform
import Foundation

/// A program for benchmarks and tests: compiled against the modules that cells import and started as cells are, but not
/// instrumented.
package struct CompiledProgram: Sendable {
  private let work: ScratchFolder

  /// - Parameters:
  ///   - sources: the files of the program.
  ///   - isPortable: whether the modules are compiled without any flag for this machine's processor.
  ///   - isOptimised: whether the program itself is; the modules are in any case.
  package init(
    compiling sources: [String], cache: CacheFolder, isPortable: Bool = false, isOptimised: Bool = true
  ) async throws {
    let toolchain = try await Toolchain.find(cache: cache)
    let recipe = try CellRuntime.Recipe(
      toolchain: toolchain, cache: cache, sources: CacheFolder.packageFolder + "/Sources",
      isPortable: isPortable)
    let modules = try await CellRuntime.make(recipe) {}
    work = try ScratchFolder(in: cache)
    let (code, text) = try await work.call(
      [
        toolchain.driver, "-swift-version", "6", "-parse-as-library", isOptimised ? "-O" : "-Onone", "-wmo",
        "-I", modules.path, "-o", work.file("program"),
      ] + sources + recipe.flags + modules.objects + modules.libraries)
    guard code == 0 else {
      work.remove()
      throw EnvironmentError("\(sources.joined(separator: ", ")) does not compile:\n\(text)")
    }
  }

  /// The result of one run: its exit code (nil where a signal ended it), its output, and the time of the whole process.
  package struct Outcome: Sendable {
    package let code: Int?
    package let output: String
    package let seconds: Double
  }

  package func run(_ arguments: [String]) async throws -> Outcome {
    let output = work.file("output-\(UInt32.random(in: 0 ... .max))")
    let start = ContinuousClock.now
    let ended = try await ChildProcess(
      executable: work.file("program"), arguments: arguments, folder: work.path,
      environment: ChildProcess.inheritedEnvironment.merging(["SWIFT_BACKTRACE": "enable=no"]) { own, _ in own
      },
      output: output, error: output, timeLimit: .seconds(3600)
    ).run()
    let duration = (ContinuousClock.now - start).components
    return Outcome(
      code: ended.code, output: String(decoding: try Files.read(output), as: UTF8.self),
      seconds: Double(duration.seconds) + Double(duration.attoseconds) * 1e-18)
  }

  package func remove() { work.remove() }
}
