import Foundation

/// A lock between processes: two builds at once compile the modules once.
package enum FolderLock {
  package static func hold<Result: Sendable>(
    _ path: String, _ body: @Sendable () async throws -> Result
  ) async throws -> Result {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Files.Failure(path, "locked", code: errno) }
    // Closing the file frees the lock, as does the end of the process, however it ends.
    defer { close(file) }
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw Files.Failure(path, "locked", code: errno) }
      try await Task.sleep(for: .milliseconds(50))
    }
    return try await body()
  }
}
