import Foundation

/// Watches folders for files that change.
///
/// It polls with one `stat` for each file. That works alike on every system, misses nothing when an editor writes
/// another file and renames it, and costs next to nothing for the few files of a course.
struct FolderWatcher: Sendable {
  let folders: [String]
  var interval = Duration.milliseconds(20)

  /// The paths of files that were added, removed or written, those of one moment together.
  /// - Parameter isWanted: whether the file with this path is watched.
  func changes(_ isWanted: @escaping @Sendable (String) -> Bool = { _ in true }) -> AsyncStream<Set<String>> {
    AsyncStream { continuation in
      var first = FolderScan(folders: folders, isWanted: isWanted)
      let known = first.stamps()
      let task = Task.detached(priority: .userInitiated) { [first] in
        var (scan, known) = (first, known)
        while !Task.isCancelled {
          try? await Task.sleep(for: interval)
          let now = scan.stamps()
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

/// Differs when a file was written or replaced.
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

/// The state of the watched files, and what makes reading it again cheap.
private struct FolderScan: Sendable {
  let folders: [String]
  let isWanted: @Sendable (String) -> Bool
  /// The names in each folder when it was last read. A folder that was not written to is not read again.
  var lists: [String: (stamp: Stamp, names: [String])] = [:]

  /// The stamps of all files, by path. Links to folders are not followed, because they could lead back.
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
    // The clock of a file system is coarse: a second write may get the same time as the one before.
    let isSettled = Int(Date().timeIntervalSince1970) - stamp.seconds > 2
    if isSettled, let known = lists[folder], known.stamp == stamp { return known.names }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
      !$0.hasPrefix(".")
    }
    lists[folder] = (stamp, names)
    return names
  }
}
