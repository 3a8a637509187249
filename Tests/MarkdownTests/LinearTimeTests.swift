@testable import Markdown
import Testing

/// Much of what is hard to read takes a number of steps in proportion to its length, and nests no deeper than stated.
@Suite struct LinearTimeTests {
  static let families = [
    "\u{0300}%%c%%", "a %%b%% ",
    "$", "$$", "$a", "$a ", "$$a ", "$\\text{", "$\\text{$}", "$\\text{$}\\text{a}", "[[", "[[a", "[[[",
    "![[", "]]", "[",
    "![", "![a](", "[a](b) ", "[a][b] ", "%%", "%%a\n", "%% ", "%%\n\n", "- %%\n", "<!--", "<!-- ", "<a ",
    "<a b=\"",
    "<!--\n\n", "<a b='\n", "`", "``a", "` `` ", "*", "**a ", "_a", "*a **b ", ">", "> ", ">\n", "- ", "-\n",
    "1. ",
    "- a\n", "* * ", "> - ", "\n", " ", "\t", "\\", "|", "#", "# a\n", "```\n", "```\n\n", "~~~ ", "<div>\n",
    "<pre>\n",
    "$$\n+ a\n", "$$\n+ a\n$$\n", "- $$\n", "> $$\n", "$$\n\n", "a\n", "a\n\n", "---\n", "===\n", "a\n===\n",
    "&#xFDD0;", "[a]: b\n", "é", "![[a]]", "[[a]] $b$ %%c%%\n", "$$ `$$` ", "`$$` $$\n+\n", "[a]\n", "<a:",
    "<?", "<!A ", "<![CDATA[", "<?a?>", "{", "${", "{$", "{$} $", "$a{b", "{$}", "}$", "$$ ^[", "^[$",
    "$$a\n\n", "a $$\n\n", "$$\n\na $$ b\n\n", "- $$\n\n  a\n", "- a\n$$\n\nb\n", "5%% ", "5%%\n\n", "5%% a ",
    "a%% ",
  ]

  /// Those of the dialect beyond formulas, wikilinks and comments.
  static let dialectFamilies = [
    "^[", "^[a] ", "^[a ^[", "^[[", "[^", "[^a]", "[^a]: ", "[^a]: b\n", "[^a]: b\n\n    c\n\n", "#", "#a",
    "#a ", "==", "==a ", "==a== ", "~~", "~~a ", "~~a b~~ ", "~~a ==b ", "~~a *b ", "| a | b |\n|---|---|\n",
    "|-|\n", "| a |\n|---|\n\n", "a|b\n", "a|b\n-|-\n", "> | a |\n> |-|\n", "||||||||\n", "\\|", "|$|",
    "> [!note] ",
    "> [!note] x\n", "> [!note]\n\n", "[!a", "- [ ] a\n", "- [ ] ", "[ ] ", " ^a\n", " ^a", "^a\n\n",
    "a ^b\n\n", "# ^a\n", "![[a#^b]] ", "[[a|*b*]] ", "[[a|", "[[a|$", "[[a|[[b]]",
    "https://a.b ", "https://", "www.a_", "_www.a", "http://a:", "](http://a,", "https://a.b)",
    "https://a.b;",
    "[https://a.b ", "(https://a.b\n", "| https://a |",
  ]

  @Test(arguments: families + dialectFamilies) func repeated(_ piece: String) {
    let text = String(repeating: piece, count: 300_000 / piece.utf8.count)
    let document = Self.read(text)
    var count = 0
    document.forEachBlock { _ in count += 1 }
    document.forEachInline { _ in count += 1 }
    #expect(count >= document.blocks.count)
  }

  @Test(arguments: [">", "- ", "> - ", "1. ", "* ", "+ - "]) func deepBlocks(_ marker: String) {
    let text =
      String(repeating: marker, count: 100_000) + "a\n" + String(repeating: "\n", count: 100_000) + "b"
    let (document, diagnostics) = Document.read(Source(path: "deep.md", bytes: Array(text.utf8)))
    #expect(diagnostics.map(\.identifier) == ["nesting-too-deep"])
    #expect(Self.depth(document.blocks) <= 101)
  }

  @Test(arguments: [("![", "](a)"), ("*a **b ", "**c*"), ("[", "](a)")]) func deepInlines(
    _ open: String, _ close: String
  ) {
    let text = String(repeating: open, count: 50_000) + "a" + String(repeating: close, count: 50_000)
    let (document, _) = Document.read(Source(path: "deep.md", bytes: Array(text.utf8)))
    #expect(document.blocks.count == 1)
  }

  /// What one beginning carries through the rest of the note.
  static let shapes: [String: @Sendable () -> String] = [
    "rows of a table": { "a|b\n-|-\n" + String(repeating: "|1|*2*|\n", count: 40_000) },
    "rows of bars": {
      "a|b\n-|-\n" + String(repeating: String(repeating: "|", count: 1_000) + "\n", count: 300)
    },
    "a row of bars": { "a|b\n-|-\n" + String(repeating: "|", count: 300_000) },
    "columns": {
      let row = String(repeating: "|-", count: 500) + "\n"
      return row + row + String(repeating: "|\n", count: 100_000)
    },
    "a head of many columns": {
      String(repeating: "|-", count: 100_000) + "\n" + String(repeating: "|-", count: 100_000)
    },
    "heads of a paragraph": { String(repeating: "a\n", count: 100_000) + "b|c\n-|-\n" },
    "paragraphs of a footnote": { "[^1]: a\n" + String(repeating: "\n    b\n", count: 40_000) },
    "lines of a footnote": { "[^1]: a\n" + String(repeating: "b\n", count: 100_000) },
    "a deep list in a footnote": { "[^1]: " + String(repeating: "- ", count: 100_000) + "a\n" },
    "a deep quote in a footnote": { "[^1]: " + String(repeating: "> ", count: 100_000) + "[!a] b\n" },
    "footnotes in deep quotes": {
      String(repeating: String(repeating: "> ", count: 90) + "[^1]: a\n", count: 1_500)
    },
    "tables in deep quotes": {
      String(repeating: String(repeating: "> ", count: 90) + "|-|\n", count: 1_500)
    },
    "lines of a callout": { "> [!note]\n" + String(repeating: "> - [ ] a\n", count: 30_000) },
    "runs of backticks": { (1...700).map { String(repeating: "`", count: $0) + "a" }.joined() },
    "references of one footnote": { "[^1]: a\n\n" + String(repeating: "[^1]", count: 75_000) },
    "labels of a footnote": { (0..<30_000).map { "[^\($0)]: a\n" }.joined() + "[^x]" },
    "a name behind blanks": {
      String(repeating: "a" + String(repeating: " ", count: 1_000) + "^", count: 300)
    },
  ]

  @Test(arguments: shapes.keys.sorted()) func shaped(_ name: String) throws {
    let shape = try #require(Self.shapes[name])
    let document = Self.read(shape())
    #expect(!document.blocks.isEmpty)
    #expect(Self.depth(document.blocks) <= 103)
  }

  /// Reads a note and bounds the bytes that the scanners look at. Reading to the end from each of so many places
  /// would take thousands of steps a byte.
  private static func read(_ text: String) -> Document {
    let start = ScannerSteps.total
    let (document, _) = Document.read(Source(path: "long.md", bytes: Array(text.utf8)))
    let steps = Double(ScannerSteps.total - start) / Double(text.utf8.count)
    #expect(steps < 20)
    return document
  }

  static func depth(_ blocks: [Block]) -> Int {
    var depth = 0
    for block in blocks {
      switch block.content {
      case .quote(let blocks): depth = max(depth, Self.depth(blocks))
      case .list(let list): for item in list.items { depth = max(depth, Self.depth(item.blocks)) }
      case .callout(let callout): depth = max(depth, Self.depth(callout.blocks))
      case .footnote(let footnote): depth = max(depth, Self.depth(footnote.blocks))
      default: break
      }
    }
    return depth + 1
  }
}
