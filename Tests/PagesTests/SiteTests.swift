import Vault
import Markdown
import Foundation
import Lessons
import MarkupCheck
import Testing

@testable import Pages
@testable import Verification

@Suite struct SiteTests {
  private func site(_ notes: [String: String], cache: CacheFolder? = nil) async throws -> Site {
    let lessons = notes.sorted { $0.key < $1.key }.map { name, text in
      Lesson.read(Document.read(Source(path: "notes/\(name).md", bytes: Array(text.utf8))).document).lesson
    }
    let links = LinkMap(documents: lessons.map(\.document), files: [], folder: "notes")
    let folder = FileManager.default.temporaryDirectory.path
    let reports = try await Verifier(cache: try cache ?? .standard()).verify(
      lessons.map { Verifier.Assignment(lesson: $0, folder: folder) })
    return try await Site(reports, links: links, name: "Notes")
  }

  private func text(_ site: Site, _ path: String) throws -> String {
    guard case .bytes(let bytes)? = site.files.first(where: { $0.path == path })?.content else {
      throw CocoaError(.fileNoSuchFile)
    }
    if path.hasSuffix(".html") { #expect(MarkupCheck(bytes).problems == []) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func valuesStandBesideTheirLines() async throws {
    let site = try await site(["a": "```swift\nlet n = 3   // => 3\nn * 2\nprint(\"hi\")\n```"])
    let page = try text(site, "a.html")
    #expect(page.contains("<span class=\"line promised\">"))
    #expect(page.contains("<samp>3</samp> <span class=\"value-type\">Int</span>"))
    #expect(page.contains("<span class=\"line valued\" tabindex=\"0\">"))
    #expect(page.contains("<samp>6</samp>"))
    #expect(page.contains("<samp>hi\n</samp>"))
    #expect(page.contains("1 cell: 1 run. 1 expectation: 1 held."))
  }

  @Test func anEmptyCacheGivesTheSameBytes() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "notes-test-\(UUID().uuidString)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let notes = ["a": "```swift\nlet d = [\"x\": 1, \"y\": 2]\nfor i in 0..<9 { i }\nprint(d)\n```"]
    func bytes(_ site: Site) throws -> [String] { try site.files.map { try text(site, $0.path) } }
    let modules = try CacheFolder.standard().modules
    let first = try bytes(try await site(notes, cache: CacheFolder(path: folder + "/1", modules: modules)))
    let second = try bytes(try await site(notes, cache: CacheFolder(path: folder + "/2", modules: modules)))
    let stored = try bytes(try await site(notes, cache: CacheFolder(path: folder + "/2", modules: modules)))
    #expect(first == second)
    #expect(first == stored)
  }

  @Test func draftsAreNotPublished() async throws {
    let site = try await site(["a": "Text.", "b": "---\ndraft: true\n---\nSecret."])
    #expect(
      site.files.map(\.path) == ["style.css", "page.js", "search.js", "a.html", "index.html", "404.html"])
    for file in site.files { #expect(!(try text(site, file.path).contains("Secret"))) }
    #expect(!(try text(site, "index.html").contains("b.html")))
  }

  @Test func aNoteCalledIndexIsTheIndex() async throws {
    let site = try await site(["a": "Text.", "index": "# Welcome\n\nSee [[a]]."])
    #expect(try text(site, "index.html").contains("Welcome"))
    #expect(site.files.count { $0.path == "index.html" } == 1)
  }

  @Test func noPageAsksAnotherHost() async throws {
    // The build refuses pictures of other hosts; should one come through, the page links to it.
    let pictures =
      "![x](https://example.org/x.png) ![y](http://example.org/y.png) <img src=https://example.org/z.png>"
    let site = try await site(["a": "```swift\n1\n```\n\n[out](https://example.org)\n\n\(pictures)"])
    #expect(try text(site, "a.html").contains("<a href=\"https://example.org/x.png\">x</a>"))
    for file in site.files {
      guard case .bytes(let bytes) = file.content else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(
        !text.contains("src=\"http") && !text.contains("src=\"//") && !text.contains("url(http")
          && !text.contains("@import"))
      #expect(text.matches(of: #/<link [^>]*href="([^"]*)"/#).allSatisfy { !$0.output.1.contains(":") })
      #expect(!text.contains("=\"/"), "links are relative")
    }
  }
}
