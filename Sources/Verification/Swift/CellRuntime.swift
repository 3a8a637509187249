import CellLog
import Platform
import Foundation

/// The modules that cells import, compiled with the optimiser for this machine's processor, once.
struct CellRuntime: Sendable {
  /// Where the `.swiftmodule` files are.
  let path: String
  let objects: [String]
  /// The libraries that every program is linked with.
  let libraries: [String]
  /// Changes when a source of a module, the compiler or the machine does.
  let identity: String

  /// Those of a stage import only those of the stages before it.
  private static let stages = [["CNN", "Pictures", "CellLog"], ["Figures", "Playground"]]
  static let names = stages.flatMap { $0 }

  /// The sources of the modules, and where their compiled form is kept.
  struct Recipe: Sendable {
    let toolchain: Toolchain
    fileprivate let cache: CacheFolder
    /// By module, in the order of `names`.
    fileprivate let files: [[String]]
    fileprivate let identity: String
    fileprivate let path: String

    let flags: [String]

    /// - `isPortable`: without any flag for this machine's processor, to measure what the flags are worth.
    init(toolchain: Toolchain, cache: CacheFolder, sources: String, isPortable: Bool = false) throws {
      files = try names.map { try swiftFiles(in: "\(sources)/\($0)") }
      flags = isPortable ? framePointers : framePointers + processorFlags()
      // Compiled modules name their folder: a copy of the cache elsewhere is another one.
      var key = Array("\(toolchain.identity)\n\(flags)\n\(processor())\n\(cache.modules)\n".utf8)
      for file in files.joined() { key += Array("\(file)\n".utf8) + (try Files.read(file)) }
      identity = fingerprint(key)
      path = "\(cache.modules)/\(identity)"
      self.toolchain = toolchain
      self.cache = cache
    }

    /// The modules, if they were compiled before.
    var known: CellRuntime? { load(path, identity) }
  }

  /// Takes the modules from the cache, or compiles them; `announce` is called before that.
  static func make(_ recipe: Recipe, announce: @Sendable () -> Void) async throws -> CellRuntime {
    if let known = recipe.known { return known }
    let cache = recipe.cache
    return try await FolderLock.hold("\(cache.modules)/lock") {
      // Another process may have made them while this one waited.
      if let known = recipe.known { return known }
      announce()
      let work = try ScratchFolder(in: cache)
      defer { work.remove() }
      let folder = work.file("modules")
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      let files = Dictionary(uniqueKeysWithValues: zip(names, recipe.files))
      for stage in stages {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for name in stage {
            group.addTask {
              let (code, text) = try await work.call(compile(name, files[name] ?? [], recipe, into: folder))
              guard code == 0 else {
                throw EnvironmentError("the module \(name), which cells import, does not compile:\n\(text)")
              }
            }
          }
          try await group.waitForAll()
        }
      }
      let always = ["swiftCore", "swift_StringProcessing", "swift_Concurrency", "swiftSwiftOnoneSupport"]
      let asked = try await recipe.toolchain.autolink(names.map { "\(folder)/\($0).o" }, work: work)
      var libraries: [String] = []
      for library in always.map({ "-l\($0)" }) + asked where !libraries.contains(library) {
        libraries.append(library)
      }
      try Files.create("\(folder)/libraries", Array(libraries.joined(separator: "\n").utf8))
      guard rename(folder, recipe.path) == 0 else { throw Files.Failure(recipe.path, "written", code: errno) }
      guard let made = recipe.known else { throw Files.Failure(recipe.path, "read", code: ENOENT) }
      return made
    }
  }

  fileprivate static func load(_ path: String, _ identity: String) -> CellRuntime? {
    guard let libraries = try? Files.read(path + "/libraries") else { return nil }
    return CellRuntime(
      path: path, objects: names.map { "\(path)/\($0).o" },
      libraries: String(decoding: libraries, as: UTF8.self).split(separator: "\n").map(String.init),
      identity: identity)
  }

  private static func compile(
    _ name: String, _ files: [String], _ recipe: Recipe, into folder: String
  ) -> [String] {
    [
      recipe.toolchain.driver, "-module-name", name, "-I", folder, "-swift-version", "6", "-parse-as-library",
      "-O", "-wmo",
      "-emit-module", "-emit-module-path", "\(folder)/\(name).swiftmodule", "-c", "-o", "\(folder)/\(name).o",
    ] + recipe.flags + (name == "Playground" ? hidesItsImports : []) + files
  }

  /// With frame pointers a backtrace finds its way through these modules to the line of the cell.
  private static let framePointers = ["-Xcc", "-fno-omit-frame-pointer"]

  /// `-march=native` makes a multiply-add one instruction, and `FMA` tells the core that it is; arm64 has it
  /// without asking.
  private static func processorFlags() -> [String] {
    #if arch(x86_64)
      ["-Xcc", "-march=native"]
        + (processor().split(whereSeparator: \.isWhitespace).contains("fma") ? ["-D", "FMA"] : [])
    #else
      []
    #endif
  }

  /// A cell that imports Playground would otherwise load the C library's module with it, for nothing.
  private static let hidesItsImports = ["-enable-library-evolution"]

  fileprivate static func swiftFiles(in folder: String) throws -> [String] {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
      throw EnvironmentError(
        "the sources of a module that cells import are not at \(folder)",
        help: "run notes from the checkout that it was built in: swift run notes")
    }
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
  }

  /// What `-march=native` means here: code for one processor may stop on another.
  fileprivate static func processor() -> String {
    #if os(Linux)
      guard let file = try? Files.read("/proc/cpuinfo") else { return "unknown" }
      let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
      return lines.filter { $0.hasPrefix("model name") || $0.hasPrefix("flags") }.prefix(2).joined(
        separator: "\n")
    #else
      var length = 0
      guard sysctlbyname("machdep.cpu.features", nil, &length, nil, 0) == 0, length > 0 else { return "" }
      var text = [CChar](repeating: 0, count: length)
      guard sysctlbyname("machdep.cpu.features", &text, &length, nil, 0) == 0 else { return "" }
      return String(cString: text).lowercased()
    #endif
  }
}
