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
  /// Changes with the sources of the modules, the compiler and the machine.
  let identity: String

  private static let core = "CNN"
  /// The other modules: those of a stage import only the core and those of the stages before it.
  private static let stages = [["Pictures", "CellLog"], ["Figures", "Playground"]]
  static let names = [core] + stages.flatMap { $0 }

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
      // Compiled modules contain the path of their folder: a cache that was moved is not reused.
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
      let compiler = Compiler(recipe: recipe, work: work, folder: folder)
      try await compiler.emitInterface(core)
      // The code of the core takes longer than all else together, and nothing but a program needs it.
      async let code: Void = compiler.compile([core])
      for stage in stages { try await compiler.compile(stage) }
      try await code
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

  /// Compiles modules into a folder.
  private struct Compiler: Sendable {
    let recipe: Recipe
    let work: ScratchFolder
    let folder: String

    private var interfaces: String { work.file("interfaces") }

    /// Writes what another module needs to know to be compiled: the declarations, and the bodies of none but the
    /// inlinable functions. That takes less than a second.
    func emitInterface(_ name: String) async throws {
      try FileManager.default.createDirectory(atPath: interfaces, withIntermediateDirectories: false)
      try await call(
        name,
        [
          "-Xfrontend", "-experimental-skip-non-inlinable-function-bodies",
          "-emit-module", "-emit-module-path", "\(interfaces)/\(name).swiftmodule",
        ])
    }

    /// Compiles these side by side.
    func compile(_ names: [String]) async throws {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for name in names {
          group.addTask {
            try await call(
              name,
              [
                "-O", "-I", interfaces, "-I", folder, "-emit-module", "-emit-module-path",
                "\(folder)/\(name).swiftmodule", "-c", "-o", "\(folder)/\(name).o",
              ] + (name == "Playground" ? hidesItsImports : []))
          }
        }
        try await group.waitForAll()
      }
    }

    private func call(_ name: String, _ arguments: [String]) async throws {
      let files = zip(names, recipe.files).first { $0.0 == name }?.1 ?? []
      let command =
        [recipe.toolchain.driver, "-module-name", name, "-swift-version", "6", "-parse-as-library", "-wmo"]
        + arguments + recipe.flags + files
      let (code, text) = try await work.call(command)
      guard code == 0 else {
        throw EnvironmentError("the module \(name), which cells import, does not compile:\n\(text)")
      }
    }
  }

  /// A backtrace needs frame pointers to get through these modules to the line of the cell.
  private static let framePointers = ["-Xcc", "-fno-omit-frame-pointer"]

  /// `-march=native` allows fused multiply-add instructions, and `FMA` tells the core to use them. On arm64 they are
  /// always there.
  private static func processorFlags() -> [String] {
    #if arch(x86_64)
      ["-Xcc", "-march=native"]
        + (processor().split(whereSeparator: \.isWhitespace).contains("fma") ? ["-D", "FMA"] : [])
    #else
      []
    #endif
  }

  /// Otherwise each cell's program, which imports Playground, would load the modules of the C library and of `CellLog`.
  private static let hidesItsImports = ["-enable-library-evolution"]

  fileprivate static func swiftFiles(in folder: String) throws -> [String] {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
      throw EnvironmentError(
        "the sources of a module that cells import are not at \(folder)",
        help: "run notes from the checkout that it was built in: swift run notes")
    }
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
  }

  /// The processor that `-march=native` compiles for: the code may not run on another.
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
