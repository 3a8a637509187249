import Reports
import Vault
import Markdown
import Foundation
import Lessons
import Testing

@testable import Pages
@testable import Verification

/// The font that formulas are shown in travels with the site.
@Suite struct MathFontTests {
  /// A font with one table.
  private func font(_ table: String) -> Data {
    Data(Array("OTTO".utf8) + [0, 1, 0, 0, 0, 0, 0, 0] + Array(table.utf8) + Array(repeating: 0, count: 12))
  }

  private func find(_ files: [String: Data]) throws -> MathFont? {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fonts-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, data) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    return MathFont.find(in: [folder.path, folder.path + "/none"])
  }

  @Test func theFirstOfTheListIsTaken() throws {
    let found = try find([
      "a/STIXTwoMath-Regular.otf": font("MATH"), "b/c/latinmodern-math.otf": font("MATH"),
      "Unknown-Math.otf": font("MATH"),
    ])
    #expect(found?.name == "fonts/latinmodern-math.otf")
  }

  @Test func aFontNeedsItsTable() throws {
    let found = try find(["latinmodern-math.otf": font("GSUB"), "Asana-Math.otf": font("MATH")])
    #expect(found?.name == "fonts/asana-math.otf")
    #expect(try find(["latinmodern-math.otf": Data("OTTO".utf8)]) == nil)
    #expect(try find([:]) == nil)
  }

  @Test(arguments: [("So $x$.", true), ("So it is.", false)])
  func onlyASiteWithFormulasHasIt(note: String, hasFont: Bool) async throws {
    let lesson = Lesson.read(Document.read(Source(path: "notes/a.md", bytes: Array(note.utf8))).document)
      .lesson
    let font = try #require(try find(["latinmodern-math.otf": font("MATH")]))
    let site = try await Site(
      [Report(lesson: lesson, cells: [], diagnostics: [])],
      links: LinkMap(documents: [lesson.document], files: [], folder: "notes"),
      name: "Notes", font: font)
    #expect(site.files.contains { $0.path == "fonts/latinmodern-math.otf" } == hasFont)
    let style = try #require(site.files.first { $0.path == "style.css" })
    guard case .bytes(let bytes) = style.content else { throw CocoaError(.fileNoSuchFile) }
    #expect(String(decoding: bytes, as: UTF8.self).contains("fonts/latinmodern-math.otf") == hasFont)
  }
}
