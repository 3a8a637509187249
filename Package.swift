// swift-tools-version: 6.1
import PackageDescription

#if os(Linux)
  import Foundation
#endif

/// The folder of the toolchain's own swift-syntax, with interfaces and libraries; nil where there is none.
///
/// Compiling swift-syntax is a third of the first build, and the toolchain brings it along, compiled with the
/// optimiser. But a program that uses that copy runs with this toolchain only. The trait `Portable` compiles
/// swift-syntax and links it in: a release build needs it, and it is the default where the copy was not tried.
let toolchainSyntax: String? = {
  #if os(Linux) && compiler(>=6.3) && compiler(<6.4)
    // A manifest runs with its toolchain's `lib/swift/pm/ManifestAPI/libPackageDescription.so`.
    // Its length is not known in advance, so that `String(contentsOfFile:)` would stop after a page of memory.
    let maps = FileHandle(forReadingAtPath: "/proc/self/maps")?.readDataToEndOfFile() ?? Data()
    let library = String(decoding: maps, as: UTF8.self).split(separator: "\n").first {
      $0.hasSuffix("/pm/ManifestAPI/libPackageDescription.so")
    }
    guard let path = library?.drop(while: { $0 != "/" }).split(separator: "/").dropLast(3) else { return nil }
    let host = "/" + path.joined(separator: "/") + "/host"
    return FileManager.default.fileExists(atPath: host + "/SwiftSyntax.swiftmodule") ? host : nil
  #else
    return nil
  #endif
}()

// `swift run` makes a debug build, and that is what readers and authors use: what reads, compares and writes
// notes is compiled with the optimiser there too. `-Osize` and whole modules make a program that is as fast as
// `-O` makes it, in half of the time.
let fast: [SwiftSetting] = [
  .unsafeFlags(["-Osize", "-wmo", "-disable-batch-mode", "-num-threads", "2"], .when(configuration: .debug))
]

let portable = TargetDependencyCondition.when(traits: ["Portable"])

let package = Package(
  name: "notes",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "notes", targets: ["notes"]),
    .library(name: "CNN", targets: ["CNN"]),
  ],
  traits: [
    .trait(
      name: "Portable",
      description: "Compiles swift-syntax and links it in. Release builds need it."),
    .default(enabledTraits: toolchainSyntax == nil ? ["Portable"] : []),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .target(name: "CArena"),
    .target(
      name: "CAssets",
      exclude: [
        "text.css", "formulas.css", "blocks.css", "pictures.css", "cells.css", "frame.css", "walkthrough.css",
        "preview.css", "elements.js", "reading.js", "walkthrough.js", "field.js", "finder.js", "following.js",
        "editing.js",
      ]),
    .target(name: "CSwap"),
    .target(name: "CNN"),
    .target(name: "Pictures"),
    .target(name: "Figures", dependencies: ["CNN", "Pictures"]),
    .target(name: "CellLog", swiftSettings: fast),
    .target(name: "Playground", dependencies: ["CellLog", "Pictures"]),
    .target(
      name: "Platform", dependencies: ["CSwap", .product(name: "Subprocess", package: "swift-subprocess")],
      swiftSettings: fast),
    .target(name: "PNG", dependencies: ["CPNG", "Pictures"], swiftSettings: fast),
    .target(
      name: "Markdown", dependencies: ["CArena", "CCMark", .product(name: "Yams", package: "Yams")],
      swiftSettings: fast),
    .target(name: "Vault", dependencies: ["Markdown"], swiftSettings: fast),
    .target(
      name: "Formulas", dependencies: [.product(name: "BigInt", package: "BigInt")], swiftSettings: fast),
    .target(
      name: "Lessons",
      dependencies: [
        "Markdown", "Formulas",
        .product(name: "SwiftParser", package: "swift-syntax", condition: portable),
        .product(name: "SwiftSyntax", package: "swift-syntax", condition: portable),
      ],
      swiftSettings: fast),
    .target(name: "Reports", dependencies: ["Lessons", "Markdown", "Pictures"], swiftSettings: fast),
    .target(
      name: "Verification",
      dependencies: [
        "CellLog", "Formulas", "Lessons", "Markdown", "Pictures", "Platform", "PNG", "Reports",
        .product(name: "BigInt", package: "BigInt"),
      ],
      swiftSettings: fast),
    .target(
      name: "Course",
      dependencies: ["Formulas", "Lessons", "Markdown", "Platform", "Reports", "Vault", "Verification"]),
    .target(
      name: "Pages",
      dependencies: [
        "CAssets", "CellLog", "Formulas", "Lessons", "Markdown", "Pictures", "Platform", "PNG", "Reports",
        "Vault", .product(name: "SwiftIDEUtils", package: "swift-syntax", condition: portable),
        .product(name: "SwiftParser", package: "swift-syntax", condition: portable),
        .product(name: "SwiftSyntax", package: "swift-syntax", condition: portable),
      ],
      swiftSettings: fast),
    .executableTarget(
      name: "notes",
      dependencies: [
        "CellLog", "Course", "Formulas", "Lessons", "Markdown", "Pages", "Platform", "Reports", "Vault",
        "Verification", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "CCMark", "Course", "Formulas", "Fuzzing", "Lessons", "Markdown", "Pages", "Platform", "Reports",
        "Vault", "Verification", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Tools/benchmarks"),
    .target(
      name: "MarkupCheck", dependencies: ["Markdown"], path: "Sources/Tools/MarkupCheck", swiftSettings: fast),
    .target(
      name: "Fuzzing",
      dependencies: [
        "Course", "Markdown", "Formulas", "Lessons", "MarkupCheck", "Pages", "Platform", "Vault",
      ],
      path: "Sources/Tools/Fuzzing", swiftSettings: fast),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Fuzzing", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      path: "Sources/Tools/fuzz", swiftSettings: fast),
    .testTarget(name: "CNNTests", dependencies: ["CNN"]),
    .testTarget(name: "PicturesTests", dependencies: ["Pictures"]),
    .testTarget(name: "FiguresTests", dependencies: ["CNN", "Figures", "Pictures"]),
    .testTarget(
      name: "MarkdownTests", dependencies: ["Markdown", "CCMark", .product(name: "Yams", package: "Yams")],
      exclude: ["Specifications"]),
    .testTarget(name: "VaultTests", dependencies: ["Markdown", "Vault"]),
    .testTarget(name: "FormulasTests", dependencies: ["Formulas"], exclude: ["Corpus", "Specifications"]),
    .testTarget(name: "LessonsTests", dependencies: ["Lessons", "Markdown"], exclude: ["Specifications"]),
    .testTarget(name: "PlatformTests", dependencies: ["Platform"]),
    .testTarget(
      name: "VerificationTests",
      dependencies: [
        "CellLog", "Formulas", "Lessons", "Markdown", "Platform", "PNG", "Reports", "Verification",
      ],
      exclude: [
        "Bindings.md", "Comparisons.md", "Formulas", "Messages.md", "Numbers.md", "Prose.md", "Roles.md",
        "Situations",
      ]),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "CCMark", "Lessons", "Markdown", "MarkupCheck", "Pages", "Pictures", "Platform", "Reports", "Vault",
        "Verification",
      ],
      exclude: ["CommonMark.md", "Specifications"]),
    .target(name: "TestSupport", path: "Tests/Support"),
    .testTarget(
      name: "notesTests",
      dependencies: [
        "Markdown", "notes", "TestSupport", .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["Cases"]),
    .testTarget(name: "FuzzingTests", dependencies: ["Formulas", "Fuzzing", "Markdown"], exclude: ["Seeds"]),
    .testTarget(
      name: "CourseTests",
      dependencies: ["Course", "Lessons", "Markdown", "Platform", "Reports", "TestSupport", "Verification"]),
    .testTarget(
      name: "PreviewTests",
      dependencies: [
        "CellLog", "Course", "Formulas", "Lessons", "Markdown", "notes", "Pages", "Platform", "Reports",
        "TestSupport", "Verification", .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

if let toolchainSyntax {
  for target in package.targets where target.type != .system {
    target.swiftSettings =
      (target.swiftSettings ?? []) + [.unsafeFlags(["-I", toolchainSyntax], .when(configuration: .debug))]
    target.linkerSettings = [
      .unsafeFlags(
        ["-L", toolchainSyntax, "-Xlinker", "-rpath", "-Xlinker", toolchainSyntax],
        .when(configuration: .debug))
    ]
  }
}
