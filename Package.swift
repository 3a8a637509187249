// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "notes",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "notes", targets: ["notes"]),
    .library(name: "CNN", targets: ["CNN"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(name: "CSwap"),
    .target(name: "CNN"),
    .target(name: "Playground"),
    .target(name: "Documents", dependencies: ["CCMark", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "Lessons",
      dependencies: [
        "Documents",
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
      ]),
    .target(
      name: "Verification",
      dependencies: [
        "Lessons",
        .product(name: "BigInt", package: "BigInt"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .target(
      name: "Pages",
      dependencies: [
        "CSwap", "Verification",
        .product(name: "SwiftIDEUtils", package: "swift-syntax"),
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
      ],
      resources: [.embedInCode("Resources/style.css")]),
    .executableTarget(
      name: "notes",
      dependencies: ["Pages", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
  ],
  swiftLanguageModes: [.v6]
)
