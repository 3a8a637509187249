import Foundation

/// Tells when files change.
///
/// It looks, a call to the system for each file: the same on every system, nothing is missed when an editor writes
/// another file and renames it, and for the few files of a course it costs next to nothing.
struct FolderWatch: Sendable {
  let folders: [String]
  var interval = Duration.milliseconds(15)

  private struct Stamp: Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int
    let file: UInt64
  }

  /// The paths of the files that came, went or were written since the last time; those of one moment together.
  /// - Parameter isWanted: by the path; others are not looked at.
  func changes(_ isWanted: @escaping @Sendable (String) -> Bool = { _ in true }) -> AsyncStream<Set<String>> {
    AsyncStream { continuation in
      let first = stamps(isWanted)
      let task = Task.detached(priority: .userInitiated) {
        var known = first
        while !Task.isCancelled {
          try? await Task.sleep(for: interval)
          let now = stamps(isWanted)
          guard now != known else { continue }
          let changed = Set(now.keys).union(known.keys).filter { now[$0] != known[$0] }
          known = now
          continuation.yield(changed)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private func stamps(_ isWanted: (String) -> Bool) -> [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    var open = folders
    while let folder = open.popLast() {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      where !name.hasPrefix(".") {
        let path = folder == "." ? name : "\(folder)/\(name)"
        var status = stat()
        guard lstat(path, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          open.append(path)
          continue
        }
        guard isWanted(path), stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
        #if os(Linux)
          let time = status.st_mtim
        #else
          let time = status.st_mtimespec
        #endif
        stamps[path] = Stamp(
          size: Int(status.st_size), seconds: time.tv_sec, nanoseconds: Int(time.tv_nsec),
          file: UInt64(status.st_ino))
      }
    }
    return stamps
  }
}
