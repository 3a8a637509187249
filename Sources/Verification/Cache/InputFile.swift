import CellLog
import Platform

/// A file that cells read: where it is, and whether it is still the same.
enum InputFile {
  /// The path of the file that a cell calls `name`.
  /// - Parameter folder: the folder that the cell runs in.
  static func path(of name: String, in folder: String) -> String {
    name.hasPrefix("/") ? name : "\(folder)/\(name)"
  }

  /// The fingerprint of the file's content as it is now, made as the program makes it.
  static func fingerprint(of name: String, in folder: String) -> String {
    (try? Files.read(path(of: name, in: folder))).map(CellLog.fingerprint) ?? unreadableFingerprint
  }
}
