import Documents
import Testing

/// Much of what is hard to read comes to its end, and nests no deeper than stated.
@Suite struct LinearTimeTests {
  static let families = [
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
  ]

  @Test(arguments: families) func repeated(_ piece: String) {
    let text = String(repeating: piece, count: 300_000 / piece.utf8.count)
    let (document, _) = Document.read(Source(path: "long.md", bytes: Array(text.utf8)))
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
