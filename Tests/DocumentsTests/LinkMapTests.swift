import Documents
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
          "---\naliases: [pooling, Pool]\n---\n# Part\n## By hand\n# Other\n## By hand\n"),
        document("notes/a/same.md", "# Same"), document("notes/b/same.md", "# Same"),
        document("notes/b/Größe.md", "# Über uns!"),
        document("notes/draft.md", "---\ndraft: true\n---\n# Draft"),
        document("notes/top.md", "# T"), document("notes/b/top.md", "# T"),
      ],
      files: ["notes/Pasted image.png", "notes/a/x.png", "notes/b/x.png", "notes/data.csv"], folder: "notes")
  }

  @Test(
    arguments: [
      "[[Max Pooling]]", "[[max pooling]]", "[[Max Pooling.md]]", "[[pooling]]", "[[POOL|text]]",
      "[[a/same]]",
      "[[B/Same]]", "[[Gro\u{308}ße]]", "[[top]]", "[[b/top]]", "[[Max Pooling#By hand]]",
      "[[Max Pooling#Other#By hand]]",
      "[[#Own]]\n\n# Own", "[[Größe#Über uns!]]", "[[Größe#über uns]]", "[[Max Pooling#^id]]",
      "![[Max Pooling]]",
      "![[Pasted image.png|300]]", "![[pasted IMAGE.png]]", "![[a/x.png]]", "![p](Pasted%20image.png)",
      "[d](data.csv)", "[m](Max%20Pooling.md#by-hand-1)", "[m](<max pooling.md#Part>)", "[s](a/same.md)",
      "[s](./b/same.md)",
      "[own](#own)\n\n# Own", "[w](https://example.org)", "[w](//example.org)", "[m](mailto:a@b.c)",
      "[[data.csv]]",
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
        "[o](#own)",
        "error 1:5 missing-heading: ‘here’ has no heading ‘own’; add that heading, or link to the note"
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
        "error 1:6 external-picture: the picture ‘https://example.org/a.png’ is on another host; save it beside the note: a page makes no requests elsewhere"
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
    guard case .note(let note, let heading) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(note.slug == "max-pooling")
    #expect(note.title == "Part")
    #expect(heading == "by-hand-1")
  }

  @Test func twoNotesWithOnePage() {
    let notes = ["notes/Max Pooling.md", "notes/b/max-pooling.md"].map { Self.document($0, "# A") }
    let findings = LinkMap(documents: notes, files: [], folder: "notes").diagnostics
    #expect(findings.map(\.file) == ["notes/b/max-pooling.md"])
    #expect(
      findings.map(\.message) == [
        "‘notes/Max Pooling.md’ and ‘notes/b/max-pooling.md’ would both become the page ‘max-pooling.html’"
      ])
  }
}
