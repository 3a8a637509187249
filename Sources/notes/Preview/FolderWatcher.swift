import Foundation

/// Tells when files change.
///
/// It looks, a call to the system for each file: the same on every system, nothing is missed when an editor writes
/// another file and renames it, and for the few files of a course it costs next to nothing.
struct FolderWatcher: Sendable {
  let folders: [String]
  var interval = Duration.milliseconds(20)

  /// The paths of the files that came, went or were written since the last time; those of one moment together.
  /// - Parameter isWanted: by the path; others are not looked at.
  func changes(_ isWanted: @escaping @Sendable (String) -> Bool = { _ in true }) -> AsyncStream<Set<String>> {
    AsyncStream { continuation in
      var first = Look(folders: folders, isWanted: isWanted)
      let known = first.stamps()
      let task = Task.detached(priority: .userInitiated) { [first] in
        var (look, known) = (first, known)
        while !Task.isCancelled {
          try? await Task.sleep(for: interval)
          let now = look.stamps()
          guard now != known else { continue }
          let changed = Set(now.keys).union(known.keys).filter { now[$0] != known[$0] }
          known = now
          continuation.yield(changed)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}

/// What tells a file from what stood in its place.
private struct Stamp: Equatable {
  let size: Int
  let seconds: Int
  let nanoseconds: Int
  let file: UInt64
  let isFolder: Bool

  /// Nil where there is neither a file nor a folder.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG || kind == S_IFDIR else { return nil }
    #if os(Linux)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    size = Int(status.st_size)
    seconds = time.tv_sec
    nanoseconds = Int(time.tv_nsec)
    file = UInt64(status.st_ino)
    isFolder = kind == S_IFDIR
  }
}

/// Looks at folders again and again.
private struct Look: Sendable {
  let folders: [String]
  let isWanted: @Sendable (String) -> Bool
  /// What folders held when they were last read: a folder that was not written to is not read again.
  private var lists: [String: (stamp: Stamp, names: [String])] = [:]

  init(folders: [String], isWanted: @escaping @Sendable (String) -> Bool) {
    self.folders = folders
    self.isWanted = isWanted
  }

  /// Of all files, by their paths. Folders that are links are not followed: they could lead back.
  mutating func stamps() -> [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    var open = folders
    while let folder = open.popLast() {
      for name in names(in: folder) {
        let path = folder == "." ? name : "\(folder)/\(name)"
        guard let stamp = Stamp(path) else { continue }
        if !stamp.isFolder {
          if isWanted(path) { stamps[path] = stamp }
        } else if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil {
          open.append(path)
        }
      }
    }
    return stamps
  }

  private mutating func names(in folder: String) -> [String] {
    guard let stamp = Stamp(folder) else {
      lists[folder] = nil
      return []
    }
    // The clock of a file system is coarse: what was written to just now may be written to again at the same time.
    let isSettled = Int(Date().timeIntervalSince1970) - stamp.seconds > 2
    if isSettled, let known = lists[folder], known.stamp == stamp { return known.names }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
      !$0.hasPrefix(".")
    }
    lists[folder] = (stamp, names)
    return names
  }
}
