import Testing

@testable import Fuzzing
@testable import Markdown

/// Each check finds what is wrong with a document.
@Suite struct CheckTests {
  private static func document(_ text: String, _ blocks: [Block], _ comments: [Markdown.Comment] = [])
    -> Document
  {
    Document(
      source: Source(path: "notes/note.md", bytes: Array(text.utf8)), frontMatter: FrontMatter(),
      blocks: blocks,
      comments: comments)
  }

  private static func span(_ line: Int, _ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(SourcePosition(line: line, column: start), SourcePosition(line: line, column: end))
  }

  private static func formula(_ span: SourceSpan) -> Block {
    Block(.paragraph([.formula(Formula(source: "x", isDisplay: false, span: span))]), lines: 1...1)
  }

  @Test(
    arguments: [
      (span(1, 4, 7), []), (span(2, 1, 1), ["formula on line 2 of 1"]),
      (span(1, 4, 8), ["formula in column 8 of 6 in line 1"]),
      (span(1, 2, 7), ["formula within a character, at 1:2"]),
      (span(1, 7, 4), ["formula 1:7-1:4 ends before it begins"]),
      (span(1, 3, 6), ["formula 1:3-1:6 does not begin with $", "formula 1:3-1:6 does not end with $"]),
    ]) func spans(_ span: SourceSpan, _ problems: [String])
  {
    let messages = SpanCheck(Self.document("é $x$", [Self.formula(span)]), []).findings.map(\.message)
    #expect(problems.allSatisfy(messages.contains))
    #expect(messages.isEmpty == problems.isEmpty)
  }

  @Test func spansOfDiagnostics() {
    let finding = Diagnostic(.error, "x", "x", file: "notes/note.md", span: Self.span(1, 1, 9))
    #expect(SpanCheck(Self.document("a", []), [finding]).findings.count == 1)
  }

  @Test func lines() {
    func findings(_ blocks: [Block]) -> [String] {
      LineCheck(Self.document("a\nb\nc", blocks)).findings.map(\.message)
    }
    let rule = Block.Content.thematicBreak
    #expect(findings([Block(rule, lines: 1...1), Block(rule, lines: 2...3)]).isEmpty)
    #expect(
      findings([Block(rule, lines: 1...2), Block(rule, lines: 2...3)])
        == ["thematic break on lines 2-3 begins before the block above it ends, on 2"])
    #expect(findings([Block(rule, lines: 1...4)]) == ["thematic break on lines 1-4 in a note on 1-3"])
    #expect(
      findings([Block(.quote([Block(rule, lines: 2...3)]), lines: 1...2)])
        == ["thematic break on lines 2-3 in a quote on 1-2"])
  }

  @Test func words() {
    func findings(_ blocks: [Block], _ page: String, comments: [Markdown.Comment] = []) -> [Finding] {
      WordCheck(Self.document("wq1 *wq2*", blocks, comments), [], PageCheck(page)).findings
    }
    func paragraph(_ texts: [String]) -> [Block] { [Block(.paragraph(texts.map(Inline.text)), lines: 1...1)] }
    #expect(findings(paragraph(["wq1", "wq2"]), "<p>wq1wq2</p>").isEmpty)
    #expect(
      findings(paragraph(["wq1"]), "<p>wq1</p>").map(\.description) == ["lostInTree: wq2 on line 1"])
    #expect(findings(paragraph(["wq1", "wq2"]), "<p>wq1</p>").map(\.description) == ["lostOnPage: wq2"])
    let comment = Markdown.Comment(text: "wq2", span: Self.span(1, 5, 10))
    #expect(findings(paragraph(["wq1"]), "<p>wq1</p>", comments: [comment]).isEmpty)
  }

  /// A comment of TeX is not shown; a percent sign is.
  @Test(arguments: [
    ("$%wq1\nwq2$", []), ("$\\\\%wq1\nwq2$", []), ("$\\%wq1\nwq2$", ["lostOnPage: wq1"]),
    ("$%wq2\nwq1$", ["lostOnPage: wq1"]),
  ]) func wordsOfFormulas(_ text: String, _ expected: [String]) {
    let (document, diagnostics) = Document.read(Source(path: "notes/note.md", bytes: Array(text.utf8)))
    #expect(
      WordCheck(document, diagnostics, PageCheck("<p>wq2</p>")).findings.map(\.description) == expected)
  }

  /// What is left of a marker is found unless a diagnostic names its line.
  @Test(arguments: [
    ("a [[b", "[["), ("5%% c", "%%"), ("*a $$*", "$$"), ("a [b", nil), ("[[1], [2]]", nil), ("$$$", nil),
    ("\\[[a", nil),
    ("`[[`", nil), ("<http://e.org/%%>", nil),
  ]) func markers(_ text: String, _ marker: String?) {
    let (document, diagnostics) = Document.read(Source(path: "notes/note.md", bytes: Array(text.utf8)))
    #expect(
      MarkerCheck(document, []).findings.map(\.message)
        == (marker.map { ["\($0) on lines 1-1 without a word"] } ?? []))
    #expect(MarkerCheck(document, diagnostics).findings == [])
  }

  @Test func digits() {
    let (document, diagnostics) = Document.read(Source(path: "notes/note.md", bytes: Array("a 1 `2`".utf8)))
    #expect(DigitCheck(document, diagnostics).findings.isEmpty)
    let other = Document(
      source: document.source, frontMatter: FrontMatter(),
      blocks: [Block(.paragraph([.text("3")]), lines: 1...1)], passages: document.passages)
    #expect(DigitCheck(other, []).findings.map(\.message) == ["3 is shown, 12 placed"])
  }

  /// Each digit of a generated note stands where the document says.
  @Test func digitsOfGeneratedNotes() throws {
    let seeds = try Seeds.all()
    var digits = 0
    for number in 0..<400 {
      let source = Source(path: "notes/note.md", bytes: NoteMaker.note(UInt64(number), seeds: seeds))
      let (document, diagnostics) = Document.read(source)
      #expect(DigitCheck(document, diagnostics).findings == [], "note \(number)")
      digits += document.passages.reduce(0) { $0 + $1.bytes.count }
    }
    #expect(digits > 10_000)
  }

  @Test func theSameNumberMakesTheSameNote() {
    let seeds = [Array("# A\n\nb\n".utf8)]
    let notes = (0..<200).map { NoteMaker.note($0, seeds: seeds) }
    #expect(notes == (0..<200).map { NoteMaker.note($0, seeds: seeds) })
    #expect(Set(notes).count > 190)
  }
}
