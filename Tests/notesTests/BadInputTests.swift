import Foundation
import Testing

/// Input that no folder of cases can hold, and environments in which the command cannot work.
@Suite(.serialized) struct BadInputTests {
  private func check(_ bytes: [UInt8], _ body: (Workplace.Result) throws -> Void) async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write(bytes, to: "notes/a.md")
    try body(try await place.run(["check"]))
  }

  @Test func noCompiler() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write("```swift\n1\n```\n", to: "notes/a.md")
    let result = try await place.run(["check"], environment: ["PATH": "/nonexistent"])
    #expect(result.code == 2)
    #expect(result.error.contains("error: there is no ‘swiftc’ on the path"))
    #expect(result.error.contains("help: install Swift"))
    // A note without cells needs no compiler.
    try place.write("Only text.\n", to: "notes/a.md")
    #expect(try await place.run(["check"], environment: ["PATH": "/nonexistent"]).code == 0)
  }

  @Test func aNoteOf20Megabytes() async throws {
    try await check(Array(String(repeating: "Text of a note that does not end. ", count: 600_000).utf8)) {
      result in
      #expect(result.code == 1)
      #expect(result.error.hasPrefix("notes/a.md:1:1: error:"))
      #expect(result.error.contains("at most 10000000 are read"))
    }
  }

  /// Each diagnostic shows a part of its line, and reads no more of it: otherwise the time would be quadratic.
  @Test(arguments: ["[^1]", "[[nope]] ", "[[#no]] ", "[x](no.md) "]) func manyFindingsOnALine(
    _ piece: String
  ) async throws {
    try await check(Array(String(repeating: piece, count: 5_000).utf8)) { result in
      #expect(result.code == 1)
      #expect(result.error.split(separator: "\n").count { $0.hasPrefix("notes/a.md:1:") } == 5_000)
      #expect(result.error.split(separator: "\n").allSatisfy { $0.count < 300 })
    }
  }

  /// A symbolic link that leads out of the folder is not one of its files.
  @Test func aLinkOutOfTheFolder() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write("secret", to: "secret.png")
    try place.write("inside", to: "notes/pictures/real.png")
    try place.write("![[inside.png]]\n\n![[outside.png]]\n", to: "notes/a.md")
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: place.path + "/notes/inside.png", withDestinationPath: "pictures/real.png")
    try files.createSymbolicLink(
      atPath: place.path + "/notes/outside.png", withDestinationPath: place.path + "/secret.png")
    let result = try await place.run(["build"])
    #expect(result.code == 1)
    #expect(result.error.contains("notes/a.md:3:1: error: there is no picture ‘outside.png’"))
    #expect(!result.error.contains("a.md:1:"))
    #expect(!place.exists("site"))
  }

  /// Files in which a browser would run scripts are not published.
  @Test func aFileWithAScript() async throws {
    let place = try Workplace()
    defer { place.remove() }
    for name in ["x.html", "x.js", "x.svg"] { try place.write("<script>1</script>", to: "notes/\(name)") }
    try place.write("![[x.svg]]\n\n[[x.svg]] [[x.html]] [t](x.js)\n", to: "notes/a.md")
    let result = try await place.run(["check"])
    #expect(result.code == 1)
    for column in [1, 11, 26] {
      #expect(result.error.contains("notes/a.md:3:\(column): error: "), "\(column) in \(result.error)")
    }
    #expect(!result.error.contains("notes/a.md:1:"))
  }

  @Test func invalidUTF8() async throws {
    try await check(Array("First line.\nab".utf8) + [0xFF, 0xFE] + Array("cd\n".utf8)) { result in
      #expect(result.code == 1)
      #expect(result.error.hasPrefix("notes/a.md:2:3: error:"))
    }
  }

  @Test func aNULByte() async throws {
    try await check(Array("First line.\nab\0cd\n".utf8)) { result in
      #expect(result.code == 1)
      #expect(result.error.hasPrefix("notes/a.md:2:3: error:"))
    }
  }

  @Test func aByteOrderMarkAndCarriageReturns() async throws {
    let note =
      "---\r\ntitle: T\r\n---\r\n\r\n```swift\r\nlet a = [\r\n  1]   // => [1]\r\na.count   // => 2\r\n```\r\n"
    try await check([0xEF, 0xBB, 0xBF] + Array(note.utf8)) { result in
      #expect(result.code == 1)
      #expect(result.error.hasPrefix("notes/a.md:8:17: error: expected 2, saw 1\n"))
      #expect(result.output.contains("2 found, 1 held, 1 failed"))
    }
  }

  @Test func acceptKeepsCarriageReturns() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write("```swift\r\n1 + 1   // => 3\r\n```\r\n", to: "notes/a.md")
    #expect(try await place.run(["accept"]).code == 0)
    #expect(try place.read("notes/a.md") == "```swift\r\n1 + 1   // => 2\r\n```\r\n")
  }

  @Test func aNoteThatCannotBeRead() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write("Text.\n", to: "notes/a.md")
    try FileManager.default.createSymbolicLink(
      atPath: "\(place.path)/notes/b.md", withDestinationPath: "/nonexistent")
    let result = try await place.run(["check"])
    // A link that leads nowhere does not count as a file.
    #expect(result.code == 0)
    #expect(result.output.contains("1 found, 1 verified"))
  }

  @Test func theDiskIsFull() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write(
      "# One\n\n" + String(repeating: "Words enough to fill a page. ", count: 2_000), to: "notes/a.md")
    #expect(try await place.run(["build"]).code == 0)
    let before = try place.read("site/a.html")
    try place.write(
      "# Two\n\n" + String(repeating: "Words enough to fill a page. ", count: 4_000), to: "notes/a.md")
    // With a limit on the size of files, a write fails half-way as on a full disk.
    let result = try await place.run(
      ["-c", "trap '' XFSZ; ulimit -f 16; exec '\(Workplace.command)' build"], executable: "/bin/bash")
    #expect(result.code == 2)
    #expect(result.error.contains("cannot be written: "))
    #expect(try place.read("site/a.html") == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == ["notes", "site"])
  }

  @Test func twoBuildsAtOnce() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write("```swift\nlet a = 1   // => 1\n```\n", to: "notes/a.md")
    try await withThrowingTaskGroup(of: Int32.self) { group in
      for _ in 0..<4 { group.addTask { try await place.run(["build"]).code } }
      for try await code in group { #expect(code == 0) }
    }
    #expect(try place.read("site/a.html").contains("1 expectation: 1 held"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == ["notes", "site"])
  }

  @Test func aNoteOnStandardInput() async throws {
    let place = try Workplace()
    defer { place.remove() }
    let result = try await place.run(["html", "-"], input: "# Title\n\nText.\n")
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("<main>\n<h1 id=\"title\">"))
    #expect(try await place.run(["html", "-"], input: "").code == 0)
  }
}
