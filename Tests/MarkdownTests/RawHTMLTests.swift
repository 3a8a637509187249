@testable import Markdown
import Testing

/// What is said of raw HTML that is shown as text. How it is shown is in the specifications of the pages.
@Suite struct RawHTMLTests {
  private func findings(_ text: String) -> [String] {
    let document = Document.read(Source(path: "note.md", bytes: Array(text.utf8))).document
    return RawHTML.diagnostics(of: document).map { finding in
      #expect(finding.severity == .warning && finding.identifier == "raw-html" && !finding.help.isEmpty)
      let (start, end) = (finding.span.start, finding.span.end)
      return "\(start.line):\(start.column)-\(end.line):\(end.column) \(finding.message)"
    }
  }

  @Test func whatWorksNeedsNoWarning() {
    #expect(findings("H<sub>2</sub>O<br>*<b lang=\"en\">x</b>*") == [])
    #expect(findings("<details open>\n<summary title=x>a</summary>\n\ntext\n\n</details>\n\n<hr>") == [])
    #expect(findings("a <!-- comment --> b\n\n<!--\ncomment\n-->") == [])
    #expect(findings("`<img>` \\<img>\n\n```\n<img>\n```\n\n<https://example.org>") == [])
  }

  @Test func tagsInBlocksAreNamedWhereTheyStand() {
    #expect(
      findings("text\n\n<div>\n<p>x</p>\n  <img src=x>\n</div>\n") == [
        "4:1-4:4 ‘<p>’ is shown as text", "4:5-4:9 ‘</p>’ is shown as text",
        "5:3-5:14 ‘<img>’ is shown as text",
      ])
    #expect(
      findings("<div>\n\n> <b>\n\n</div>\n</div>") == [
        "6:1-6:7 ‘</div>’ is shown as text: nothing opens it",
        "3:3-3:6 ‘<b>’ is shown as text: nothing closes it",
      ])
    #expect(findings("<script>\nlet a = '<img>'\n</script>") == ["1:1-1:9 ‘<script>’ is shown as text"])
    #expect(
      findings("<details>\n\n<summary>a\n\n</summary>\n\n</details>") == [
        "3:1-3:10 ‘<summary>’ is shown as text: nothing closes it",
        "5:1-5:11 ‘</summary>’ is shown as text: nothing opens it",
      ])
  }

  @Test func tagsInTextAreNamedWhereTheyStand() {
    #expect(findings("a\n<img src=x>\n<img src=y> b") == ["2:1-2:12 ‘<img>’ is shown as text"])
    #expect(findings("# a <div>") == ["1:5-1:10 ‘<div>’ is shown as text here"])
    #expect(findings("| a |\n|---|\n| <u> |") == ["3:3-3:6 ‘<u>’ is shown as text: nothing closes it"])
    #expect(findings("x[^1]\n\n[^1]: *<u>*") == ["3:8-3:11 ‘<u>’ is shown as text: nothing closes it"])
  }

  @Test func attributesThatAreLeftOutAreNamed() {
    #expect(
      findings("<b class=mark style='x' title=y>x</b>") == [
        "1:1-1:33 ‘class’ of ‘<b>’ is left out", "1:1-1:33 ‘style’ of ‘<b>’ is left out",
      ])
    #expect(findings("<div open dir=up lang=\"a b\">x</div>").count == 3)
  }

  /// 20,000 tags in a row, whatever they are, come to an end.
  @Test(
    arguments: [
      "<b>", "</b>", "<b><i></b>", "<div>", "<b></b>", "<!--", "<?", "<![CDATA[", "<!a ", "<a b='",
      "<a b=\"<a b='",
      "<div>\n\n", "<b>\n\n", "<details><summary>", "<b x=1>",
    ],
    ["", "x ", "<div>"])
  func manyTagsComeToAnEnd(_ piece: String, _ start: String) {
    let count = 20_000
    let document = Document(
      source: Source(path: "note.md", bytes: [0x20]), frontMatter: FrontMatter(),
      blocks: piece.hasSuffix("\n\n")
        ? Array(repeating: Block(.html(piece), lines: 1...1), count: count)
        : [
          Block(.html(start + String(repeating: piece, count: count)), lines: 1...1),
          Block(.paragraph(Array(repeating: .html(piece), count: count)), lines: 1...1),
        ])
    let pieces = RawHTML.pieces(of: document.blocks).values.joined()
    #expect(
      pieces.count { if case .start = $0 { true } else { false } }
        == pieces.count { if case .end = $0 { true } else { false } })
    // Nothing but comments and elements that work need no warning.
    let texts = pieces.contains { if case .refused = $0 { true } else { false } }
    #expect(!texts || !RawHTML.diagnostics(of: document).isEmpty)
  }
}
