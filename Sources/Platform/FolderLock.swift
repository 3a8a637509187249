import Foundation

/// A lock between processes, so that of two builds at once only one compiles the modules.
package enum FolderLock {
  /// Runs `body` while no other process, and no other task, holds the lock file at `path`. The file is made where it
  /// is missing, and stays.
  package static func hold<Result: Sendable>(
    _ path: String, _ body: @Sendable () async throws -> Result
  ) async throws -> Result {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Files.Failure(path, "locked", code: errno) }
    // Closing the file frees the lock, and so does the end of the process, however it ends.
    defer { close(file) }
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw Files.Failure(path, "locked", code: errno) }
      try await Task.sleep(for: .milliseconds(50))
    }
    return try await body()
  }
}
