import Reports
import Platform
import Markdown
import Foundation
import Lessons
import Testing

@testable import Verification

/// What is compiled again, and what is not.
@Suite struct CacheTests {
  /// A folder for notes and data, and an empty cache that shares the compiled modules with the others.
  struct Scene {
    let folder: String
    let cache: CacheFolder

    init() throws {
      folder =
        FileManager.default.temporaryDirectory.appendingPathComponent("notes-test-\(UUID().uuidString)").path
      cache = try CacheFolder(path: folder + "/cache", modules: CacheFolder.standard().modules)
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    func verify(_ text: String) async throws -> Report {
      try await VerificationTests.verify(
        Source(path: "notes/a.md", bytes: Array(text.utf8)), in: folder, cache: cache)
    }

    /// How many programs were compiled and kept.
    var runs: Int { (try? FileManager.default.contentsOfDirectory(atPath: cache.path + "/runs").count) ?? 0 }
  }

  private let note = """
    # Title

    ```swift
    print("seen")
    Int.random(in: 0 ... .max)
    ```

    ```swift fails
    let a: Int = "x"   // error: cannot convert
    ```
    """

  @Test func proseDoesNotStartACompiler() async throws {
    let scene = try Scene()
    defer { scene.remove() }
    let first = try await scene.verify(note)
    #expect(scene.runs == 2)
    let second = try await scene.verify("More prose above.\n\n" + note)
    // A random number that is the same again was not drawn again.
    #expect(first.cells[0].values == second.cells[0].values)
    #expect(second.cells[0].output == "seen\n")
    #expect(second.cells[1].state == .failedAsPromised)
    #expect(scene.runs == 2)
  }

  @Test func anEditedCellIsRunAgain() async throws {
    let scene = try Scene()
    defer { scene.remove() }
    let first = try await scene.verify(note)
    let second = try await scene.verify(note.replacingOccurrences(of: "\"seen\"", with: "\"changed\""))
    #expect(first.cells[0].values != second.cells[0].values)
    #expect(second.cells[0].output == "changed\n")
  }

  @Test func changedDataIsReadAgain() async throws {
    let scene = try Scene()
    defer { scene.remove() }
    let note = """
      ```swift
      contents(of: "data.csv").count   // => 3
      ```
      """
    func write(_ text: String) throws { try Files.write(Array(text.utf8), to: scene.folder + "/data.csv") }
    try write("one")
    #expect(try await scene.verify(note).claims[0].verdict == .held)
    try write("three")
    #expect(try await scene.verify(note).claims[0].verdict == .refuted)
    try write("two")
    #expect(try await scene.verify(note).claims[0].verdict == .held)
    try FileManager.default.removeItem(atPath: scene.folder + "/data.csv")
    #expect(try await scene.verify(note).cells[0].state == .failed)
  }

  @Test func aChangedPhotographIsLookedAtAgain() async throws {
    let scene = try Scene()
    defer { scene.remove() }
    let note = """
      ```swift
      photograph("picture.png").count   // => 3
      ```
      """
    func show(_ name: String) throws {
      try Files.write(Files.read("\(SituationTests.folder)/\(name)"), to: scene.folder + "/picture.png")
    }
    try show("rgb.png")
    let first = try await scene.verify(note)
    #expect(first.claims[0].verdict == .held)
    #expect(scene.runs == 1)
    #expect(try await scene.verify(note).cells[0].values == first.cells[0].values)
    try show("grey.png")
    #expect(try await scene.verify(note).claims[0].verdict == .refuted)
    try show("palette.png")
    #expect(try await scene.verify(note).claims[0].verdict == .held)
    try FileManager.default.removeItem(atPath: scene.folder + "/picture.png")
    #expect(try await scene.verify(note).cells[0].state == .failed)
  }

  @Test func aPhotographThatAppearsIsLookedAt() async throws {
    let scene = try Scene()
    defer { scene.remove() }
    let note = """
      ```swift traps
      photograph("picture.png")   // traps: No such file
      ```
      """
    #expect(try await scene.verify(note).diagnostics.isEmpty)
    #expect(scene.runs == 1)
    #expect(try await scene.verify(note).diagnostics.isEmpty)
    try Files.write(Files.read(SituationTests.folder + "/text.png"), to: scene.folder + "/picture.png")
    #expect(
      try await scene.verify(note).diagnostics.map(\.message) == [
        "the program stops here with: \"picture.png\" cannot be decoded: not a PNG file"
      ])
    try Files.write(Files.read(SituationTests.folder + "/rgb.png"), to: scene.folder + "/picture.png")
    #expect(try await scene.verify(note).diagnostics.map(\.identifier) == ["no-trap"])
  }

  /// Only what a cell asks for is a part of what its note depends on.
  @Test func aPhotographThatIsOnlyNamedIsNotLookedAt() async throws {
    let scene = try Scene()
    defer { scene.remove() }
    let note = """
      ```swift
      let names = ["picture.png", "other.png"]
      if names.isEmpty { print(photograph(names[0])) }
      Int.random(in: 0 ... .max)
      ```
      """
    let first = try await scene.verify(note)
    try Files.write(Files.read(SituationTests.folder + "/rgb.png"), to: scene.folder + "/picture.png")
    #expect(try await scene.verify(note).cells[0].values == first.cells[0].values)
  }

  @Test func nothingOfAPhotographIsLeftBehind() async throws {
    let scene = try Scene()
    defer { scene.remove() }
    try Files.write(Files.read(SituationTests.folder + "/rgb.png"), to: scene.folder + "/picture.png")
    #expect(try await scene.verify("```swift\nphotograph(\"picture.png\")\n```\n").diagnostics.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scene.cache.path + "/work").isEmpty)
  }

  @Test func aDamagedEntryIsNoEntry() async throws {
    let scene = try Scene()
    defer { scene.remove() }
    _ = try await scene.verify(note)
    for folder in ["runs", "syntax"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(scene.cache.path)/\(folder)") {
        let path = "\(scene.cache.path)/\(folder)/\(name)"
        let bytes = try Files.read(path)
        try Files.write(Array(bytes.dropLast(5)), to: path)
      }
    }
    let report = try await scene.verify(note)
    #expect(report.diagnostics.isEmpty)
    #expect(report.claims.map(\.verdict) == [.held])
  }

  @Test func aStoppedProgramIsTriedAgain() async throws {
    let scene = try Scene()
    defer { scene.remove() }
    let note = "---\ntime-limit: 0.5\n---\n\n```swift\nwhile true {}\n```\n"
    #expect(try await scene.verify(note).diagnostics.map(\.identifier) == ["time-limit"])
    #expect(scene.runs == 0)
  }

  @Test func aFreshReportAndAStoredOneAreTheSame() async throws {
    let scene = try Scene()
    defer { scene.remove() }
    let note = """
      ```swift
      for i in 0..<100 { i }
      let table = ["b": 1, "a": 2, "c": 3]
      Set(0..<20)
      print(table)
      ```
      """
    let fresh = try await scene.verify(note)
    let stored = try await scene.verify(note)
    let other = try Scene()
    defer { other.remove() }
    let again = try await other.verify(note)
    #expect(fresh.cells[0].values == stored.cells[0].values)
    #expect(fresh.cells[0].values == again.cells[0].values)
    #expect(fresh.cells[0].output == again.cells[0].output)
  }
}
