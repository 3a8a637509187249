import Platform
import Foundation
import Synchronization

/// Writes a site to its folder: all of it or nothing.
package struct SiteWriter: Sendable {
  /// The file that marks a folder as a site made by this tool, which may be replaced.
  static let marker = ".notes-site"
  private static let unfinished = Mutex<Set<String>>([])

  private let folder: String

  /// - Throws: `EnvironmentError` if `path` is a file, or a folder that this tool did not make.
  package init(_ path: String) throws {
    // If `path` is a link, the folder that it leads to.
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL
    folder = url.path
    var isFolder: ObjCBool = false
    let files = FileManager.default
    guard files.fileExists(atPath: folder, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else {
      throw EnvironmentError(
        "\(path) is a file; the site is a folder", help: "choose another with --site DIR")
    }
    let content = (try? files.contentsOfDirectory(atPath: folder)) ?? [""]
    guard content.isEmpty || content.contains(Self.marker) else {
      throw EnvironmentError(
        "\(path) is a folder that notes did not make, and it is not empty: it stays as it is",
        help: "choose another folder with --site DIR")
    }
  }

  /// Writes all files to a new folder beside the old one, and exchanges the two in one step.
  package func write(_ site: Site) throws {
    let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
    try createFolder(parent)
    removeAbandoned(in: parent)
    let staging =
      "\(parent)/.\(URL(fileURLWithPath: folder).lastPathComponent).notes-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    _ = Self.unfinished.withLock { $0.insert(staging) }
    defer {
      try? FileManager.default.removeItem(atPath: staging)
      _ = Self.unfinished.withLock { $0.remove(staging) }
    }
    guard mkdir(staging, 0o755) == 0 else { throw failure(staging, "made") }
    try Files.create(
      "\(staging)/\(Self.marker)", Array("This folder is made by ‘notes build’ and replaced by it.\n".utf8))
    var folders: Set<String> = [staging]
    for file in site.files {
      let path = "\(staging)/\(file.path)"
      let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
      if folders.insert(parent).inserted { try createFolder(parent) }
      switch file.content {
      case .bytes(let bytes): try Files.create(path, bytes)
      case .copy(let original): try Files.create(path, try Files.read(original))
      }
    }
    try exchange(staging)
  }

  /// Removes the folders that are being written, when the tool is stopped.
  package static func removeUnfinished() {
    for path in unfinished.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
  }

  private func exchange(_ staging: String) throws {
    // Renaming replaces a missing or an empty folder, and nothing else.
    if rename(staging, folder) == 0 { return }
    guard errno == ENOTEMPTY || errno == EEXIST else { throw failure(folder, "replaced") }
    // Another program may have replaced the folder since the check in `init`.
    guard FileManager.default.fileExists(atPath: "\(folder)/\(Self.marker)") else {
      throw EnvironmentError("\(folder) is no longer a site that notes made: it stays as it is")
    }
    if try Files.exchange(staging, folder) { return }
    // The file system cannot exchange folders: rename twice, and undo the first if the second fails.
    let old = staging + "-old"
    guard rename(folder, old) == 0 else { throw failure(folder, "replaced") }
    guard rename(staging, folder) == 0 else {
      let problem = failure(folder, "replaced")
      rename(old, folder)
      throw problem
    }
    try? FileManager.default.removeItem(atPath: old)
  }

  private func createFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch { throw failure(path, "made") }
  }

  private func failure(_ path: String, _ action: String) -> EnvironmentError {
    EnvironmentError("\(path) cannot be \(action): \(String(cString: strerror(errno)))")
  }

  /// Removes the folders of processes that were killed while they wrote.
  private func removeAbandoned(in parent: String) {
    let start = ".\(URL(fileURLWithPath: folder).lastPathComponent).notes-"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    where name.hasPrefix(start) {
      guard let process = name.dropFirst(start.count).split(separator: "-").first.flatMap({ pid_t($0) }),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
    }
  }
}
