import Foundation
import Testing

@testable import Platform

@Suite struct FilesTests {
  @Test func whatWasWrittenIsRead() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    // More than one chunk, and every byte.
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Files.write(bytes, to: scratch.file("a"))
    #expect(try Files.read(scratch.file("a")) == bytes)
    #expect(try Files.read(scratch.file("a"), most: 20_000) == Array(bytes[..<20_000]))
    #expect(try Files.read(scratch.file("a"), most: 0) == [])
    try Files.write([], to: scratch.file("a"))
    #expect(try Files.read(scratch.file("a")) == [])
  }

  /// A reader that opened the old file goes on to see all of it, and nothing else is left in the folder.
  @Test func writingReplacesTheFileInOneStep() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let path = scratch.file("a")
    try Files.write(Array("old".utf8), to: path)
    let reader = try #require(FileHandle(forReadingAtPath: path))
    try Files.write(Array("new content".utf8), to: path)
    #expect(try reader.readToEnd() == Data("old".utf8))
    #expect(try Files.read(path) == Array("new content".utf8))
    #expect(try scratch.names == ["a"])
  }

  @Test func writingKeepsThePermissions() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let path = scratch.file("a")
    try Files.write([1], to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try Files.write([2], to: path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func aFailedWriteLeavesNothingBehind() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try FileManager.default.createDirectory(
      atPath: scratch.file("folder/inner"), withIntermediateDirectories: true)
    #expect(throws: Files.Failure.self) { try Files.write([1], to: scratch.file("folder")) }
    #expect(try scratch.names == ["folder"])
  }

  @Test func creatingDoesNotOverwrite() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try Files.create(scratch.file("a"), [1])
    let failure = #expect(throws: Files.Failure.self) { try Files.create(scratch.file("a"), [2]) }
    #expect(failure?.message == "\(scratch.file("a")) cannot be written: File exists")
    #expect(try Files.read(scratch.file("a")) == [1])
  }

  @Test func aMissingFileIsNamed() throws {
    let failure = #expect(throws: Files.Failure.self) { try Files.read("/nowhere/a.md") }
    #expect(failure?.isMissing == true)
    #expect(failure.map { "\($0)" } == "/nowhere/a.md cannot be read: No such file or directory")
  }

  @Test func aFolderIsNoFile() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let failure = #expect(throws: Files.Failure.self) { try Files.read(scratch.path) }
    #expect(failure?.isMissing == false)
    #expect(failure?.reason == "Is a directory")
  }

  /// Opening a named pipe waits for a writer, and here comes none.
  @Test(.timeLimit(.minutes(1))) func aPipeIsNoFile() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    #expect(mkfifo(scratch.file("pipe"), 0o600) == 0)
    let failure = #expect(throws: Files.Failure.self) { try Files.read(scratch.file("pipe")) }
    #expect(failure?.reason == "Invalid argument")
  }

  @Test func anErrorHasItsHelpOnALineOfItsOwn() {
    #expect(EnvironmentError("no compiler").description == "no compiler")
    #expect(EnvironmentError("no compiler", help: "install one").description == "no compiler\ninstall one")
  }

  #if os(Linux)
    /// Files of /proc say that they are empty.
    @Test func aFileThatHidesItsSizeIsReadToItsEnd() throws {
      #expect(try String(decoding: Files.read("/proc/self/status"), as: UTF8.self).contains("Pid:"))
    }
  #endif
}
