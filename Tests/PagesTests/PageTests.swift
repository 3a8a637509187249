import Vault
import Markdown
import Foundation
import Lessons
import Testing
import Verification

@testable import Pages

@Suite struct PageTests {
  private func page(_ text: String, others: [String: String] = [:], files: [String] = []) -> String {
    let document = Document.read(Source(path: "notes/a.md", bytes: Array(text.utf8))).document
    let rest = others.map {
      Document.read(Source(path: "notes/\($0.key).md", bytes: Array($0.value.utf8))).document
    }
    let links = LinkMap(documents: [document] + rest, files: files, folder: "notes")
    return Page.checked(Page.body(document, rest, links).html)
  }

  @Test func blocksAndInlines() {
    #expect(
      page("# T\n\nA *b* **c** `d < e` $x^2$\n\n- one\n- two\n\n3. three\n\n> q\n\n---\n") == """
        <main id=":main">
        <h1 id="t">T<a class="anchor" href="#t" aria-label="Link to this section">#</a></h1>
        <p>A <em>b</em> <strong>c</strong> <code>d &lt; e</code> <math><msup><mi>x</mi><mn>2</mn></msup></math></p>
        <ul>
        <li>one</li>
        <li>two</li>
        </ul>
        <ol start="3">
        <li>three</li>
        </ol>
        <blockquote>
        <p>q</p>
        </blockquote>
        <hr />
        </main>

        """)
  }

  /// A note says for itself whether its single line breaks are kept, `index.md` for all others.
  @Test func lineBreaks() {
    let text = "One\n*two\nthree*\n\n> four\n> $a$\n\nfive %%c%%\nsix\n"
    let kept = [
      "<p>One<br />\n<em>two<br />\nthree</em></p>", "<p>four<br />\n<math>", "<p>five<br />\nsix</p>",
    ]
    let own = "---\nline-breaks: true\n---\n"
    let not = "---\nline-breaks: false\n---\n"
    #expect(!page(text).contains("<br"))
    #expect(kept.allSatisfy(page(own + text).contains))
    #expect(kept.allSatisfy(page(text, others: ["index": own + "Index."]).contains))
    #expect(!page(not + text, others: ["index": own + "Index."]).contains("<br"))
    #expect(!page(text, others: ["index": not + "Index.", "b/index": own + "Another."]).contains("<br"))
    // Only breaks of text: not those of a formula, of code, or around a comment.
    #expect(!page(own + "$$\na\n$$\n\n```\nb\nc\n```\n\n%%d\ne%%\n\nf  \n").contains("<br"))
    #expect(page(own + "a\\\nb  \nc").contains("<p>a<br />\nb<br />\nc</p>"))
  }

  /// An embed keeps the breaks that its own note keeps.
  @Test func lineBreaksOfEmbeds() {
    let html = page(
      "One\ntwo\n\n![[b]]", others: ["b": "---\nline-breaks: true\n---\nthree\nfour", "c": "five\nsix"])
    #expect(html.contains("<p>One\ntwo</p>") && html.contains("<p>three<br />\nfour</p>"))
    let other = page("---\nline-breaks: true\n---\nOne\ntwo\n\n![[c]]", others: ["c": "five\nsix"])
    #expect(other.contains("<p>One<br />\ntwo</p>") && other.contains("<p>five\nsix</p>"))
  }

  @Test func aNoteWithoutHeadingIsTitled() {
    #expect(page("---\ntitle: A & B\n---\nText.").contains("<h1>A &amp; B</h1>"))
    #expect(page("# Own\n\nText.").components(separatedBy: "<h1").count == 2)
  }

  @Test func linksLeadWithinTheSite() {
    let others = ["Max Pooling": "# Max\n\n## Größe 1", "draft": "---\ndraft: true\n---\nText."]
    #expect(page("[[Max Pooling]]", others: others).contains("<a href=\"max-pooling.html\">Max Pooling</a>"))
    #expect(
      page("[[max pooling#Größe 1|x]]", others: others).contains("<a href=\"max-pooling.html#größe-1\">x</a>")
    )
    #expect(page("[x](Max%20Pooling.md)", others: others).contains("<a href=\"max-pooling.html\">x</a>"))
    #expect(page("# B\n\n[[#B]]").contains("<a href=\"#b\">"))
    #expect(page("[[draft]]", others: others).contains("<span class=\"draft\">draft</span>"))
    #expect(page("[[nowhere]]").contains("<span class=\"missing\">nowhere</span>"))
    #expect(
      page("[x](https://example.org)").contains("<a href=\"https://example.org\">x</a>"))
  }

  @Test func picturesAreFilesOfTheSite() {
    let files = ["notes/cat.png", "notes/sub/dog.png"]
    #expect(
      page("![[cat.png|300]]", files: files).contains(
        "<img src=\"media/cat.png\" alt=\"cat.png\" width=\"300\" />"))
    #expect(
      page("![A dog](sub/dog.png)", files: files).contains("<img src=\"media/sub--dog.png\" alt=\"A dog\" />")
    )
  }

  /// A page asks no other host for anything. It says what the picture would show, and leads to it.
  @Test(arguments: [
    ("![a *cat*](https://example.org/x.png)", "<a href=\"https://example.org/x.png\">a cat</a>"),
    ("![](https://example.org/x.png)", "<a href=\"https://example.org/x.png\">https://example.org/x.png</a>"),
    (
      "![300](https://example.org/x.png)",
      "<a href=\"https://example.org/x.png\">https://example.org/x.png</a>"
    ),
    ("![a cat|300](//example.org/x.png)", "<a href=\"//example.org/x.png\">a cat</a>"),
    (
      "![ ](https://example.org/x.png \"A cat\")",
      "<a href=\"https://example.org/x.png\" title=\"A cat\">A cat</a>"
    ),
    ("[![build](https://example.org/b.svg)](https://c.org)", "<a href=\"https://c.org\">build</a>"),
    ("[![](https://e.org/b.svg)](https://c.org)", "<a href=\"https://c.org\">https://e.org/b.svg</a>"),
  ]) func aPictureOfAnotherHostIsALink(_ note: String, _ link: String) {
    let page = page(note)
    #expect(page.contains("<p>\(link)</p>") && !page.contains("<img"))
  }

  /// The height of a picture is reserved before it is loaded.
  @Test(arguments: [
    ("![A cat](cat.svg)", "alt=\"A cat\" width=\"400\" height=\"100\""),
    ("![[cat.svg]]", "alt=\"cat.svg\" width=\"400\" height=\"100\""),
    ("![[cat.svg|200]]", "alt=\"cat.svg\" width=\"200\" height=\"50\""),
    ("![A cat|80](cat.svg)", "alt=\"A cat\" width=\"80\" height=\"20\""),
    ("![[cat.svg|A cat|200x200]]", "alt=\"A cat\" width=\"200\" height=\"200\""),
    ("![[d.excalidraw|200]]", "alt=\"d\" width=\"200\" height=\"50\""),
    ("![[text.png]]", "alt=\"text.png\" />"), ("![[text.png|30]]", "alt=\"text.png\" width=\"30\" />"),
  ]) func sizesOfPictures(_ note: String, _ attributes: String) {
    let document = Document.read(Source(path: "notes/a.md", bytes: Array(note.utf8))).document
    let links = LinkMap(
      documents: [document], drawings: ["notes/d.excalidraw.md"],
      files: ["notes/cat.svg", "notes/d.excalidraw.svg", "notes/text.png"], folder: "notes"
    ) { path, most in
      Array((path.hasSuffix(".png") ? "no picture" : "<svg width='400' height='100'>").utf8.prefix(most))
    }
    #expect(Page.checked(Page.body(document, [], links).html).contains(attributes))
    #expect(!Page.body(document, [], links).content.markup.contains("height=\"100\""))
  }

  /// A picture, and what it is called, of a task that is neither open nor done.
  @Test(arguments: [
    ("- [ ] a", "<input type=\"checkbox\" disabled=\"\" aria-label=\"not done\" /> a"),
    ("- [X] a", "<input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"done\" /> a"),
    (
      "- [-] a",
      "data-task=\"-\"><span class=\"task-mark\" role=\"img\" aria-label=\"cancelled\" title=\"cancelled\">-</span> a"
    ),
    ("1. [?] a", "aria-label=\"question\" title=\"question\">?</span> a"),
    ("- [!] a", "aria-label=\"important\" title=\"important\">!</span> a"),
    ("- [/] a", "aria-label=\"in progress\" title=\"in progress\">/</span> a"),
    ("- [é] a", "aria-label=\"marked with é\" title=\"marked with é\">é</span> a"),
    ("- [<] a", "aria-label=\"scheduled\" title=\"scheduled\">&lt;</span> a"),
  ]) func tasks(_ note: String, _ markup: String) { #expect(page(note).contains(markup)) }

  /// A page shows the picture of a drawing, and nothing in its place where there is none.
  @Test(arguments: [
    ("![[D.excalidraw|300]]", "<p><img src=\"media/D.excalidraw.svg\" alt=\"D\" width=\"300\" /></p>"),
    ("![A cat](D.excalidraw.md)", "<p><img src=\"media/D.excalidraw.svg\" alt=\"A cat\" /></p>"),
    ("![[Board.canvas|a board]]", "<p><img src=\"media/Board.png\" alt=\"a board\" /></p>"),
    ("a ![[Lost]] b", "<p>a  b</p>"),
    ("![[Lost]]\n![](Lost.md)\n\nb", "<main id=\":main\">\n<h1>a</h1>\n<p>b</p>"),
    ("- ![[Lost]]", "<ul>\n<li></li>\n</ul>"),
    ("[[Lost]] [l](Lost.md)", "<span class=\"draft\">Lost</span> <span class=\"draft\">l</span>"),
    ("[[D.excalidraw]]", "<p><span class=\"draft\">D.excalidraw</span></p>"),
    ("[[Board.canvas|b]]", "<p><a href=\"media/Board.png\">b</a></p>"),
  ]) func drawings(_ note: String, _ markup: String) {
    let document = Document.read(Source(path: "notes/a.md", bytes: Array(note.utf8))).document
    let links = LinkMap(
      documents: [document], drawings: ["notes/D.excalidraw.md", "notes/Lost.md"],
      files: ["notes/D.excalidraw.svg", "notes/Board.canvas", "notes/Board.png"], folder: "notes")
    let page = Page.checked(Page.body(document, [], links).html)
    #expect(page.contains(markup), "\(page)")
  }

  /// Whatever a note says, its page runs no script and asks no other host for anything.
  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))", "[x](<java\nscript:alert(1)>)", "![x](javascript:alert(1))",
    "[x](data:text/html,hi)",
    "<svg onload=alert(1)>", "<!-- x --><script>1</script>", "a <b onclick=x>b</b>",
    "[[javascript:alert(1)]]",
    "# <script>1</script>", "```swift\n\"<script>\"\n```", "```<script>\nx\n```",
    "[a]: javascript:alert(1)\n\n[a]",
    "<javascript:alert(1)>", "![[x.png|\" onerror=\"alert(1)]]", "[x](https://a\"onclick=\"b)",
    "<!-- <script>1</script>",
  ])
  func nothingActive(_ text: String) {
    let html = page(text, files: ["notes/x.png"])
    let tags = html.matches(of: #/<[^>]*>/#).map { String($0.output).lowercased() }
    #expect(!tags.contains { $0.hasPrefix("<script") || $0.hasPrefix("<svg") || $0.contains("onerror=a") })
    for tag in tags {
      let names = tag.matches(of: #/ ([a-z-]+)="[^"]*"/#).map { String($0.output.1) }
      #expect(!names.contains { $0.hasPrefix("on") }, "\(tag)")
      #expect(
        !tag.contains("href=\"javascript:") && !tag.contains("href=\"data:") && !tag.contains("src=\"http"))
    }
  }

  @Test func classesOfANoteAreNoneOfOurs() {
    #expect(
      page("---\ncssclasses: [verified, wide]\n---\nText.").contains(
        "<main id=\":main\" class=\"note-verified note-wide\">"))
  }

  @Test func sizesOfPictures() {
    let files = ["notes/x.png"]
    #expect(
      page("![A cat|50](x.png) ![20x30](x.png) ![a|b](x.png)", files: files).contains(
        """
        <img src="media/x.png" alt="A cat" width="50" /> <img src="media/x.png" alt="" width="20" height="30" /> \
        <img src="media/x.png" alt="a|b" />
        """))
  }

  @Test func cellsShowTheirCodeAndSayWhatTheyAre() {
    #expect(page("```swift\nlet a = \"<\"\n```").contains("<span class=\"string\">&quot;&lt;&quot;</span>"))
    #expect(page("```swift hidden\nlet a = 1\n```").contains("<details class=\"cell\">"))
    #expect(page("```swift skip=\"no <camera>\"\nsee()\n```").contains("Not checked: no &lt;camera&gt;"))
    #expect(page("```swift fails\nx\n```").contains("Must not compile"))
  }

  @Test func everyLineOfACellIsThere() {
    let code = "let a = 1\n\n/* long\n   comment */\nlet b = \"\"\"\n  text\n  \"\"\"\n"
    let text = page("```swift\n\(code)```").replacing(#/<[^>]*>/#, with: "").replacing("&quot;", with: "\"")
    #expect(text.contains(code))
  }
}
