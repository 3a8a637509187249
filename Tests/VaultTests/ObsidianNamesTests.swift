import Vault
import Markdown
import Testing

/// Headings and names as Obsidian finds them.
@Suite struct ObsidianNamesTests {
  /// As Obsidian writes a link to a heading: signs that mean something in a link are blanks, one for several. It compares
  /// headings without any signs.
  @Test(arguments: [
    ("Em *it*  two", "Em it two"), ("Q&A | notes", "Q&A notes"), ("x^2", "x 2"),
    ("A: b / c? (d) #1 | e ^ f", "A b / c? (d) 1 e f"), ("a-b", "a b"), ("a/b", "a/b"), ("a/b", "a b"),
    ("1.2 Part", "1.2 Part"), ("1.2 Part", "1 2 Part"), ("wifi 2.4 vs 5.0", "wifi 2.4 vs 5.0"),
    ("wifi 2.4 vs 5.0", "wifi 2 4 vs 5 0"), ("C++, C# & `f(x)`", "C++, C & `f(x)`"), ("a/b", "A / B"),
    ("Don't", "Don't"), ("Größe: 3.5 – 4", "Größe 3 5 – 4"), ("🚀 Launch!", "🚀 Launch"),
    ("[[a|Foo]] z", "a Foo z"), ("[[a|Foo]] z", "Foo z"), ("[[a|x]] `y` %%z%%", "a x `y` z"),
    ("_It_ z", "_It_ z"),
    ("_It_ z", "It z"), ("[Foo](https://example.org/x) z", "Foo https example.org x z"),
    ("x<sub>2</sub>", "x sub 2 sub"),
    ("$\\frac{1}{2}$ z", "$ frac{1}{2}$ z"), ("==a==b", "a b"), ("a %%no%% b", "a no b"),
    ("a &amp; b", "a amp; b"),
  ])
  func headingsAsObsidianLinksToThem(_ heading: String, _ link: String) {
    for (before, after) in [("## ", ""), ("", "\n---"), ("> - ### ", " ##"), ("- ", "\n  ===")] {
      let note = LinkMapTests.document("notes/a.md", "[[#\(link)]]\n\n\(before)\(heading)\(after)\n")
      #expect(LinkMap(documents: [note], files: [], folder: "notes").diagnostics(of: note) == [], "\(before)")
    }
  }

  @Test(arguments: [
    ("1.2 Part", "12 Part"), ("1.2 Part", "1.3 Part"), ("[[a|Foo]] z", "a z"),
    ("a - b", "a b c"),
    ("a_b", "a b"),
  ])
  func otherHeadingsAreOthers(_ heading: String, _ link: String) {
    let note = LinkMapTests.document("notes/a.md", "## \(heading)\n\n[[#\(link)]]")
    let findings = LinkMap(documents: [note], files: [], folder: "notes").diagnostics(of: note)
    #expect(findings.map(\.identifier) == ["missing-heading"])
  }

  /// Of several notes or files with a name, that of the note's own folder is meant, or else the one with the shortest
  /// path. `nil` where that does not decide.
  @Test(arguments: [
    ("a/b/here.md", "[[same]]", "a/b/same.md"), ("a/here.md", "[[same]]", "a/same.md"),
    ("a/b/here.md", "[[b/same]]", "a/b/b/same.md"), ("c/here.md", "[[same]]", "a/same.md"),
    ("here.md", "[[same]]", "a/same.md"), ("a/here.md", "[[only]]", "a/b/only.md"),
    ("c/here.md", "[[only]]", nil),
    // The root goes first, as in Obsidian.
    ("a/here.md", "[[top]]", "top.md"), ("a/here.md", "[[./top]]", "a/top.md"),
    // A longer path below the note's folder, a shorter one elsewhere.
    ("long/here.md", "[[deep]]", "long/down/deep.md"), ("c/here.md", "[[deep]]", "b/deep.md"),
    ("a/here.md", "![[x.png]]", "a/img/x.png"), ("b/here.md", "![[x.png]]", "b/img/x.png"),
    ("here.md", "![[x.png]]", nil), ("here.md", "![[img/x.png]]", nil),
    ("b/here.md", "![p](img/x.png)", "b/img/x.png"),
    ("b/here.md", "![[Same|s]]", "a/same.md"), ("a/b/here.md", "[s](same.md)", "a/b/same.md"),
  ])
  func aNameOfSeveralNotes(_ path: String, _ link: String, _ target: String?) {
    let here = LinkMapTests.document("notes/" + path, link)
    let others = [
      "a/same.md", "a/b/same.md", "a/b/b/same.md", "a/b/only.md", "b/b/only.md", "top.md", "a/top.md",
      "long/down/deep.md", "b/deep.md",
    ].map { LinkMapTests.document("notes/" + $0, "# A") }
    let files = ["notes/a/img/x.png", "notes/b/img/x.png"]
    let links = LinkMap(documents: [here] + others, files: files, folder: "notes")
    var found: String?
    for inline in here.contents.references {
      let target: LinkTarget
      switch inline {
      case .wikilink(let link): target = links.resolve(link, in: here)
      case .link(let link): target = links.resolve(link, in: here)
      case .image(let image): target = links.resolve(image, in: here)
      default: continue
      }
      switch target {
      case .note(let note, _): found = note.path
      case .file(let path): found = path
      default: break
      }
    }
    #expect(found == target.map { "notes/" + $0 })
    #expect(links.diagnostics(of: here).map(\.identifier) == (target == nil ? ["ambiguous-link"] : []))
  }

  @Test func notesOfOneNameHaveTheirFoldersInTheirPages() {
    let notes = [
      "notes/Max Pooling.md", "notes/B b/max-pooling.md", "notes/c/Max Pooling.md", "notes/c/x.md",
    ]
    .map { LinkMapTests.document($0, "# A") }
    let links = LinkMap(documents: notes, files: [], folder: "notes")
    #expect(notes.map(links.page) == ["max-pooling", "b-b--max-pooling", "c--max-pooling", "x"])
    #expect(links.diagnostics.isEmpty)
  }
}
