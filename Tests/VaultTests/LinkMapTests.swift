import Vault
import Markdown
import Testing

@Suite struct LinkMapTests {
  static func document(_ path: String, _ text: String) -> Document {
    Document.read(Source(path: path, bytes: Array(text.utf8))).document
  }

  /// `links` in `notes/here.md`, among a few other notes and files.
  static func findings(_ links: String, path: String = "notes/here.md") -> [String] {
    let here = document(path, links)
    return map(here).diagnostics(of: here).map {
      let place = "\($0.span.start.line):\($0.span.start.column)"
      return "\($0.severity) \(place) \($0.identifier): \($0.message); \($0.help)"
    }
  }

  static func map(_ here: Document) -> LinkMap {
    LinkMap(
      documents: [
        here,
        document(
          "notes/Max Pooling.md",
          "---\naliases: [pooling, Pool, pool]\n---\n# Part\n## By hand\n# Other\n## By hand\n\ntext ^Sum-1\n"
        ),
        document("notes/a/same.md", "# Same"), document("notes/b/same.md", "# Same"),
        document("notes/b/Größe.md", "# Über uns!"),
        document("notes/draft.md", "---\ndraft: true\n---\n# Draft"),
        document("notes/v1.2.md", "# V"), document("notes/top.md", "# T"), document("notes/b/top.md", "# T"),
      ],
      files: ["notes/Pasted image.png", "notes/a/x.png", "notes/b/x.png", "notes/data.csv"], folder: "notes")
  }

  @Test(
    arguments: [
      "[[Max Pooling]]", "[[max pooling]]", "[[Max Pooling.md]]", "[[pooling]]", "[[POOL|text]]",
      "[[a/same]]",
      "[[B/Same]]", "[[Gro\u{308}ße]]", "[[top]]", "[[b/top]]", "[[Max Pooling#By hand]]",
      "[[Max Pooling#Other#By hand]]",
      "[[#Own]]\n\n# Own", "[[Größe#Über uns!]]", "[[Größe#über uns]]", "[[Max Pooling#^Sum-1]]",
      "[[max pooling#^sum-1|x]]",
      "[[pooling#Part#^sum-1]]", "[m](Max%20Pooling.md#^sum-1)", "[m](Max%20Pooling.md#%5Esum-1)",
      "[[#^here]]\n\na ^HERE", "[h](#^here)\n\n- a ^here", "![[Max Pooling#Other]]",
      "![[Max Pooling#^sum-1]]",
      "[[./top]]", "[[./a/../b/same.md]]", "[[/top]]", "[[v1.2]]", "![[v1.2]]", "[[A/SAME#same]]",
      "![[Max Pooling]]",
      "![[Pasted image.png|300]]", "![[pasted IMAGE.png]]", "![[a/x.png]]", "![p](Pasted%20image.png)",
      "[d](data.csv)", "[m](Max%20Pooling.md#by-hand-1)", "[m](<max pooling.md#Part>)", "[s](a/same.md)",
      "[s](./b/same.md)",
      "[own](#own)\n\n# Own", "[w](https://example.org)", "[w](//example.org)", "[m](mailto:a@b.c)",
      "[[data.csv]]",
      "![](a/x.png \"A cat\")", "![[a/x.png|300]]", "![](data.csv)", "[](top.md)", "![*a*](a/x.png)",
      "[d](data.csv#row=3)",
      "[o](obsidian://open?vault=v)", "[z](zotero://select/items/1)", "[z](Zotero://open-pdf/x?page=3)",
      "[t](tel:+49-30-1)", "[f](ftp://example.org)", "[d](doi:10.1000/182)", "[d](x-devonthink-item://1)",
      "<xmpp:a@example.org>", "[g](geo:48.2,16.4)", "[e](evernote:///view/1)",
      "<https://example.org>", "[g](b/Gr%C3%B6%C3%9Fe.md#%C3%BCber-uns)",
    ])
  func leadsSomewhere(_ link: String) { #expect(Self.findings(link) == []) }

  @Test(
    arguments: [
      (
        "a [[Max Poling]]",
        "error 1:3 missing-link: there is no note or file ‘Max Poling’; did you mean ‘Max Pooling’?"
      ),
      (
        "[[nothing like it]]",
        "error 1:1 missing-link: there is no note or file ‘nothing like it’; write that note"
      ),
      ("[[#]] [t]()", "error 1:1 missing-link: the link has no target; name a note"),
      (
        "\n[[same]]",
        "error 2:1 ambiguous-link: ‘same’ may be each of notes/a/same.md, notes/b/same.md; write as much of the path as tells them apart"
      ),
      ("[[top#U]]", "error 1:1 missing-heading: ‘top’ has no heading ‘U’; did you mean ‘T’?"),
      (
        "[[Max Pooling#By had]]",
        "error 1:1 missing-heading: ‘Max Pooling’ has no heading ‘By had’; did you mean ‘By hand’?"
      ),
      (
        "[[Max Pooling#Part#Other]]",
        "error 1:1 missing-heading: ‘Max Pooling’ has no heading ‘Part#Other’; did you mean ‘Other’?"
      ),
      (
        "a\n\n> - é [[Max Pooling#^Sum]]",
        "error 3:8 missing-block: ‘Max Pooling’ has no block ‘^Sum’; did you mean ‘^Sum-1’?"
      ),
      (
        "![[#^id]]",
        "error 1:1 missing-block: ‘here’ has no block ‘^id’; write ‘ ^id’ at the end of that block, or link to the note"
      ),
      (
        "[m](Max%20Pooling.md#^is)",
        "error 1:5 missing-block: ‘Max Pooling’ has no block ‘^is’; it has ‘^Sum-1’"
      ),
      (
        "[[Max Pooling#Bananas]]",
        "error 1:1 missing-heading: ‘Max Pooling’ has no heading ‘Bananas’; it has ‘Part’, ‘By hand’, ‘Other’ and ‘By hand’"
      ),
      (
        "[[#Bananas]]\n\n# A\n# B\n# C\n# D\n# E\n# F\n# G",
        "error 1:1 missing-heading: ‘here’ has no heading ‘Bananas’; it has ‘A’, ‘B’, ‘C’, ‘D’, ‘E’ and 2 more"
      ),
      (
        "[[Ueber uns]]",
        "error 1:1 missing-link: there is no note or file ‘Ueber uns’; did you mean ‘Größe’ (“Über uns!”)?"
      ),
      (
        "[[über uns]]",
        "error 1:1 missing-link: there is no note or file ‘über uns’; did you mean ‘Größe’ (“Über uns!”)?"
      ),
      (
        "![[data.png]]",
        "error 1:1 missing-picture: there is no picture ‘data.png’; did you mean ‘data.csv’?"
      ),
      (
        "![p](pictures/y.png)",
        "error 1:6 missing-picture: there is no picture ‘pictures/y.png’; did you mean ‘a/x.png’?"
      ),
      (
        "![[c/x.png]]",
        "error 1:1 missing-picture: there is no picture ‘c/x.png’; did you mean ‘a/x.png’?"
      ),
      (
        "![p](Pasted%20image%202.jpg)",
        "error 1:6 missing-picture: there is no picture ‘Pasted%20image%202.jpg’; did you mean ‘Pasted image.png’?"
      ),
      (
        "![p](photograph.jpg)",
        "error 1:6 missing-picture: there is no picture ‘photograph.jpg’; add the file to the folder of the notes"
      ),
      (
        "[[hand]]",
        "error 1:1 missing-link: there is no note or file ‘hand’; write that note"
      ),
      (
        "![[Max Poling#Part]]",
        "error 1:1 missing-link: there is no note or file ‘Max Poling’; did you mean ‘Max Pooling’?"
      ),
      (
        "[[pol]]",
        "error 1:1 missing-link: there is no note or file ‘pol’; did you mean ‘Pool’?"
      ),
      (
        "[[image]]",
        "error 1:1 missing-link: there is no note or file ‘image’; did you mean ‘Pasted image.png’?"
      ),
      (
        "| a |\n|---|\n| [[sme]] |",
        "error 3:3 missing-link: there is no note or file ‘sme’; did you mean ‘same’?"
      ),
      (
        "> [!tip] See [[no\\|t]]",
        "error 1:14 missing-link: there is no note or file ‘no’; write that note"
      ),
      (
        "a[^1]\n\n[^1]: b [[/same]]",
        "error 3:9 missing-link: there is no note or file ‘/same’; did you mean ‘same’?"
      ),
      ("a^[b [[../top]]]", "error 1:6 missing-link: there is no note or file ‘../top’; did you mean ‘top’?"),
      (
        "---\nup: [a, \"é [[no]]\"]\n---\ntext",
        "error 2:13 missing-link: there is no note or file ‘no’; write that note"
      ),
      (
        "![p](top.md)",
        "error 1:6 missing-picture: ‘top.md’ is a note, not a picture; write ‘![[top]]’ to show it, or link to it"
      ),
      (
        "![[draft]]",
        "warning 1:1 draft-link: ‘draft’ is a draft, which is not published; the page does not show it"
      ),
      (
        "[o](#own)",
        "error 1:5 missing-heading: ‘here’ has no heading ‘own’; it has none; link to the note"
      ),
      (
        "![[Pasted imag.png]]",
        "error 1:1 missing-picture: there is no picture ‘Pasted imag.png’; did you mean ‘Pasted image.png’?"
      ),
      (
        "![p](no.png)",
        "error 1:6 missing-picture: there is no picture ‘no.png’; add the file to the folder of the notes"
      ),
      (
        "![p](https://example.org/a.png)",
        "warning 1:6 external-picture: the picture ‘https://example.org/a.png’ is on another host; the page links to it; to show it, save it beside the note"
      ),
      (
        "- é ![p|300](//example.org/a.png)",
        "warning 1:15 external-picture: the picture ‘//example.org/a.png’ is on another host; the page links to it; to show it, save it beside the note"
      ),
      (
        "[![](http://example.org/film.mp4)](top.md)",
        "warning 1:6 external-picture: the picture ‘http://example.org/film.mp4’ is on another host; the page links to it; to show it, save it beside the note"
      ),
      (
        "![p][q]\n\n[q]: https://www.youtube.com/watch?v=x",
        "warning 1:1 external-picture: the picture ‘https://www.youtube.com/watch?v=x’ is on another host; the page links to it; to show it, save it beside the note"
      ),
      (
        "![[https://example.org/a.png]]",
        "error 1:1 missing-picture: ‘![[…]]’ shows files of the folder of the notes only; write ‘![](https://example.org/a.png)’, which becomes a link, or save the picture beside the note"
      ),
      (
        "![p](data:image/png;base64,AA)",
        "error 1:6 unsafe-link: pictures with ‘data:’ are not published; put the file into the folder of the notes"
      ),
      (
        "[f](file:///home/me/a.pdf)",
        "error 1:5 unsafe-link: links with ‘file:’ are not published; put the file into the folder of the notes"
      ),
      (
        "[v](VBScript:x)",
        "error 1:5 unsafe-link: links with ‘vbscript:’ are not published; use https, http or mailto"
      ),
      (
        "[v](zoter://select)",
        "error 1:5 unsafe-link: links with ‘zoter:’ are not published; use https, http or mailto"
      ),
      (
        "![[x.png]]",
        "error 1:1 ambiguous-link: ‘x.png’ may be each of notes/a/x.png, notes/b/x.png; write as much of the path as tells them apart"
      ),
      (
        "[d](draft.md)",
        "warning 1:5 draft-link: ‘draft’ is a draft, which is not published; the page shows the link as text"
      ),
      (
        "a ![](/Pasted%20image.png) ![](a/x.png)",
        "warning 1:7 no-description: the picture ‘/Pasted%20image.png’ has no description; say what it shows to those who cannot see it: ‘![A cat](/Pasted%20image.png)’"
      ),
      (
        "| ![ |300](a/x.png) |\n|---|",
        "warning 1:12 no-description: the picture ‘a/x.png’ has no description; say what it shows to those who cannot see it: ‘![A cat](a/x.png)’"
      ),
      (
        "[![200](a/x.png)](top.md)",
        "warning 1:9 no-description: the picture ‘a/x.png’ has no description; say what it shows to those who cannot see it: ‘![A cat](a/x.png)’"
      ),
      (
        "[j](java&#x0A;script:alert)",
        "error 1:1 unsafe-link: links with ‘javascript:’ are not published; use https, http or mailto"
      ),
      (
        "[u](../outside.md)",
        "error 1:5 missing-link: there is no note or file ‘../outside.md’; write that note"
      ),
    ])
  func leadsNowhere(_ link: String, _ finding: String) { #expect(Self.findings(link) == [finding]) }

  @Test func relativeToTheNote() {
    #expect(
      Self.findings("[s](same.md) ![x](x.png) [t](../top.md) [m](/Max%20Pooling.md)", path: "notes/a/here.md")
        == [])
  }

  @Test func targets() {
    let here = Self.document("notes/here.md", "[[Max Pooling#Other#By hand]]")
    var found: LinkTarget?
    here.forEachInline { if case .wikilink(let link) = $0 { found = Self.map(here).resolve(link, in: here) } }
    guard case .note(let note, let anchor) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(note.slug == "max-pooling")
    #expect(note.title == "Part")
    #expect(anchor == "by-hand-1")
  }

  @Test(
    arguments: [
      ("notes/a/here.md", "[[./same]] [[../b/same]] [[../a/./same]] ![[./x.png]] [[../../notes/top]]", [55]),
      ("notes/a/here.md", "[[../same]]", [1]),
      ("notes/here.md", "[[./same]] [[../notes/top]] [[a/../top]] [[..]] [[/]] [[/a]]", [1, 12, 42, 49, 55]),
    ])
  func fromWhereTheNoteIs(_ path: String, _ links: String, _ columns: [Int]) {
    let here = Self.document(path, links)
    #expect(Self.map(here).diagnostics(of: here).map(\.span.start.column) == columns)
  }

  @Test func pagesAreCalledByTheirPermalink() {
    let notes = [
      Self.document("notes/A.md", "---\npermalink: first\n---\n[[B]]"), Self.document("notes/B.md", "[[A]]"),
      Self.document("notes/First.md", "text"),
      Self.document("notes/C.md", "---\npermalink: FIRST\n---\ntext"),
    ]
    let links = LinkMap(documents: notes, files: [], folder: "notes")
    #expect(notes.map(links.page) == ["first", "b", "first", "FIRST"])
    #expect(links.diagnostics.map(\.file) == ["notes/First.md", "notes/C.md"])
    #expect(links.backlinks(to: notes[1]).map(\.note.slug) == ["first"])
  }

  @Test func blocksWithOneName() {
    let text = "a ^x\n\n- b ^y\n- c ^X\n\n> d\n\n^y\n\n| a |\n|---|\n\n\n  ^z\n\ne ^Z"
    let (_, findings) = Document.read(Source(path: "notes/a.md", bytes: Array(text.utf8)))
    #expect(
      findings.map {
        "\($0.span.start.line):\($0.span.start.column) \($0.identifier): \($0.message); \($0.help)"
      } == [
        "4:5 duplicate-block: the block ‘^X’ is named a second time; give it another name; ‘^X’ is the block of line 1",
        "8:1 duplicate-block: the block ‘^y’ is named a second time; give it another name; ‘^y’ is the block of line 3",
        "16:3 duplicate-block: the block ‘^Z’ is named a second time; give it another name; ‘^Z’ is the block of line 14",
      ])
  }

  /// A draft takes no place.
  @Test func twoLecturesInOnePlaceAreNamed() {
    let orders = [("a", "2"), ("b", "2.5"), ("c", "2.0"), ("d", "2\ndraft: true")]
    let notes = orders.map { Self.document("notes/\($0).md", "---\norder: \($1)\n---\nText.") }
    let findings = LinkMap(documents: notes, files: [], folder: "notes").diagnostics
    #expect(
      findings.map { "\($0.file): \($0.message)" } == ["notes/c.md: ‘notes/a.md’ has the same ‘order’"])
  }

  @Test func twoNotesWithOnePage() {
    let notes = ["notes/Max Pooling.md", "notes/max-pooling.md"].map { Self.document($0, "# A") }
    let findings = LinkMap(documents: notes, files: [], folder: "notes").diagnostics
    #expect(findings.map(\.file) == ["notes/max-pooling.md"])
    #expect(
      findings.map(\.message) == [
        "‘notes/Max Pooling.md’ and ‘notes/max-pooling.md’ would both become the page ‘max-pooling.html’"
      ])
  }
}
