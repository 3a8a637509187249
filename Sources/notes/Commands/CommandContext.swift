import ArgumentParser
import Verification

/// The option of every command that reads a folder of notes.
struct FolderOptions: ParsableArguments {
  @Option(name: .customLong("notes"), help: ArgumentHelp("The folder of the notes.", valueName: "dir"))
  var folder = "notes"
}

enum Exit {
  static let wrongNote = ExitCode(1)
  static let environment = ExitCode(2)
}

/// The compiler that the commands share.
enum Compiler {
  /// The search for it begins when this is first used.
  static let preparation = Result { Preparation(cache: try .standard()) }

  /// - Parameter quietly: whether nothing is said before work that takes long.
  static func verifier(quietly: Bool = false) throws -> Verifier {
    Verifier(try preparation.get()) { message in
      if !quietly { Terminal.error.write("notes: \(message)\n") }
    }
  }
}
