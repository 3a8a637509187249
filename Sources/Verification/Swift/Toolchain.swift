import Platform
import Foundation

/// The compiler and linker, found once and remembered in the cache.
struct Toolchain: Sendable, Equatable {
  /// The compiler proper, which the driver would call.
  let frontend: String
  let driver: String
  let triple: String
  let resources: String
  /// The linker and its arguments; `{objects}`, `{libraries}` and `{output}` stand for what a program adds.
  let link: [String]
  /// The identity of the frontend: it changes when another compiler is installed.
  let identity: String

  /// Finds the `swiftc` on the path.
  static func find(cache: CacheFolder) async throws -> Toolchain {
    guard let driver = Self.search("swiftc") else {
      throw EnvironmentError(
        "there is no ‘swiftc’ on the path, and cells are compiled by it",
        help: "install Swift from https://www.swift.org/install and open a new terminal")
    }
    let key = Array("\(driver) \(try FileIdentity.of(driver))\n\(FileIdentity.tool)".utf8)
    // A launcher that chooses between installed compilers has to be asked each time.
    let folder = URL(fileURLWithPath: driver).resolvingSymlinksInPath().deletingLastPathComponent()
    let isLauncher = !FileManager.default.isExecutableFile(atPath: folder.path + "/swift-frontend")
    if !isLauncher, let stored = cache.entry("toolchains", key: key) {
      var archive = ArchiveReader(stored)
      if let known = try? read(from: &archive), (try? FileIdentity.of(known.frontend)) == known.identity {
        return known
      }
    }
    let work = try ScratchFolder(in: cache)
    defer { work.remove() }
    let toolchain = try await probe(driver, work: work)
    if !isLauncher {
      var archive = ArchiveWriter()
      toolchain.write(to: &archive)
      try cache.store("toolchains", key: key, archive.bytes)
    }
    return toolchain
  }

  private static func read(from archive: inout ArchiveReader) throws -> Toolchain {
    Toolchain(
      frontend: try archive.readText(), driver: try archive.readText(), triple: try archive.readText(),
      resources: try archive.readText(), link: try archive.readArray { try $0.readText() },
      identity: try archive.readText())
  }

  private func write(to archive: inout ArchiveWriter) {
    for text in [frontend, driver, triple, resources] { archive.write(text) }
    archive.write(link) { $0.write($1) }
    archive.write(identity)
  }

  private struct TargetInfo: Decodable {
    struct Target: Decodable { let triple: String }
    struct Paths: Decodable {
      let runtimeLibraryPaths: [String]
      let runtimeResourcePath: String
    }
    let target: Target
    let paths: Paths
  }

  private static func probe(_ driver: String, work: ScratchFolder) async throws -> Toolchain {
    let answer = try await work.capture(driver, ["-print-target-info"])
    guard let info = try? JSONDecoder().decode(TargetInfo.self, from: Data(answer.utf8)) else {
      throw EnvironmentError(
        "\(driver) does not tell what it compiles for:\n\(answer)", help: "try: swiftc -print-target-info")
    }
    let bin = URL(fileURLWithPath: info.paths.runtimeResourcePath).appendingPathComponent("../../bin")
      .standardizedFileURL.path
    let frontend = "\(bin)/swift-frontend"
    guard FileManager.default.isExecutableFile(atPath: frontend) else {
      throw EnvironmentError("the compiler \(driver) has no \(frontend)", help: "install a whole toolchain")
    }
    return Toolchain(
      frontend: frontend, driver: driver, triple: info.target.triple,
      resources: info.paths.runtimeResourcePath,
      link: try await linkCommand(info, bin: bin, driver: driver, work: work),
      identity: try FileIdentity.of(frontend))
  }

  /// Asks clang once how it links: calling the linker directly saves a process for every program.
  private static func linkCommand(
    _ info: TargetInfo, bin: String, driver: String, work: ScratchFolder
  ) async throws -> [String] {
    #if os(Linux)
      let clang = "\(bin)/clang"
      let architecture = info.target.triple.split(separator: "-")[0]
      guard FileManager.default.isExecutableFile(atPath: clang) else {
        throw EnvironmentError(
          "the compiler has no \(clang), which links", help: "install a whole toolchain")
      }
      let objects = "\(info.paths.runtimeResourcePath)/linux/\(architecture)/swiftrt.o"
      // clang leaves objects that do not exist out of the command.
      let placeholder = work.file("objects.o")
      try Files.create(placeholder, [])
      let paths = info.paths.runtimeLibraryPaths.flatMap { ["-L\($0)", "-Wl,-rpath,\($0)"] }
      let answer = try await work.capture(
        clang,
        // Link time matters more than size: the program is run once. One thread, because programs are linked side by
        // side.
        ["-###", "-fuse-ld=lld", "-pie", "-Wl,-O0,--threads=1,--build-id=none,--as-needed"]
          + [objects, placeholder] + paths + ["-l{libraries}", "-o", "{output}"])
      let line = answer.split(separator: "\n").last { $0.contains("{output}") }
      let words = line.map { $0.split(separator: "\"").map(String.init).filter { $0 != " " } } ?? []
      guard words.contains(placeholder) else {
        throw EnvironmentError(
          "clang does not tell how it links:\n\(answer)",
          help: "install the C development files: apt-get install gcc libc6-dev")
      }
      return words.filter { !$0.allSatisfy(\.isWhitespace) }.map { $0 == placeholder ? "{objects}" : $0 }
    #else
      return [driver, "{objects}", "-l{libraries}", "-o", "{output}"]
    #endif
  }

  // MARK: Commands

  /// The frontend's call for one file of a program.
  func compile(_ source: String, modules: String, arguments: [String]) -> [String] {
    var command = [
      frontend, "-frontend", "-primary-file", source, "-target", triple, "-module-name", "main",
      "-I", modules, "-swift-version", "5", "-Onone", "-suppress-warnings",
      "-diagnostic-style", "llvm", "-no-color-diagnostics", "-resource-dir", resources, "-module-cache-path",
      modules + "/clang", "-in-process-plugin-server-path", "\(resources)/host/libSwiftInProcPluginServer.so",
      "-plugin-path", "\(resources)/host/plugins",
    ]
    #if os(Linux)
      command.append("-disable-objc-interop")
    #endif
    return command + Self.quick + arguments
  }

  /// Leaves out the verification of intermediate code and the optimisations that are not worth it for a program that
  /// runs once: a fifth of the compiler's instructions on a note of ten cells. These passes report no diagnostics.
  private static let quick =
    ["-sil-verify-none", "-disable-llvm-verify", "-disable-incremental-llvm-codegen"]
    + [
      "onone-simplification", "late-onone-simplification", "mandatory-redundant-load-elimination",
      "cleanup-debug-steps",
    ].flatMap { ["-Xllvm", "-sil-disable-pass=\($0)"] }

  /// The instrumentation that reports every value. Parameters are not reported, because functions with closure
  /// parameters would not compile.
  static let instrumentation = [
    "-playground", "-playground-option", "NoFunctionParameters", "-playground-option", "NoScopeEvents",
    "-gline-tables-only",
  ]

  func link(objects: [String], libraries: [String], output: String) -> [String] {
    link.flatMap { word -> [String] in
      switch word {
      case "{objects}": objects
      case "-l{libraries}": libraries
      case "{output}": [output]
      default: [word]
      }
    }
  }

  /// The libraries that object files ask for.
  func autolink(_ objects: [String], work: ScratchFolder) async throws -> [String] {
    #if os(Linux)
      let list = work.file("autolink-\(UInt32.random(in: 0 ... .max))")
      let (code, text) = try await work.call([autolinkExtract] + objects + ["-o", list])
      guard code == 0 else { throw EnvironmentError("the libraries of a program cannot be found:\n\(text)") }
      let words = String(decoding: try Files.read(list), as: UTF8.self).split(whereSeparator: \.isWhitespace)
      var libraries: [String] = []
      for word in words.map(String.init) where !libraries.contains(word) { libraries.append(word) }
      return libraries
    #else
      return []
    #endif
  }

  private var autolinkExtract: String {
    URL(fileURLWithPath: frontend).deletingLastPathComponent().path + "/swift-autolink-extract"
  }

  // MARK: Files

  private static func search(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
      .map { URL(fileURLWithPath: $0).standardizedFileURL.path }
  }
}
