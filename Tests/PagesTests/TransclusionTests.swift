import Reports
import Vault
import Markdown
import Lessons
import MarkupCheck
import Testing

@testable import Pages
@testable import Verification

/// What `![[note]]` shows. Which embeds show something is the link map's matter.
@Suite struct TransclusionTests {
  private let other = """
    ---
    title: Other & more
    ---
    # Part

    See[^1] [[#Rest]] and [[a]]. ^p

    ```swift
    let n = 3
    ```

    ## Rest

    - one ^item
    - two

    [^1]: Note of the other.
    """

  private func content(_ text: String, _ others: [String: String] = [:]) -> String {
    Page.content(text, others: ["b": other].merging(others) { $1 })
  }

  @Test func aBlockStandsBetweenThePartsOfItsParagraph() {
    #expect(
      content("Before\\n![[b#^item]] *after*".replacing("\\n", with: "\n")) == """
        <p>Before</p>
        <section class="transclusion">
        <p class="source-note"><a href="b.html#%5Eitem">Other &amp; more</a></p>
        <ul>
        <li>one</li>
        </ul>
        </section>
        <p><em>after</em></p>

        """)
  }

  @Test func linksAndFootnotesAreThoseOfTheOtherNote() {
    let html = content("Mine[^1].\n\n![[b#^p]]\n\n![[b#^p]]\n\n[^1]: My note.")
    #expect(html.contains("<a href=\"b.html#rest\">Rest</a>"))
    #expect(html.contains("<a href=\"a.html\">a</a>"))
    #expect(html.contains("<a id=\"fnref:1\" href=\"#fn:1\">1</a>"))
    #expect(html.contains("<a id=\"e1:fnref:1\" href=\"#e1:fn:1\">1</a>"))
    #expect(html.contains("<li id=\"e2:fn:1\">"))
    #expect(html.components(separatedBy: "Note of the other.").count == 3)
    #expect(html.components(separatedBy: "My note.").count == 2)
  }

  @Test func onlyTheNoteItselfHasIDs() {
    let html = content("# Part\n\n![[b]]\n\n![[b]]\n\nMine. ^p")
    #expect(html.components(separatedBy: "id=\"part\"").count == 2)
    #expect(html.components(separatedBy: "id=\"^p\"").count == 2)
    #expect(html.contains("<h2>Rest</h2>"))
    #expect(!html.contains("id=\"rest\""))
  }

  @Test func inItemsQuotesAndOtherEmbeds() {
    let html = content("- ![[b#Rest]]\n- x\n\n> ![[c]]", ["c": "C shows ![[b#^item]] too."])
    #expect(html.contains("<ul>\n<li>\n<section class=\"transclusion\">"))
    #expect(html.contains("<p>C shows</p>\n<section class=\"transclusion\">"))
    #expect(html.components(separatedBy: "<section class=\"transclusion\">").count == 4)
  }

  @Test func elsewhereAnEmbedIsALink() {
    let html = content(
      "# ![[b]]\n\n*![[b|label]]* [x ![[b]]](https://example.org)\n\n| ![[b]] |\n|---|\n\n^[![[b]]]")
    #expect(!html.contains("<section class=\"transclusion\">"))
    #expect(html.contains("<em><a href=\"b.html\">label</a></em>"))
    #expect(html.components(separatedBy: "href=\"b.html\"").count == 5)
  }

  @Test func aCycleEnds() {
    let html = content("![[c]]", ["c": "C ![[a]] ![[c]]"])
    #expect(html.contains("<a href=\"a.html\">a</a>"))
  }

  @Test func cellsShowWhatWasSeenOfThem() async throws {
    func read(_ name: String, _ text: String) -> Document {
      Document.read(Source(path: "notes/\(name).md", bytes: Array(text.utf8))).document
    }
    let documents = [read("a", "![[b]]\n\n```swift\n1\n```"), read("b", other)]
    let links = LinkMap(documents: documents, files: [], folder: "notes")
    let reports = documents.map { document in
      let lesson = Lesson.read(document).lesson
      let cells = lesson.cells.map { cell in
        var report = CellReport(cell: cell, state: .run)
        report.output = "printed by \(document.source.name)"
        return report
      }
      return Report(lesson: lesson, cells: cells, diagnostics: [])
    }
    let site = try await Site(reports, links: links, name: "Notes")
    let file = try #require(site.files.first { $0.path == "a.html" })
    guard case .bytes(let bytes) = file.content else { return }
    let page = String(decoding: bytes, as: UTF8.self)
    #expect(MarkupCheck(bytes).problems == [])
    #expect(page.contains("<samp>printed by b</samp>") && page.contains("<samp>printed by a</samp>"))
    // Those of the other note were run for its own page.
    #expect(page.contains("1 cell: 1 run."))
  }
}
