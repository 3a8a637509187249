import Platform
import Foundation
import Testing
import Verification

@testable import Pages

@Suite struct SiteWriterTests {
  private let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("notes-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func site(_ text: String) -> Site {
    Site(files: [Site.File(path: "a.html", content: .bytes(Array(text.utf8)))])
  }

  private func read(_ name: String) -> String? {
    try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }
  private func list(_ path: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder + path)) ?? []).sorted()
  }

  @Test func aSiteIsMadeAndReplaced() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try SiteWriter("\(folder)/site").write(site("one"))
    #expect(read("site/a.html") == "one")
    try SiteWriter("\(folder)/site/").write(site("two"))
    #expect(read("site/a.html") == "two")
    #expect(list() == ["site"])
  }

  @Test func foldersAboveAreMade() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try SiteWriter("\(folder)/deep/er/site").write(site("one"))
    #expect(read("deep/er/site/a.html") == "one")
  }

  @Test func anEmptyFolderIsFilled() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: "\(folder)/site", withIntermediateDirectories: false)
    try SiteWriter("\(folder)/site").write(site("one"))
    #expect(read("site/a.html") == "one")
  }

  @Test func whatIsNotOursIsRefused() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/thesis.txt"))
    #expect(throws: EnvironmentError.self) { try SiteWriter(folder) }
    #expect(throws: EnvironmentError.self) { try SiteWriter("\(folder)/thesis.txt") }
    #expect(throws: EnvironmentError.self) { try SiteWriter(NSHomeDirectory()) }
    #expect(throws: EnvironmentError.self) { try SiteWriter("/") }
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: folder)
    #expect(throws: EnvironmentError.self) { try SiteWriter("\(folder)/link") }
    #expect(read("thesis.txt") == "mine")
  }

  @Test func aFolderThatBecameSomebodyElsesIsLeft() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let writer = try SiteWriter("\(folder)/site")
    try FileManager.default.createDirectory(atPath: "\(folder)/site", withIntermediateDirectories: false)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/site/thesis.txt"))
    #expect(throws: EnvironmentError.self) { try writer.write(site("one")) }
    #expect(list("/site") == ["thesis.txt"])
    #expect(list() == ["site"])
  }

  @Test func aLinkToASiteStaysALink() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try SiteWriter("\(folder)/real").write(site("one"))
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/site", withDestinationPath: "\(folder)/real")
    try SiteWriter("\(folder)/site").write(site("two"))
    #expect(read("real/a.html") == "two")
    #expect(read("site/a.html") == "two")
  }

  @Test func whatCannotBeReadLeavesTheSiteAsItWas() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try SiteWriter("\(folder)/site").write(site("one"))
    let broken = Site(files: [
      Site.File(path: "a.html", content: .bytes(Array("two".utf8))),
      Site.File(path: "media/cat.png", content: .copy(of: "\(folder)/missing.png")),
    ])
    #expect(throws: Files.Failure.self) { try SiteWriter("\(folder)/site").write(broken) }
    #expect(read("site/a.html") == "one")
    #expect(list() == ["site"])
  }
}
