import Foundation
import Reports
import Vault
import Markdown
import Lessons
import MarkupCheck
import Testing

@testable import Pages
@testable import Verification

/// The pages around the notes: the way through the course, what links where, what is known and what is not.
@Suite struct CoursePageTests {
  private func site(_ notes: [(name: String, text: String)], baseURL: String? = nil) async throws -> Site {
    let lessons = notes.map { name, text in
      Lesson.read(Document.read(Source(path: "notes/\(name).md", bytes: Array(text.utf8))).document).lesson
    }
    let reports = lessons.map { lesson in
      let claims = FormulaChecker(of: lesson).claims
      return Report(
        lesson: lesson, cells: [], proseClaims: claims, numbers: NumberVerdicts.all(in: lesson, claims),
        diagnostics: [])
    }
    let links = LinkMap(documents: lessons.map(\.document), files: [], folder: "notes")
    return try await Site(reports, links: links, name: "Notes", baseURL: baseURL)
  }

  private func text(_ site: Site, _ path: String, at location: SourceLocation = #_sourceLocation) -> String {
    guard case .bytes(let bytes)? = site.files.first(where: { $0.path == path })?.content else { return "" }
    if path.hasSuffix(".html") { #expect(MarkupCheck(bytes).problems == [], sourceLocation: location) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private let course = [
    ("a", "---\norder: 2\ntitle: Second & last\ntags: [cnn/pool]\n---\nSee [[b]] and [[c#Part]]. #own"),
    ("b", "---\norder: 1\ntitle: First\ndescription: What is \"first\".\n---\n# First\n\nText."),
    (
      "c", "---\ntitle: Words\ntags: [cnn]\n---\n## Part\n\nWhat a part is.\n\n## Two\n\n### Three\n\n## Four"
    ),
  ]

  @Test func lecturesFollowOneAnother() async throws {
    let site = try await site(course)
    let first = text(site, "b.html")
    #expect(
      first.contains(
        "<a rel=\"next\" href=\"a.html\"><span>Next</span> <strong>Second &amp; last</strong></a>"))
    #expect(!first.contains("rel=\"prev\""))
    #expect(text(site, "a.html").contains("<link rel=\"prev\" href=\"b.html\" />"))
    #expect(!text(site, "c.html").contains("class=\"neighbours\""), "no lecture")
    let index = text(site, "index.html")
    let places = ["b.html", "a.html", "Beside the lectures", "c.html"].map {
      index.firstRange(of: $0)?.lowerBound
    }
    #expect(!places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  @Test func backlinksAndBreadcrumbs() async throws {
    let site = try await site(course)
    #expect(
      text(site, "c.html").contains("<h2 id=\":backlinks\">Linked from</h2>\n<ul>\n<li><a href=\"a.html\">"))
    #expect(!text(site, "a.html").contains(":backlinks"))
    #expect(
      text(site, "a.html").contains(
        "<ol><li><a href=\"index.html\">Notes</a></li><li><span aria-current=\"page\">Second &amp; last</span></li></ol>"
      ))
  }

  @Test func tagsLeadToTheirLists() async throws {
    let site = try await site(course)
    let page = text(site, "a.html")
    #expect(page.contains("<a class=\"tag\" href=\"tags.html#cnn%2Fpool\">#cnn/pool</a>"))
    #expect(page.contains("<a class=\"tag\" href=\"tags.html#own\">#own</a></p>"), "in the text")
    #expect(!page.contains("tags.html#cnn\""), "the inner tag says it")
    let tags = text(site, "tags.html")
    #expect(tags.contains("<h2 id=\"cnn/pool\">#cnn/pool</h2>") && tags.contains("<h2 id=\"cnn\">#cnn</h2>"))
    let own = try await self.site(course + [("tags", "Mine.")])
    #expect(!text(own, "a.html").contains("tags.html#"), "a note of that name comes first")
    #expect(text(own, "tags.html").contains("Mine."))
  }

  @Test func linksSayWhereTheyLead() async throws {
    let page = text(try await site(course), "a.html")
    #expect(
      page.contains(
        "<a href=\"b.html\" data-title=\"First\" data-preview=\"What is &quot;first&quot;.\">b</a>"))
    #expect(
      page.contains("<a href=\"c.html#part\" data-title=\"Words › Part\" data-preview=\"What a part is.\">"))
  }

  @Test func contentsAreNestedAsTheHeadings() async throws {
    let page = text(try await site(course), "c.html")
    #expect(
      page.contains(
        """
        <ol>
        <li><a href="#part">Part</a></li>
        <li><a href="#two">Two</a>
        <ol>
        <li><a href="#three">Three</a></li>
        </ol></li>
        <li><a href="#four">Four</a></li>
        </ol>
        """), "\(page)")
    let short = try await site(course)
    #expect(!text(short, "a.html").contains("class=\"contents\""), "no headings")
  }

  @Test(arguments: ["## A\n\n## [[b|B]] $x$ **C**[^1]\n\n## D\n\n[^1]: E", "### A\n\n### B\n\n## C\n\n### D"])
  func contentsHoldNoLinksInLinks(note: String) async throws {
    let long = try await site([("a", note), ("b", "Text.")])
    #expect(text(long, "a.html").contains("class=\"contents\""))
  }

  @Test func aBaseGivesWholeAddressesAndAFeed() async throws {
    let dated =
      course + [
        ("d", "---\ndate: 2024-02-29 18:30\ntitle: D < E\n---\nText."),
        ("e", "---\ndate: 2024-03-01\n---\nText."),
      ]
    let site = try await site(dated, baseURL: "https://example.org/course/")
    #expect(
      text(site, "b.html").contains("<link rel=\"canonical\" href=\"https://example.org/course/b.html\" />"))
    #expect(
      text(site, "index.html").contains("<link rel=\"canonical\" href=\"https://example.org/course/\" />"))
    #expect(text(site, "404.html").contains("href=\"/course/style.css\""), "whatever the address was")
    let feed = text(site, "feed.xml")
    #expect(feed.contains("<updated>2024-03-01T00:00:00Z</updated>\n<author>"))
    #expect(
      feed.contains("<title>D &lt; E</title>") && feed.contains("<updated>2024-02-29T18:30:00Z</updated>"))
    let homeless = try await self.site(dated)
    #expect(text(homeless, "feed.xml").isEmpty)
    #expect(!text(homeless, "b.html").contains("canonical"))
  }

  @Test func aNoteCalledIndexNamesTheSite() async throws {
    let index = ("index", "---\ntitle: Seeing\nbase-url: https://example.org/x\n---\nWelcome.")
    let site = try await site(course + [index])
    #expect(text(site, "b.html").contains("<title>First · Seeing</title>"))
    #expect(text(site, "b.html").contains("href=\"https://example.org/x/b.html\""))
    let page = text(site, "index.html")
    #expect(page.contains("<title>Seeing</title>") && page.contains("<p>Welcome.</p>"))
    #expect(page.contains("<h2 id=\":lectures\">Lectures</h2>"))
    #expect(!page.contains("class=\"crumbs\""))
  }

  @Test func whatIsNotCoveredIsListed() async throws {
    let index = text(try await site([("a", "## Part\n\nIt has 12345 parts, and $2 + 3 = 5$.")]), "index.html")
    #expect(
      index.contains(
        "<li>Number <code>12345</code>, in <a href=\"a.html#part\">Part</a>, line 3</li>"), "\(index)")
    #expect(
      index.contains(
        "<td class=\"right some\">0 of 1</td><td class=\"right none\">–</td><td class=\"right\">1 of 1</td>"))
    let covered = try await site([("a", "Nothing.")])
    #expect(text(covered, "index.html").contains("no number left unchecked"))
  }

  @Test func theSearchKnowsEverySection() async throws {
    let index = text(try await site(course), "search.js")
    #expect(
      index.hasPrefix(
        "searchIndex=[[\"b.html\",\"First\",\"What is \\\"first\\\".\",[[\"first\",\"First\",\"Text.\"]]]"))
    #expect(index.contains("[\"part\",\"Part\",\"What a part is.\"]"))
  }

  /// Comments and indentation stay in the sources; every line of code is sent.
  @Test func styleAndScriptAreSentWithoutComments() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/CAssets")
    let files = ["elements", "reading", "walkthrough", "field", "finder"]
    let source = try files.map {
      try String(contentsOf: folder.appendingPathComponent("\($0).js"), encoding: .utf8)
    }
    .joined()
    let sent = String(decoding: Assets.script, as: UTF8.self).split(separator: "\n")
    let code = source.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(
      sent.map(String.init) == code.filter { !$0.isEmpty && !$0.hasPrefix("//") && !$0.hasPrefix("/*") })
    let sheet = String(decoding: Assets.styleSheet, as: UTF8.self)
    #expect(!sheet.contains("/*") && !sheet.contains("*/") && !sheet.contains("\n "))
    #expect(sheet.count { $0 == "{" } == sheet.count { $0 == "}" })
  }

  @Test func theScriptIsSmall() async throws {
    let bytes = text(try await site(course), "page.js").utf8
    #expect(bytes.count <= 20_000 && bytes.count > 5_000)
    #expect(Assets.walkthroughScript.count <= 10_000)
  }
}
