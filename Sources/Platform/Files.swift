import CSwap
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads and writes whole files. Errors are told in the system's own words.
package enum Files {
  package struct Failure: UserFacingError {
    package let path: String
    /// What could not be done: "read", "written", "locked".
    package let action: String
    /// The system's words.
    package let reason: String
    /// Whether there is no such file.
    package let isMissing: Bool

    package var message: String { "\(path) cannot be \(action): \(reason)" }
    package var help: String { "" }

    package init(_ path: String, _ action: String, code: Int32) {
      self.path = path
      self.action = action
      reason = String(cString: strerror(code))
      isMissing = code == ENOENT
    }
  }

  /// Reads a file, or its first `most` bytes.
  package static func read(_ path: String, most: Int = .max) throws -> [UInt8] {
    // Opening a named pipe that nobody writes to would otherwise block.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw Failure(path, "read", code: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Failure(path, "read", code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(path, "read", code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
    }
    var bytes: [UInt8] = []
    let expected = min(Int(status.st_size), most)
    while true {
      // Some files, such as those of /proc, have a size of 0 whatever they contain.
      let room = min(max(expected - bytes.count + 1, 1 << 14), most - bytes.count)
      if room == 0 { return bytes }
      let chunk = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = SystemCalls.read(file, buffer.baseAddress!, room)
        guard got >= 0 else { throw Failure(path, "read", code: errno) }
        count = got
      }
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    }
  }

  /// Writes a file in one step: a reader sees the old content or the new one, never a part.
  package static func write(_ bytes: [UInt8], to path: String) throws {
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0o644
    let temporary = "\(path).\(getpid())-\(UInt32.random(in: 0 ... .max))"
    do {
      try create(temporary, mode: mode, bytes)
      guard rename(temporary, path) == 0 else { throw Failure(path, "written", code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Exchanges what two paths name, in one step: at no moment does either name nothing.
  /// - Returns: false where the file system cannot do that.
  package static func exchange(_ first: String, _ second: String) throws -> Bool {
    if notes_swap(first, second) == 0 { return true }
    guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP else {
      throw Failure(second, "replaced", code: errno)
    }
    return false
  }

  /// Writes a new file, not in one step: for a file that nobody reads yet.
  package static func create(_ path: String, mode: mode_t = 0o644, _ bytes: [UInt8]) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw Failure(path, "written", code: errno) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        SystemCalls.write(file, $0.baseAddress! + written, bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        let failure = Failure(path, "written", code: errno)
        close(file)
        throw failure
      }
      written += count
    }
    guard close(file) == 0 else { throw Failure(path, "written", code: errno) }
  }
}

/// The system's functions whose names `Files` uses as well.
private enum SystemCalls {
  #if canImport(Glibc)
    static let read = Glibc.read
    static let write = Glibc.write
  #else
    static let read = Darwin.read
    static let write = Darwin.write
  #endif
}
