/// The machine, not the note, is in the way: no compiler, a full disk, a folder that cannot be written.
package struct EnvironmentError: Error, CustomStringConvertible, Sendable {
  package let message: String
  /// How to mend it; empty where nothing can be said.
  package let help: String

  package init(_ message: String, help: String = "") {
    self.message = message
    self.help = help
  }

  package var description: String { help.isEmpty ? message : "\(message)\n\(help)" }
}
