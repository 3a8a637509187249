import Reports
import Course
import Pages
import TestSupport
import Testing
import Verification

@testable import notes

/// Which pages are notified when the site changes. The pages are made from notes without cells.
@Suite(.timeLimit(.minutes(10))) struct OpenPagesTests {
  private let events = ServerSentEvents()

  private func site(_ folder: TemporaryFolder) async throws -> LiveSite {
    let course = try await Course.read(folder: "\(folder.path)/notes")
    let reports = course.lessons.map(Report.beforeRun)
    return LiveSite(
      reports, links: course.links, name: "Notes", preview: PreviewState(token: "token", cells: CellCache()),
      font: nil)
  }

  private func text(_ content: Site.Content?) -> String? {
    if case .bytes(let bytes)? = content { String(decoding: bytes, as: UTF8.self) } else { nil }
  }

  @Test func onlyPagesThatDifferAreNotified() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("One.\n", to: "notes/a.md")
    try folder.write("One.\n", to: "notes/b.md")
    var pages = OpenPages()
    var changed = EventReader(try #require(events.listen(page: "a.html")))
    var same = EventReader(try #require(events.listen(page: "b.html")))
    // The first site: every page is new.
    pages.show(try await site(folder), to: events)
    for name in ["hello", "page"] {
      #expect(await changed.next()?.name == name)
      #expect(await same.next()?.name == name)
    }
    try folder.write("Two.\n", to: "notes/a.md")
    pages.show(try await site(folder), to: events)
    events.send("end", [:])
    for name in ["page", "end"] { #expect(await changed.next()?.name == name) }
    #expect(await same.next()?.name == "end")
    #expect(text(pages.content("a.html"))?.contains("Two.") == true)
  }

  @Test func aPageWhoseNoteIsGoneIsNotifiedOnce() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("One.\n", to: "notes/a.md")
    try folder.write("One.\n", to: "notes/b.md")
    var pages = OpenPages()
    pages.show(try await site(folder), to: events)
    var reader = EventReader(try #require(events.listen(page: "a.html")))
    folder.remove("notes/a.md")
    for _ in 0..<2 { pages.show(try await site(folder), to: events) }
    events.send("end", [:])
    for name in ["hello", "gone", "end"] { #expect(await reader.next()?.name == name) }
    #expect(text(pages.content("a.html")) == nil)
    try folder.write("Again.\n", to: "notes/a.md")
    pages.show(try await site(folder), to: events)
    #expect(await reader.next()?.name == "page")
  }

  @Test func filesOfTheSite() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("![[dot.png]]\n", to: "notes/a.md")
    try folder.write("dot", to: "notes/dot.png")
    try folder.write("other", to: "notes/other.png")
    var pages = OpenPages()
    #expect(text(pages.content("a.html")) == nil, "there is no site yet")
    pages.show(try await site(folder), to: events)
    guard case .copy(let original)? = pages.content("media/dot.png") else {
      Issue.record("a picture that a note shows is a file of the site")
      return
    }
    #expect(original == "\(folder.path)/notes/dot.png")
    #expect(pages.content("media/other.png") == nil)
    #expect(pages.content("a.md") == nil)
    #expect(text(pages.content("style.css")) != nil)
  }
}
