import Foundation

/// The modules that cells import, compiled with the optimiser for this machine's processor, once.
struct CellModules: Sendable {
  /// Where the `.swiftmodule` files are.
  let path: String
  let objects: [String]
  /// The libraries that every program is linked with.
  let libraries: [String]
  /// Changes when a source of a module, the compiler or the machine does.
  let identity: String

  private static let names = ["CNN", "Playground"]

  /// Takes the modules from the cache, or compiles them; `announce` is called before that.
  static func prepare(
    toolchain: Toolchain, cache: CacheFolder, sources: String, announce: @Sendable () -> Void
  ) async throws -> CellModules {
    let files = try names.map { try swiftFiles(in: "\(sources)/\($0)") }
    // Compiled modules name their folder: a copy of the cache elsewhere is another one.
    var key = Array("\(toolchain.identity)\n\(optimised)\n\(processor())\n\(cache.modules)\n".utf8)
    for file in files.joined() { key += Array("\(file)\n".utf8) + (try Files.read(file)) }
    let identity = fingerprint(key)
    let path = "\(cache.modules)/\(identity)"
    if let known = load(path, identity) { return known }
    return try await FolderLock.hold("\(cache.modules)/lock") {
      if let known = load(path, identity) { return known }
      announce()
      let work = try WorkFolder(in: cache)
      defer { work.remove() }
      try FileManager.default.createDirectory(
        atPath: work.file("modules"), withIntermediateDirectories: false)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (name, files) in zip(names, files) {
          group.addTask {
            let (code, text) = try await work.call(
              compile(name, files, toolchain, into: work.file("modules")))
            guard code == 0 else {
              throw BrokenEnvironment("the module \(name), which cells import, does not compile:\n\(text)")
            }
          }
        }
        try await group.waitForAll()
      }
      let always = ["swiftCore", "swift_StringProcessing", "swift_Concurrency", "swiftSwiftOnoneSupport"]
      let asked = try await toolchain.autolink(names.map { work.file("modules/\($0).o") }, work: work)
      let libraries = always.map { "-l\($0)" } + asked
      try Files.create(work.file("modules/libraries"), Array(libraries.joined(separator: "\n").utf8))
      guard rename(work.file("modules"), path) == 0 else { throw Files.Failure(path, "written", code: errno) }
      guard let made = load(path, identity) else { throw Files.Failure(path, "read", code: ENOENT) }
      return made
    }
  }

  private static func load(_ path: String, _ identity: String) -> CellModules? {
    guard let libraries = try? Files.read(path + "/libraries") else { return nil }
    return CellModules(
      path: path, objects: names.map { "\(path)/\($0).o" },
      libraries: String(decoding: libraries, as: UTF8.self).split(separator: "\n").map(String.init),
      identity: identity)
  }

  private static func compile(
    _ name: String, _ files: [String], _ toolchain: Toolchain, into folder: String
  ) -> [String] {
    [
      toolchain.driver, "-module-name", name, "-swift-version", "6", "-parse-as-library", "-O", "-wmo",
      "-emit-module", "-emit-module-path", "\(folder)/\(name).swiftmodule", "-c", "-o", "\(folder)/\(name).o",
    ] + optimised + (name == "Playground" ? hidesItsImports : []) + files
  }

  /// `-march=native` makes a multiply-add one instruction; arm64 has it without asking. With frame pointers a
  /// backtrace finds its way through these modules to the line of the cell.
  private static var optimised: [String] {
    #if arch(x86_64)
      ["-Xcc", "-march=native", "-Xcc", "-fno-omit-frame-pointer"]
    #else
      ["-Xcc", "-fno-omit-frame-pointer"]
    #endif
  }

  /// A cell that imports Playground would otherwise load the C library's module with it, for nothing.
  private static let hidesItsImports = ["-enable-library-evolution"]

  private static func swiftFiles(in folder: String) throws -> [String] {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
      throw BrokenEnvironment(
        "the sources of a module that cells import are not at \(folder)",
        help: "run notes from the checkout that it was built in: swift run notes")
    }
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
  }

  /// What `-march=native` means here: code for one processor may stop on another.
  private static func processor() -> String {
    #if os(Linux)
      guard let file = try? Files.read("/proc/cpuinfo") else { return "unknown" }
      let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
      return lines.filter { $0.hasPrefix("model name") || $0.hasPrefix("flags") }.prefix(2).joined(
        separator: "\n")
    #else
      return ""
    #endif
  }
}
