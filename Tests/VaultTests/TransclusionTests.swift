import Vault
import Markdown
import Testing

/// What embeds of notes show, and which of them are refused.
@Suite struct TransclusionTests {
  /// A folder of notes by name and text.
  struct Folder {
    let documents: [Document]
    let links: LinkMap

    init(_ notes: KeyValuePairs<String, String>) {
      documents = notes.map { LinkMapTests.document("notes/\($0.key).md", $0.value) }
      links = LinkMap(documents: documents, files: ["notes/x.png"], folder: "notes")
    }

    /// All findings about links, by note.
    var findings: [String] {
      documents.flatMap { document in
        links.diagnostics(of: document).map {
          let place = "\($0.span.start.line):\($0.span.start.column)"
          return "\(document.source.name) \(place) \($0.severity) \($0.identifier): \($0.message)"
        }
      }
    }

    func embeds(of blocks: [Block]) -> [Wikilink] {
      var embeds: [Wikilink] = []
      blocks.forEachInline { if case .wikilink(let link) = $0, link.isEmbed { embeds.append(link) } }
      return embeds
    }

    /// What the embeds of a note show: each as its source document, its anchor, and its lines.
    func shown(_ number: Int) -> [String] {
      embeds(of: documents[number].blocks).map { link in
        guard let shown = links.transclusion(of: link, in: documents[number]) else { return "nothing" }
        let lines = shown.blocks.map { "\($0.lines.lowerBound)-\($0.lines.upperBound)" }
        let anchor = shown.anchor.map { "#\($0)" } ?? ""
        return "\(shown.document.source.name)\(anchor) \(lines.joined(separator: " "))"
      }
    }

    /// How many embeds a page shows, those inside of others counted each time, and how deep they stand.
    func count(_ document: Document, _ blocks: [Block]) -> (count: Int, depth: Int) {
      var sum = (count: 0, depth: 0)
      for link in embeds(of: blocks) {
        guard let shown = links.transclusion(of: link, in: document) else { continue }
        let inner = count(shown.document, shown.blocks)
        sum = (sum.count + 1 + inner.count, max(sum.depth, inner.depth + 1))
      }
      return sum
    }
  }

  static let parts = """
    # Top

    intro ^intro

    ## Part

    a

    ### Section

    b

    ## Other

    - one
      - deep ^Deep
      - more
    - two ^two

      below

    > quote
    > # Quoted
    > c

    ^q

    3. x
    4. y ^y

    # Last

    ```swift
    1
    ```
    ^code
    """

  @Test(
    arguments: [
      ("![[n]]", "n 1-1 3-3 5-5 7-7 9-9 11-11 13-13 15-20 22-24 28-29 31-31 33-35"),
      ("![[n#Top]]", "n#top 1-1 3-3 5-5 7-7 9-9 11-11 13-13 15-20 22-24 28-29"),
      ("![[n#Part]]", "n#part 5-5 7-7 9-9 11-11"), ("![[n#Part#section]]", "n#section 9-9 11-11"),
      ("![[n#Last]]", "n#last 31-31 33-35"), ("![[n#Quoted]]", "n#quoted 23-23 24-24"),
      ("![[n#^intro]]", "n#^intro 3-3"), ("![[N.md#^DEEP|label]]", "n#^Deep 16-16"),
      ("![[n#^two]]", "n#^two 18-20"),
      ("![[n#^q]]", "n#^q 22-24"), ("![[n#^y]]", "n#^y 29-29"), ("![[n#^code]]", "n#^code 33-35"),
      ("> - a ![[n#^intro]] b", "n#^intro 3-3"), ("![[#Own]]\n\n# Own\n\ntext", "here#own 3-3 5-5"),
      ("> [!tip]\n> ![[n#^intro]]", "n#^intro 3-3"),
    ])
  func shows(_ text: String, _ shown: String) {
    let folder = Folder(["here": text, "n": Self.parts])
    #expect(folder.shown(0) == [shown])
    #expect(folder.findings == [])
  }

  @Test func anItemIsAListOfOne() {
    let folder = Folder(["here": "![[n#^y]]", "n": Self.parts])
    let link = folder.embeds(of: folder.documents[0].blocks)[0]
    let shown = folder.links.transclusion(of: link, in: folder.documents[0])
    guard case .list(let list)? = shown?.blocks.first?.content else {
      Issue.record("no list")
      return
    }
    #expect(list.start == 4)
    #expect(list.items.count == 1)
  }

  @Test(
    arguments: [
      ("*![[n]]*", "2"), ("[![[n]]](n.md)", "2"), ("# ![[n]]", "3"), ("| a |\n|---|\n| ![[n]] |", "3"),
      ("> [!tip] a ![[n]]\n> b", "12"), ("a^[![[n]]]", "4"), ("a[^1]\n\n[^1]: ![[n#^intro]]", "7"),
      ("==![[n]]==", "3"),
    ])
  func whereNoBlockCanStand(_ text: String, _ column: String) {
    let folder = Folder(["here": text, "n": Self.parts])
    #expect(folder.shown(0) == ["nothing"])
    let line =
      text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("![[") }! + 1
    #expect(
      folder.findings == [
        "here \(line):\(column) warning embed-place: a note cannot be shown here, inside a line or a footnote"
      ])
  }

  @Test func nothingIsShown() {
    let folder = Folder([
      "here": "[[n]] ![[x.png]] ![[no]] ![[n#no]] ![[n#^no]] ![[d]]", "n": "text",
      "d": "---\ndraft: true\n---\n![[e]]",
      "e": "---\ndraft: true\n---\ntext",
    ])
    #expect(folder.shown(0) == ["nothing", "nothing", "nothing", "nothing", "nothing"])
    #expect(
      folder.findings.map { $0.split(separator: " ").prefix(4).joined(separator: " ") } == [
        "here 1:18 error missing-link:", "here 1:26 error missing-heading:", "here 1:36 error missing-block:",
        "here 1:47 warning draft-link:",
      ])
    // In a draft a draft is shown.
    #expect(folder.shown(2) == ["e 4-4"])
    let link = folder.embeds(of: folder.documents[2].blocks)[0]
    #expect(folder.links.transclusion(of: link, in: LinkMapTests.document("notes/other.md", "![[e]]")) == nil)
  }

  @Test func cycles() {
    func cycle(_ notes: KeyValuePairs<String, String>) -> [String] {
      Folder(notes).findings.map { $0.replacing(" error embed-cycle: this embed shows itself", with: "") }
    }
    #expect(cycle(["a": "![[a]]"]) == ["a 1:1: a → a"])
    #expect(cycle(["a": "text\n\n- x ![[b]]", "b": "![[a]]"]) == ["b 1:1: a → b → a"])
    #expect(cycle(["a": "# X\n![[#X]]"]) == ["a 2:1: a#X → a#X"])
    #expect(cycle(["a": "![[#X]]\n\n# X\n## Y\n![[#x]]"]) == ["a 5:1: a#X → a#X"])
    #expect(cycle(["a": "x ^x\n\n![[#^x]]"]) == [])
    #expect(cycle(["a": "x ![[#^x]] ^x"]) == ["a 1:3: a#^x → a#^x"])
    #expect(cycle(["a": "![[b#X]]", "b": "![[a]]\n\n# X\ntext"]) == [])
    #expect(cycle(["a": "![[b#X]]", "b": "text\n\n# X\n![[a]]"]) == ["b 4:1: a → b#X → a"])
    #expect(cycle(["a": "![[b]] ![[c]]", "b": "![[c]]", "c": "text"]) == [])
    #expect(
      cycle(["a": "![[b]]", "b": "![[c]]", "c": "![[d]] ![[b]]\n\nk ^k", "d": "![[c#^k]]"]) == [
        "c 1:8: b → c → b"
      ])
    #expect(
      cycle([
        "a": "![[b]]", "b": "![[c]]", "c": "![[d]]", "d": "![[e]]", "e": "![[f]]", "f": "![[g]]",
        "g": "![[h]]",
        "h": "![[a]]",
      ]) == ["h 1:1: a → b → c → d → … → f → g → h → a"])
  }

  @Test func cyclesAreNotShown() {
    let folder = Folder(["a": "![[b]]", "b": "text ![[a]] ![[b#X]]\n\n# X\n\n![[a]]"])
    for document in folder.documents { #expect(folder.count(document, document.blocks).count < 10) }
    #expect(folder.shown(0) == ["b 1-1 3-3 5-5"])
    #expect(folder.shown(1) == ["nothing", "b#x 3-3 5-5", "nothing"])
  }

  /// Each of `count` notes has `embeds` of the next.
  static func chain(_ count: Int, _ embeds: Int, closed: Bool = false) -> Folder {
    let documents = (0..<count).map { number in
      let next = number + 1 < count ? number + 1 : closed ? 0 : nil
      let text = next.map { Array(repeating: "![[n\($0)]]", count: embeds).joined(separator: "\n") } ?? "end"
      return LinkMapTests.document("notes/n\(number).md", text)
    }
    return Folder(documents)
  }

  @Test func depth() {
    #expect(Self.chain(11, 1).findings == [])
    let folder = Self.chain(13, 1)
    #expect(folder.findings == ["n1 1:1 error embed-too-deep: embeds stand in embeds more than 10 deep here"])
    #expect(folder.count(folder.documents[2], folder.documents[2].blocks).depth == 10)
    #expect(folder.shown(1) == ["nothing"])
  }

  @Test func growth() {
    // 2 + 4 + … + 512 embeds on the first page are more than 1,000.
    let folder = Self.chain(10, 2)
    #expect(
      folder.findings == [
        "n0 2:1 error embed-too-large: with this embed the note shows more than 1000 embeds"
      ])
    for document in folder.documents { #expect(folder.count(document, document.blocks).count <= 1_000) }
    #expect(Self.chain(9, 2).findings == [])
    #expect(Self.chain(2, 1_000).findings == [])
    #expect(Self.chain(2, 1_003).findings.map { $0.prefix(9) } == ["n0 1001:1"])
    let long = Folder([
      "a": "![[b]] ![[b]] ![[b#^x]] ![[b]]", "b": String(repeating: "a ", count: 2_000_000) + "\n\nb ^x",
    ])
    #expect(
      long.findings == [
        "a 1:25 error embed-too-large: with this embed the note shows more than 10000000 bytes of other notes"
      ])
  }

  @Test func longChainsFinish() {
    let open = Self.chain(10_000, 1)
    #expect(Set(open.findings.map { $0.split(separator: " ")[3] }) == ["embed-too-deep:"])
    #expect(open.findings.count == 909)
    let closed = Self.chain(10_000, 2, closed: true)
    #expect(closed.findings.count { $0.contains("embed-cycle") } == 2)
    for document in closed.documents { #expect(closed.count(document, document.blocks).count <= 1_000) }
  }
}

extension TransclusionTests.Folder {
  init(_ documents: [Document]) {
    self.documents = documents
    links = LinkMap(documents: documents, files: [], folder: "notes")
  }
}
