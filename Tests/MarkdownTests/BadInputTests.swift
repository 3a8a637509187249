import Markdown
import Testing

/// No input is too bad to be read: each of these is named, none crashes.
@Suite struct BadInputTests {
  static func read(_ bytes: [UInt8]) -> (document: Document, findings: [String]) {
    let (document, diagnostics) = Document.read(Source(path: "notes/bad.md", bytes: bytes))
    return (document, diagnostics.map { "\($0.span.start.line):\($0.span.start.column) \($0.identifier)" })
  }

  @Test(arguments: ["", " ", "\n\n", "\u{FEFF}", "%% nothing %%\n", "<!-- nothing -->"])
  func emptyNote(_ text: String) {
    let (document, findings) = Self.read(Array(text.utf8))
    #expect(document.blocks.isEmpty)
    #expect(findings == ["1:1 empty-note"])
  }

  @Test(
    arguments: [
      ([0xFF], "1:1"), (Array("é\n a".utf8) + [0xC3], "2:3"),
      (Array("abc ".utf8) + [0xC0, 0x80, 0x0A], "1:5"),
      ([0x61, 0xED, 0xA0, 0x80], "1:2"), ([0x0D, 0x0A, 0x0A, 0xF5, 0x61], "3:1"),
    ] as [([UInt8], String)])
  func invalidUTF8(_ bytes: [UInt8], _ place: String) {
    let (document, findings) = Self.read(bytes)
    #expect(document.blocks.isEmpty)
    #expect(findings == ["\(place) invalid-utf8"])
  }

  @Test func nulBytes() {
    let (document, findings) = Self.read(Array("a\0b\n\nc\0\0".utf8))
    #expect(findings == ["1:2 nul-byte", "3:2 nul-byte"])
    #expect(document.blocks.count == 2)
  }

  @Test func nulBytesMoveNoCode() {
    let (document, findings) = Self.read(Array("> ```\n> a\0b\n> c\n> ```".utf8))
    #expect(findings == ["2:4 nul-byte"])
    var places: [SourcePosition] = []
    document.forEachBlock { if case .code(let code) = $0.content { places += code.linePlaces } }
    #expect(places == [2, 3].map { SourcePosition(line: $0, column: 3) })
  }

  @Test func tooLong() {
    let (document, findings) = Self.read([UInt8](repeating: 0x61, count: 10_000_001))
    #expect(findings == ["1:1 note-too-long"])
    #expect(document.blocks.isEmpty)
  }

  @Test func byteOrderMarkIsNoText() {
    let (document, findings) = Self.read(Array("\u{FEFF}---\ntitle: T\n---\n$x$ [[a]]".utf8))
    #expect(findings.isEmpty)
    #expect(document.title == "T")
    let (plain, _) = Self.read(Array("\u{FEFF}# A [[b]]".utf8))
    #expect(plain.title == "A b")
    guard case .heading(let heading) = plain.blocks.first?.content,
      case .wikilink(let link) = heading.content.last
    else {
      Issue.record("no wikilink in a heading")
      return
    }
    #expect(link.span == SourceSpan(SourcePosition(line: 1, column: 5), SourcePosition(line: 1, column: 10)))
  }

  @Test(arguments: ["\r\n", "\r"]) func lineEndings(_ ending: String) {
    let lines = [
      "---", "title: T", "---", "", "> $$", "> + a", "> $$", "", "```swift", "a", "", "b", "```", "",
    ]
    let (expected, _) = Self.read(Array(lines.joined(separator: "\n").utf8))
    let (document, findings) = Self.read(Array(lines.joined(separator: ending).utf8))
    #expect(findings.isEmpty)
    #expect(document.blocks == expected.blocks)
    #expect(document.frontMatter == expected.frontMatter)
  }

  @Test func unclosedFences() {
    #expect(Self.read(Array("a\n```swift\nlet a = 1\n".utf8)).findings == ["2:1 unclosed-fence"])
    #expect(Self.read(Array("> - ~~~\n>   a\n\nb".utf8)).findings == ["1:5 unclosed-fence"])
    #expect(Self.read(Array("```\na\n```\n".utf8)).findings.isEmpty)
  }

  @Test func frontMatterWithoutEnd() {
    #expect(Self.read(Array("---\ndraft: true\n".utf8)).findings == ["1:1 front-matter-unclosed"])
    #expect(Self.read(Array("---".utf8)).findings == ["1:1 front-matter-unclosed"])
    let long = "---\na: " + String(repeating: "a", count: 70_000) + "\n---\ntext"
    #expect(Self.read(Array(long.utf8)).findings == ["1:1 front-matter"])
  }

  @Test(arguments: ["[", "{", "- ", "? ", "&a [*a, ", "a: &b [*b]\n", "!!x ", "%YAML 9\n", "\u{1}"])
  func strangeFrontMatter(_ piece: String) {
    for count in [1, 100, 5_000] {
      let text = "---\n" + String(repeating: piece, count: count) + "\n---\ntext\n"
      #expect(Self.read(Array(text.utf8)).document.blocks.count == 1)
    }
  }

  /// Notes of the dialect's marks: lines and spans stay inside the note, and no token is left in the tree.
  @Test(arguments: 0..<4) func anyMarks(_ seed: Int) {
    var random = CommonMarkTests.Generator(state: UInt64(seed) &+ 1)
    let marks = [
      "$", "$$", "$$", "[[", "]]", "![[", "%%", "%%", "<!--", "-->", "`", "```", "~~~", "\\", "#", "# ", "*",
      "**",
      "_", "- ", "+ ", "1. ", "> ", ">", "\t", "  ", "    ", "\n", "\n", "\n", "\n\n", "\r\n", "é", "|", "a",
      "b ", "[",
      "](", ")", "<a b='", "<", "&amp;", "---\n", "===", "{", "}", "\\text{", "5",
    ]
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...40, using: &random) { text += marks.randomElement(using: &random)! }
      let (document, diagnostics) = Document.read(Source(path: "a.md", bytes: Array(text.utf8)))
      let last = document.source.lineStarts.count
      document.forEachBlock { #expect($0.lines.lowerBound >= 1 && $0.lines.upperBound <= last) }
      for finding in diagnostics { #expect(finding.span.start.line >= 1 && finding.span.end.line <= last) }
      document.forEachInline { inline in
        guard case .formula(let formula) = inline, formula.span.start.line == formula.span.end.line else {
          return
        }
        let start = document.source.offset(of: formula.span.start)
        let end = document.source.offset(of: formula.span.end)
        let dollars = formula.isDisplay ? "$$" : "$"
        #expect(Array((dollars + formula.source + dollars).utf8) == Array(document.source.bytes[start..<end]))
      }
      let tree = TreeDump.of(text)
      #expect(
        !tree.contains("u{fdd0}") && (text.contains("-->") || !tree.contains("<!---->")),
        Testing.Comment(rawValue: text.debugDescription))
    }
  }
}
