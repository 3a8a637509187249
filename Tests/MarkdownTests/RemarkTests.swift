import Markdown
import Testing

/// The text of a span gets a remark, wherever it stands in the tree.
@Suite struct RemarkTests {
  private static func remarks(_ note: String, _ spans: [Span]) -> [String] {
    let (document, _) = Document.read(Source(path: "notes/note.md", bytes: Array(note.utf8)))
    var remarks: [String] = []
    document.remarked(spans).forEachInline {
      if case .remark(let remark) = $0 { remarks.append("\(remark.number) \(remark.content.visibleText)") }
    }
    return remarks
  }

  private static func span(_ line: Int, _ start: Int, _ end: Int) -> Span {
    Span(Place(line: line, column: start), Place(line: line, column: end))
  }

  @Test func text() {
    #expect(Self.remarks("1 of 10,000 looks", [Self.span(1, 6, 12)]) == ["0 10,000"])
    #expect(Self.remarks("it is (2 + 2)/2 = 2.", [Self.span(1, 7, 20)]) == ["0 (2 + 2)/2 = 2"])
    #expect(
      Self.remarks("- `a 3` **4**\n- 5 6", [Self.span(1, 11, 12), Self.span(2, 5, 6), Self.span(1, 6, 7)])
        == ["2 a 3", "0 4", "1 6"])
    #expect(Self.remarks("| 1 | 2 |\n|---|---|\n| 3 | 4 |", [Self.span(3, 7, 8)]) == ["0 4"])
    #expect(Self.remarks("none", [Self.span(1, 1, 5)]) == [])
  }

  /// The text itself stays what it is.
  @Test func nothingIsLost() {
    let (document, _) = Document.read(
      Source(path: "notes/note.md", bytes: Array("a 1 *2* [3](4) `5` 6\\*7".utf8)))
    func text(_ document: Document) -> String {
      var text = ""
      document.forEachInline {
        switch $0 {
        case .text(let part), .code(let part): text += part
        default: break
        }
      }
      return text
    }
    #expect(text(document.remarked([Self.span(1, 3, 4), Self.span(1, 20, 24)])) == text(document))
  }
}
