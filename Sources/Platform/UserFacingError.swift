/// An error that is reported to the user as it is: a message, and how to mend it.
package protocol UserFacingError: Error, CustomStringConvertible {
  var message: String { get }
  /// Empty where nothing can be said.
  var help: String { get }
}

extension UserFacingError {
  package var description: String { help.isEmpty ? message : "\(message)\n\(help)" }
}

/// The machine, not the note, is at fault: no compiler, a full disk, a folder that cannot be written.
package struct EnvironmentError: UserFacingError {
  package let message: String
  package let help: String

  package init(_ message: String, help: String = "") {
    self.message = message
    self.help = help
  }
}
