import CellLog
import Platform
import Foundation

/// The folder of the compiled modules and of the runs of unchanged programs: `.build/notes` of this package.
///
/// An entry contains its whole key and is used only if that is equal; the hash is only the name of the file. Entries
/// are written under another name and then renamed, so that other processes see a whole entry or none.
package struct CacheFolder: Sendable {
  package let path: String
  /// Where compiled modules are; two caches may share them.
  let modules: String

  package init(path: String) throws { try self.init(path: path, modules: path + "/modules") }

  init(path: String, modules: String) throws {
    self.path = path
    self.modules = modules
    for folder in ["toolchains", "runs", "syntax", "work"].map({ "\(path)/\($0)" }) + [modules] {
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw EnvironmentError(
          "the cache \(folder) cannot be made: \(String(cString: strerror(errno)))",
          help: "run notes from a checkout that you may write to")
      }
    }
  }

  /// The folder of the package that this tool was built from.
  package static let packageFolder: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.path
  }()

  package static func standard() throws -> CacheFolder {
    try CacheFolder(path: packageFolder + "/.build/notes")
  }

  func entry(_ folder: String, key: [UInt8]) -> [UInt8]? {
    guard let bytes = try? Files.read(file(folder, key)) else { return nil }
    var reader = ArchiveReader(bytes)
    guard let length = try? reader.readInt(), length == key.count, bytes.count >= 8 + length,
      bytes[8..<(8 + length)].elementsEqual(key)
    else { return nil }
    return Array(bytes[(8 + length)...])
  }

  func store(_ folder: String, key: [UInt8], _ content: [UInt8]) throws {
    var header = ArchiveWriter()
    header.write(key.count)
    try Files.write(header.bytes + key + content, to: file(folder, key))
  }

  private func file(_ folder: String, _ key: [UInt8]) -> String {
    "\(path)/\(folder)/\(fingerprint(key))"
  }

  /// Keeps the cache from growing without end: removes the older half of more than `most` entries of a kind, and what a
  /// tool that was killed left behind.
  func trim(most: Int = 4000) {
    // It costs a few milliseconds, and one call in 16 is enough.
    guard Int.random(in: 0..<16) == 0 else { return }
    ScratchFolder.removeAbandoned(in: self)
    let files = FileManager.default
    for folder in ["runs", "syntax"].map({ "\(path)/\($0)" }) {
      guard let names = try? files.contentsOfDirectory(atPath: folder), names.count > most else { continue }
      let byAge = names.map { name -> (path: String, age: Date) in
        let attributes = try? files.attributesOfItem(atPath: "\(folder)/\(name)")
        return ("\(folder)/\(name)", attributes?[.modificationDate] as? Date ?? .distantPast)
      }
      for file in byAge.sorted(by: { $0.age < $1.age }).prefix(names.count / 2) {
        try? files.removeItem(atPath: file.path)
      }
    }
  }
}
