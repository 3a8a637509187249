import Platform
import ArgumentParser
import Foundation
import Verification

@main
struct Notes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "Lecture notes in which nothing on the page is unverified.",
    discussion: """
      Checking a note compiles and runs its Swift cells, with your rights: check only notes whose author you trust.

      Exit codes: 0, everything holds; 1, something in a note does not; 2, a wrong call or environment.
      """,
    version: "0.1.0",
    subcommands: [Build.self, Check.self, Serve.self, New.self, Accept.self, Render.self])

  /// Begun before anything else: reading the arguments takes as long as finding the compiler.
  static let preparation = Result { Preparation(cache: try .standard()) }

  static func main() async {
    Signals.watch()
    // Only to print a page no compiler is needed.
    if CommandLine.arguments.dropFirst().first != Render.configuration.commandName { _ = preparation }
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      Foundation.exit(code.rawValue)
    } catch let problem as EnvironmentError {
      Terminal.error.report(problem)
      Foundation.exit(Exit.environment.rawValue)
    } catch let problem as Files.Failure {
      Terminal.error.report(EnvironmentError(problem.description))
      Foundation.exit(Exit.environment.rawValue)
    } catch  where exitCode(for: error) == .success {
      exit(withError: error)
    } catch {
      Terminal.error.write(fullMessage(for: error) + "\n")
      Foundation.exit(Exit.environment.rawValue)
    }
  }
}

enum Exit {
  static let wrongNote = ExitCode(1)
  static let environment = ExitCode(2)
}

struct FolderOptions: ParsableArguments {
  @Option(name: .customLong("notes"), help: ArgumentHelp("The folder of the notes.", valueName: "dir"))
  var folder = "notes"
}
