import Foundation
import Platform

/// The visible files of a folder and its subfolders.
package struct CourseFiles: Sendable {
  /// Without a slash at its end.
  let folder: String
  /// The paths of the notes, sorted.
  package let notes: [String]
  /// The paths of all other files, sorted.
  let others: [String]

  /// - Throws: `EnvironmentError` where there is no such folder, or a part of it cannot be read.
  package init(in folder: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw EnvironmentError(
        "there is no folder \(folder)",
        help: "run notes where the notes are, or name their folder with --notes DIR")
    }
    var folder = folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    let paths = try Self.names(in: folder).map { folder == "." ? $0 : "\(folder)/\($0)" }
    self.folder = folder
    notes = paths.filter(Self.isNote)
    others = paths.filter { !Self.isNote($0) }
  }

  /// Whether the name of a file is that of a note.
  package static func isNote(_ path: String) -> Bool { path.lowercased().hasSuffix(".md") }

  /// The files below a folder, relative to it, sorted. Links to folders are not followed, because they could
  /// lead back.
  private static func names(in folder: String) throws -> [String] {
    var files: [String] = []
    var folders = [""]
    while let inner = folders.popLast() {
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(inner)")
      } catch {
        throw EnvironmentError(
          "the folder \(folder)/\(inner) cannot be read: \(String(cString: strerror(errno)))")
      }
      for name in names where !name.hasPrefix(".") {
        var status = stat()
        let path = "\(folder)/\(inner)\(name)"
        guard lstat(path, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR { folders.append("\(inner)\(name)/") }
        // A link to a file of the folder counts as that file. A link that leads out of the folder could publish
        // what the author never meant to.
        if status.st_mode & S_IFMT == S_IFLNK, !isInside(folder, path) { continue }
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
        files.append(inner + name)
      }
    }
    return files.sorted()
  }

  /// Whether a path lies in a folder once all links are followed.
  package static func isInside(_ folder: String, _ path: String) -> Bool {
    let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().standardizedFileURL.path
    let end = URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    return end.hasPrefix(root == "/" ? root : root + "/")
  }
}
