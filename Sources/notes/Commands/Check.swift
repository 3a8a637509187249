import Platform
import ArgumentParser
import Markdown
import Verification

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Verify notes and write nothing.")

  @Argument(help: "The notes, by name or path; all of them if none is named.")
  var names: [String] = []

  @OptionGroup var options: FolderOptions

  @Flag(help: "Print findings, claims and summary as JSON, and nothing else.")
  var json = false

  @Flag(help: "Verify again whenever a file of the notes changes, until Ctrl-C.")
  var watch = false

  func validate() throws {
    if watch, json { throw ValidationError("--watch is for people and --json for programs: choose one") }
  }

  func run() async throws {
    if watch { return try await keepChecking() }
    let (outcome, _) = try await CheckResult.verify(names, in: options.folder, quietly: json)
    if json {
      Terminal.output.write(try JSONOutcome(outcome).text)
    } else {
      outcome.show()
    }
    if !outcome.holds { throw Exit.wrongNote }
  }

  private func keepChecking() async throws {
    let changes = FolderWatcher(folders: [options.folder]).changes()
    // The first time a wrong call ends it; later a folder may be without notes for a moment.
    let first = try await CheckResult.verify(names, in: options.folder).outcome
    first.show()
    var running = Task {}
    for await changed in changes {
      // A newer change takes the place of what is verified for an older one.
      running.cancel()
      await running.value
      running = Task {
        let line = changed.sorted().joined(separator: ", ")
        do {
          let outcome = try await CheckResult.verify(names, in: options.folder).outcome
          guard !Task.isCancelled else { return }
          Terminal.output.write("\n— \(line)\n")
          outcome.show()
        } catch let problem as EnvironmentError {
          Terminal.error.report(problem)
        } catch let problem as Files.Failure {
          Terminal.error.report(EnvironmentError(problem.description))
        } catch is CancellationError {
          // The next one tells.
        } catch {
          Terminal.error.report(EnvironmentError("\(error)"))
        }
      }
    }
  }
}
