import ArgumentParser
import Foundation
import Platform

@main
struct Notes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "Lecture notes whose examples, numbers and formulas are checked.",
    discussion: """
      Checking a note compiles and runs its Swift cells, with your rights: check only notes whose author you trust.

      Exit codes: 0, everything holds; 1, something in a note does not; 2, a wrong call or environment.
      """,
    version: "0.1.0",
    subcommands: [
      Build.self, Check.self, Serve.self, New.self, Accept.self, Bind.self, AuditNotes.self, Render.self,
    ])

  static func main() async {
    Signals.watch()
    // The search for the compiler begins before the arguments are read, which takes about as long. Only ‘html’
    // needs no compiler.
    if CommandLine.arguments.dropFirst().first != Render.configuration.commandName {
      _ = Compiler.preparation
    }
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      Foundation.exit(code.rawValue)
    } catch  where error is EnvironmentError || error is Files.Failure {
      Terminal.error.report(error)
      Foundation.exit(Exit.environment.rawValue)
    } catch  where exitCode(for: error) == .success {
      exit(withError: error)
    } catch {
      Terminal.error.write(fullMessage(for: error) + "\n")
      Foundation.exit(Exit.environment.rawValue)
    }
  }
}
