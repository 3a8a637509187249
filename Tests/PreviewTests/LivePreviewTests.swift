import Foundation
import Markdown
import Testing

@testable import notes

@Suite(.timeLimit(.minutes(10))) struct LivePreviewTests {
  /// A cell that prints the number of its process and never ends.
  private static let endless =
    "import Foundation\nprint(ProcessInfo.processInfo.processIdentifier)\nwhile true { sleep(1) }\n"

  /// The head of a note whose cells run longer than a test may.
  private static let patient = "---\ntime-limit: 900\n---\n\n"

  private func note(_ code: String) -> String { "```swift\n\(code)```\n" }

  /// Waits until there is no such process. If nothing stops it, the test's own time limit does.
  private func end(of process: String?) async throws {
    let number = try #require(
      process.flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) })
    // The end of a process that something else waits for cannot be awaited.
    while kill(number, 0) == 0 { try await Task.sleep(for: .milliseconds(5)) }
    #expect(kill(number, 0) == -1 && errno == ESRCH)
  }

  // MARK: Following the files

  @Test func aSaveReachesAnOpenPage() async throws {
    let course = try await PreviewedFolder(["a.md": "One.\n", "b.md": "Other.\n"])
    defer { course.remove() }
    var browser = try course.open("a.html")
    #expect(await browser.content().contains("One."))
    try course.save("Two.\n", to: "a.md")
    await browser.wait { $0.contains("Two.") }
    try course.save("New.\n", to: "c.md")
    var other = try course.open("c.html")
    await other.wait { $0.contains("New.") }
  }

  @Test func aNoteThatIsRemovedIsGone() async throws {
    let course = try await PreviewedFolder(["a.md": "One.\n", "b.md": "Other.\n"])
    defer { course.remove() }
    var browser = try course.open("a.html")
    course.folder.remove("notes/a.md")
    course.changed("a.md")
    #expect(await browser.events.next("gone") != nil)
    #expect(await browser.content().isEmpty)
  }

  /// While a folder has no notes, the pages stay and say why.
  @Test func aFolderThatHasNoNotesForAMoment() async throws {
    let course = try await PreviewedFolder(["a.md": "One.\n"])
    defer { course.remove() }
    var browser = try course.open("a.html")
    await browser.waitUntilVerified()
    course.folder.remove("notes/a.md")
    course.changed("a.md")
    await browser.wait { $0.contains("holds no notes") && $0.contains("One.") }
    try course.save("Two.\n", to: "a.md")
    await browser.wait { !$0.contains("holds no notes") && $0.contains("Two.") }
  }

  @Test func macrosReachThePages() async throws {
    let course = try await PreviewedFolder(["a.md": "$\\kernel$\n"])
    defer { course.remove() }
    var browser = try course.open("a.html")
    await browser.waitUntilVerified()
    await browser.wait { $0.contains("class=\"mistake error\"") }
    try course.save("\\newcommand{\\kernel}{37}\n", to: "macros.tex")
    await browser.wait { $0.contains("37") && !$0.contains("class=\"mistake error\"") }
  }

  @Test func aPictureThatChangesIsLoadedAgain() async throws {
    let course = try await PreviewedFolder(["a.md": "![[dot.png]]\n"])
    defer { course.remove() }
    try course.save("dot", to: "dot.png")
    var browser = try course.open("a.html")
    await browser.wait { $0.contains("media/dot.png") }
    try course.save("other", to: "dot.png")
    #expect(await browser.events.next("media")?.data == ["path": "media/dot.png"])
  }

  // MARK: Running

  @Test func aRunThatIsSupersededIsCancelled() async throws {
    let course = try await PreviewedFolder(["a.md": Self.patient + note(Self.endless)])
    defer { course.remove() }
    var browser = try course.open("a.html")
    let process = await browser.events.next("output")?.data["text"]
    try course.save(note("6 * 7\n"), to: "a.md")
    await browser.wait { $0.contains(">42<") }
    try await end(of: process)
  }

  @Test func changedModulesAreCompiledAndEveryNoteIsVerifiedAgain() async throws {
    let course = try await PreviewedFolder(["a.md": note("6 * 7\n")])
    defer { course.remove() }
    var browser = try course.open("a.html")
    await browser.waitUntilVerified()
    course.preview.changed(.modules)
    await browser.wait { $0.contains("class=\"progress\"") && $0.contains(">42<") }
    await browser.waitUntilVerified()
    #expect(await browser.content().contains(">42<"))
  }

  @Test func aScratchRunWritesNothing() async throws {
    let course = try await PreviewedFolder(["a.md": note("6 * 7\n") + "\n" + note("1 + 1   // => 2\n")])
    defer { course.remove() }
    var browser = try course.open("a.html")
    await browser.wait { $0.contains(">42<") }
    let run = try await course.preview.attempt(CellEdit(cell: 1, code: "6 * 8\n"), page: "a")
    #expect(run.markup.contains(">48<") && run.elsewhere.isEmpty)
    #expect(try course.read("a.md").contains("6 * 7"))
    await #expect { try await course.preview.attempt(CellEdit(cell: 3, code: ""), page: "a") } throws: {
      ($0 as? Refused)?.status == 422
    }
  }

  enum Stop: CaseIterable { case newerRun, change, request, leaving }

  /// A scratch run ends when another begins, the note changes, the page asks for it, or nobody shows the page.
  @Test(arguments: Stop.allCases) func aScratchRunIsStopped(by stop: Stop) async throws {
    let course = try await PreviewedFolder(["a.md": Self.patient + note("6 * 7\n")])
    defer { course.remove() }
    var browser = try course.open("a.html")
    await browser.wait { $0.contains(">42<") }
    let (preview, edit) = (course.preview, CellEdit(cell: 1, code: Self.endless))
    let endless = Task { try await preview.attempt(edit, page: "a") }
    let process = await browser.events.next("trial")?.data["text"]
    switch stop {
    case .newerRun:
      let run = try await preview.attempt(CellEdit(cell: 1, code: "6 * 8\n"), page: "a")
      #expect(run.markup.contains(">48<"))
    case .change: try course.save(Self.patient + "Text.\n\n" + note("6 * 7\n"), to: "a.md")
    case .request: try await preview.stopAttempt(page: "a")
    case .leaving:
      await preview.leave("a.html")
      browser.events = EventReader(AsyncStream { $0.finish() })
      var left = course.pageEvents.left.makeAsyncIterator()
      await preview.leave(try #require(await left.next()))
    }
    await #expect { try await endless.value } throws: { ($0 as? Refused)?.status == 409 }
    try await end(of: process)
  }

  // MARK: Changes that a page asks for

  @Test func aCellIsSaved() async throws {
    let course = try await PreviewedFolder(["a.md": "Text.\n\n" + note("6 * 7\n")])
    defer { course.remove() }
    let edit = CellEdit(cell: 1, code: "6 * 8\n")
    try await course.preview.save(edit, page: "a", version: try course.version("a.md"))
    #expect(try course.read("a.md") == "Text.\n\n" + note("6 * 8\n"))
  }

  @Test func anExpectationIsAccepted() async throws {
    let course = try await PreviewedFolder(["a.md": note("6 * 7   // => 41\n")])
    defer { course.remove() }
    var browser = try course.open("a.html")
    await browser.wait { $0.contains("class=\"accept\"") }
    let version = try course.version("a.md")
    let place = try await Self.acceptablePlace(browser.content())
    try await course.preview.accept(at: place, page: "a", version: version)
    #expect(try course.read("a.md") == note("6 * 7   // => 42\n"))
    await #expect { try await course.preview.accept(at: place, page: "a", version: version) } throws: {
      ($0 as? Refused)?.status == 409
    }
  }

  /// The place that the page's first button to accept names.
  private static func acceptablePlace(_ page: String) throws -> SourcePosition {
    let match = try #require(page.firstMatch(of: /data-place="(\d+):(\d+)"/))
    return SourcePosition(line: try #require(Int(match.1)), column: try #require(Int(match.2)))
  }

  @Test func bindingANumber() async throws {
    let text =
      "A window of 3 has 100 looks.\n\n" + note("let looks = outputSize(300, filter: 3, stride: 3)\n")
    let course = try await PreviewedFolder(["a.md": text])
    defer { course.remove() }
    var browser = try course.open("a.html")
    await browser.wait { $0.contains("class=\"bind\"") }
    let page = await browser.content()
    #expect(
      page.contains(
        "<span class=\"open-number\" tabindex=\"0\">100<span class=\"choices\" role=\"group\" aria-label=\"Bind 100\">"
          + "<button type=\"button\" class=\"bind\" data-number=\"1\" data-choice=\"0\" aria-keyshortcuts=\"1\">"
          + "<kbd>1</kbd> <code>= looks</code></button></span></span>"))
    let version = try course.version("a.md")
    for (number, choice, version) in [(2, 0, version), (1, 1, version), (-1, 0, version), (1, 0, "0-0")] {
      await #expect {
        try await course.preview.bind(number, to: choice, page: "a", version: version)
      } throws: {
        ($0 as? Refused)?.status == 409
      }
    }
    #expect(try course.read("a.md") == text)
    try await course.preview.bind(1, to: 0, page: "a", version: version)
    let bound = text.replacing("100 looks", with: "100 %%= looks%% looks")
    #expect(try course.read("a.md") == bound)
    // A number that was written down in a cell is stated.
    course.changed("a.md")
    await browser.wait { $0.contains("data-number=\"0\"") && !$0.contains("data-number=\"1\"") }
    try await course.preview.bind(0, to: 0, page: "a", version: try course.version("a.md"))
    #expect(try course.read("a.md") == bound.replacing("of 3", with: "of 3 %%stated%%"))
  }

  @Test func nothingIsWrittenOverANewerText() async throws {
    let course = try await PreviewedFolder(["a.md": note("6 * 7\n")])
    defer { course.remove() }
    let edit = CellEdit(cell: 1, code: "6 * 8\n")
    let version = try course.version("a.md")
    // Neither where the page shows an older text, nor where the preview has not yet read a newer one.
    await #expect { try await course.preview.save(edit, page: "a", version: "0-0") } throws: {
      ($0 as? Refused)?.status == 409
    }
    try course.folder.write(note("6 * 9\n"), to: "notes/a.md")
    await #expect { try await course.preview.save(edit, page: "a", version: version) } throws: {
      ($0 as? Refused)?.status == 409
    }
    #expect(try course.read("a.md") == note("6 * 9\n"))
  }

  /// The file that a note links to is written, and the link stays.
  @Test func aNoteThatIsALink() async throws {
    let course = try await PreviewedFolder(["inner/b.md": note("6 * 7\n")])
    defer { course.remove() }
    let link = course.folder.path + "/notes/a.md"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "inner/b.md")
    course.changed("a.md")
    var browser = try course.open("a.html")
    await browser.wait { !$0.isEmpty }
    try await course.preview.save(
      CellEdit(cell: 1, code: "6 * 8\n"), page: "a", version: try course.version("a.md"))
    #expect(try course.read("inner/b.md") == note("6 * 8\n"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "inner/b.md")
  }
}
