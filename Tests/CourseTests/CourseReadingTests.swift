import Foundation
import Platform
import TestSupport
import Testing

@testable import Course

/// What `Course.read` makes of a folder.
@Suite struct CourseReadingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Reads the folder `notes`, and removes everything afterwards.
  private func read(_ name: String = "notes", reusing known: Course? = nil) async throws -> Course {
    try await Course.read(folder: "\(folder.path)/\(name)", reusing: known)
  }

  private func paths(_ course: Course) -> [String] {
    course.lessons.map { String($0.document.source.path.dropFirst("\(folder.path)/notes/".count)) }
  }

  @Test func allNotesOfAllFoldersAreReadInOrder() async throws {
    defer { folder.remove() }
    for name in ["b.md", "a.md", "inner/deep/c.MD", ".hidden/d.md", ".e.md", "f.txt"] {
      try folder.write("Text.\n", to: "notes/\(name)")
    }
    let course = try await read("notes///")
    #expect(paths(course) == ["a.md", "b.md", "inner/deep/c.MD"])
    #expect(course.folder == "\(folder.path)/notes")
    #expect(course.assignment(course.lessons[2]).folder == "\(folder.path)/notes/inner/deep")
  }

  @Test func aFolderWithoutNotes() async throws {
    defer { folder.remove() }
    try folder.write("Text.\n", to: "notes/a.txt")
    await #expect { try await read() } throws: { "\($0)".contains("notes holds no notes\na note is a file") }
    await #expect { try await read("none") } throws: { "\($0)".contains("there is no folder") }
    await #expect { try await read("notes/a.txt") } throws: { "\($0)".contains("there is no folder") }
  }

  /// A link to a file of the folder is a note like others. One that leads out of it is none, nor is a link to a
  /// folder followed.
  @Test func links() async throws {
    defer { folder.remove() }
    try folder.write("Text.\n", to: "notes/inner/a.md")
    try folder.write("secret", to: "secret.md")
    let files = FileManager.default
    for (name, target) in [
      ("inside.md", "inner/a.md"), ("outside.md", "../secret.md"),
      ("absolute.md", "\(folder.path)/secret.md"),
      ("loop", "."), ("nowhere.md", "none.md"),
    ] {
      try files.createSymbolicLink(atPath: "\(folder.path)/notes/\(name)", withDestinationPath: target)
    }
    let course = try await read()
    #expect(paths(course) == ["inner/a.md", "inside.md"])
  }

  @Test func macrosReachEveryNote() async throws {
    defer { folder.remove() }
    try folder.write("$\\kernel = 3$\n", to: "notes/inner/a.md")
    try folder.write("$\\kernel$\n", to: "notes/b.md")
    let without = try await read()
    #expect(without.diagnostics.values.map(\.count) == [1, 1])
    try folder.write("\\newcommand{\\kernel}{3}\n", to: "notes/macros.tex")
    let with = try await read(reusing: without)
    #expect(with.diagnostics.values.allSatisfy { $0.isEmpty })
    #expect(with.lessons.allSatisfy { $0.formulas.allSatisfy { $0.isReadable } })
    try folder.write("\\newcommand{\\kernel", to: "notes/macros.tex")
    let broken = try await read(reusing: with)
    #expect(Set(broken.macros.diagnostics.map(\.file)) == ["\(folder.path)/notes/macros.tex"])
  }

  /// A lesson that is reused shares the storage of its text.
  @Test func onlyNotesThatChangedAreReadAgain() async throws {
    defer { folder.remove() }
    try folder.write("One.\n", to: "notes/a.md")
    try folder.write("One.\n", to: "notes/b.md")
    let first = try await read()
    try folder.write("Two.\n", to: "notes/b.md")
    let second = try await read(reusing: first)
    func storage(_ course: Course, _ note: Int) -> UnsafePointer<UInt8>? {
      course.lessons[note].document.source.bytes.withUnsafeBufferPointer(\.baseAddress)
    }
    #expect(storage(first, 0) == storage(second, 0))
    #expect(storage(first, 1) != storage(second, 1))
    #expect(second.lessons.map { $0.document.source.bytes.first } == [UInt8(ascii: "O"), UInt8(ascii: "T")])
    // Other macros may give any note another meaning.
    try folder.write("\\newcommand{\\kernel}{3}\n", to: "notes/macros.tex")
    let third = try await read(reusing: second)
    #expect(storage(third, 0) != storage(second, 0))
  }

  /// While a course is edited a note may disappear after its folder was listed. For a command that reads once it is
  /// an error.
  @Test func aNoteThatDisappearsWhileItIsRead() async throws {
    defer { folder.remove() }
    try folder.write("[[b]]\n", to: "notes/a.md")
    try folder.write("Text.\n", to: "notes/b.md")
    let first = try await read()
    #expect(first.diagnostics["\(folder.path)/notes/a.md"]?.isEmpty == true)
    let files = try CourseFiles(in: "\(folder.path)/notes")
    try FileManager.default.removeItem(atPath: "\(folder.path)/notes/b.md")
    let second = try await Course.read(files, reusing: first)
    #expect(paths(second) == ["a.md"])
    #expect(second.diagnostics["\(folder.path)/notes/a.md"]?.count == 1, "its link leads nowhere")
    await #expect(throws: Files.Failure.self) { try await Course.read(files) }
  }

  @Test func notesAreFoundByNameFileAndPath() async throws {
    defer { folder.remove() }
    for name in ["stride.md", "one/twin.md", "two/twin.md"] {
      try folder.write("Text.\n", to: "notes/\(name)")
    }
    let course = try await read()
    for name in [
      "stride", "stride.md", "\(folder.path)/notes/stride.md", "\(folder.path)/notes/one/../stride.md",
    ] {
      #expect(try course.lessons(named: [name]).map(\.document.source.name) == ["stride"])
    }
    #expect(try course.lessons(named: []).count == 3)
    #expect(try course.lessons(named: ["two/twin", "stride"]).count == 2)
    #expect { try course.lessons(named: ["twin"]) } throws: { "\($0)".contains("‘twin’ could be ") }
    #expect { try course.lessons(named: ["strides"]) } throws: { "\($0)".contains("did you mean ‘stride’?") }
  }
}
