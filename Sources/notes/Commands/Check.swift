import ArgumentParser

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Verify notes and write nothing.")

  @Argument(help: "The notes, by name or path; all of them if none is named.")
  var names: [String] = []

  @OptionGroup var options: FolderOptions

  @Flag(help: "Print findings, claims and summary as JSON, and nothing else.")
  var json = false

  @Flag(help: "Tell also how many changed digits would be noticed, as ‘audit’ does.")
  var audit = false

  @Flag(help: "Verify again whenever a file of the notes changes, until Ctrl-C.")
  var watch = false

  func validate() throws {
    if watch, json { throw ValidationError("--watch is for people and --json for programs: choose one") }
  }

  func run() async throws {
    if watch { return try await keepChecking() }
    let result = try await verify()
    if json { Terminal.output.write(try JSONCheckResult(result).text) } else { result.show() }
    if !result.holds { throw Exit.wrongNote }
  }

  private func verify() async throws -> CheckResult {
    try await CheckResult.verify(
      names, in: options.folder, with: Compiler.verifier(quietly: json), quietly: json, isAudited: audit
    ).result
  }

  private func keepChecking() async throws {
    let changes = FolderWatcher(folders: [options.folder]).changes()
    // At first an error ends the command. Later it is reported: a folder may be without notes for a moment.
    try await verify().show()
    var running = Task {}
    for await changed in changes {
      // A newer change supersedes the run for an older one.
      running.cancel()
      await running.value
      running = Task {
        let line = changed.sorted().joined(separator: ", ")
        do {
          let result = try await verify()
          guard !Task.isCancelled else { return }
          Terminal.output.write("\n— \(line)\n")
          result.show()
        } catch is CancellationError {
          // The run that superseded this one reports.
        } catch {
          Terminal.error.report(error)
        }
      }
    }
  }
}
