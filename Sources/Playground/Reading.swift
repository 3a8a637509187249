import CellLog

#if canImport(Glibc)
  @preconcurrency internal import Glibc
#else
  @preconcurrency internal import Darwin
#endif

/// The text of the file `name`, relative to the note's folder.
///
/// This is how a cell reads data: the file becomes part of what the note depends on, so the note is verified
/// again when the file changes.
/// - Precondition: the file exists and is UTF-8; the message names it.
public func contents(of name: String) -> String {
  let bytes = bytes(of: name)
  guard let text = String(validating: bytes, as: UTF8.self) else {
    fatalError("contents(of: \"\(name)\"): the file is not UTF-8 text; bytes(of:) reads any file")
  }
  return text
}

/// The bytes of the file `name`, relative to the note's folder. See `contents(of:)`.
public func bytes(of name: String) -> [UInt8] {
  guard let file = fopen(name, "rb") else {
    let reason = String(cString: strerror(errno))
    Log.shared.withLock { $0.appendRead(name, fingerprint: unreadableFingerprint) }
    fatalError("\"\(name)\" cannot be read: \(reason)")
  }
  defer { fclose(file) }
  let all = bytes(toEndOf: file)
  guard ferror(file) == 0 else { fatalError("\"\(name)\" cannot be read to its end (is it a folder?)") }
  Log.shared.withLock { $0.appendRead(name, fingerprint: fingerprint(all)) }
  return all
}

/// Reads an open file to its end, or to an error: `ferror` tells which.
func bytes(toEndOf file: UnsafeMutablePointer<FILE>) -> [UInt8] {
  var all: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return all }
    all.append(contentsOf: buffer[..<count])
  }
}

/// Refuses to read standard input: nobody can type while a note is verified.
@available(*, deprecated, message: "a note has no standard input")
public func readLine(strippingNewline: Bool = true) -> String? {
  fatalError("readLine(): a note has no standard input; write the text into the cell")
}
