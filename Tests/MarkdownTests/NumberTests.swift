import Markdown
import Testing

/// Formulas and blocks of code are numbered in the order of the note, without gaps.
@Suite struct NumberTests {
  private static func document(_ note: String) -> Document {
    Document.read(Source(path: "notes/note.md", bytes: Array(note.utf8))).document
  }

  private static func formulas(_ note: String) -> [String] {
    var formulas: [String] = []
    document(note).forEachInline {
      if case .formula(let formula) = $0 { formulas.append("\(formula.number) \(formula.source)") }
    }
    return formulas
  }

  @Test(arguments: [
    ("$a$ $b$\n\n$$c$$", ["0 a", "1 b", "2 c"]),
    // In table cells, labels, footnotes, titles and quotes.
    (
      "a[^1] $a$\n\n[^1]: $b$ [[a|$c$]]\n\n    $d$\n\n| $e$ | [[a\\|$f$]] |\n|-|-|\n| $g$ | ^[$h$ *$i$*] |\n\n$j$",
      ["0 a", "1 b", "2 c", "3 d", "4 e", "5 f", "6 g", "7 h", "8 i", "9 j"]
    ),
    (
      "> [!note] $a$\n> - $b$\n>   - [ ] $c$\n\n# $d$\n\n~~$e$~~ [$f$](a)",
      ["0 a", "1 b", "2 c", "3 d", "4 e", "5 f"]
    ),
    // Those that are not shown have no number.
    ("![$a$](b.png) $c$ [d](e '$f$') $g$\n\n`$h$` $i$", ["0 c", "1 g", "2 i"]),
    ("[$a$]: b\n\n[x]: c '$d$'\n\n- $e$", ["0 e"]),
  ]) func formulas(_ note: String, _ expected: [String]) {
    #expect(Self.formulas(note) == expected)
    #expect(Self.document(note).contents.formulas.map(\.number) == Array(expected.indices))
  }

  @Test func blocksOfCode() {
    let note = "```a\n```\n\n    b\n\n> - ```c\n\nd[^1]\n\n[^1]: e\n\n    ```f\n    ```\n\n~~~g\n~~~"
    var blocks: [String] = []
    Self.document(note).forEachBlock {
      if case .code(let code) = $0.content { blocks.append("\(code.number) \(code.info)") }
    }
    #expect(blocks == ["0 a", "1 ", "2 c", "3 f", "4 g"])
  }
}
