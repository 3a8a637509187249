import Foundation

/// Recognises a program without reading it: by path, size, modification time and inode. Reading a compiler of 200 MB
/// would take longer than using it.
package enum FileIdentity {
  package static func of(_ path: String) throws -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Files.Failure(path, "read", code: errno) }
    #if os(Linux)
      let time = "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    #else
      let time = "\(status.st_mtimespec.tv_sec).\(status.st_mtimespec.tv_nsec)"
    #endif
    return "\(path) \(status.st_size) \(time) \(status.st_ino)"
  }

  /// The identity of this tool. What another build of it stored may mean something else.
  package static let tool: String = {
    #if os(Linux)
      let path = "/proc/self/exe"
    #else
      let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
    #endif
    return (try? of(path)) ?? ""
  }()
}
