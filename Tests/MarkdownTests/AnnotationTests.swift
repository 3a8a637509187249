import Markdown
import Testing

/// The text of a span gets an annotation, wherever it stands in the tree.
@Suite struct AnnotationTests {
  private static func annotations(_ note: String, _ spans: [SourceSpan]) -> [String] {
    let (document, _) = Document.read(Source(path: "notes/note.md", bytes: Array(note.utf8)))
    var annotations: [String] = []
    document.annotated(spans).forEachInline {
      if case .annotation(let annotation) = $0 {
        annotations.append("\(annotation.number) \(annotation.content.visibleText)")
      }
    }
    return annotations
  }

  private static func span(_ line: Int, _ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(SourcePosition(line: line, column: start), SourcePosition(line: line, column: end))
  }

  @Test func text() {
    #expect(Self.annotations("1 of 10,000 looks", [Self.span(1, 6, 12)]) == ["0 10,000"])
    #expect(Self.annotations("it is (2 + 2)/2 = 2.", [Self.span(1, 7, 20)]) == ["0 (2 + 2)/2 = 2"])
    #expect(
      Self.annotations(
        "- `a 3` **4**\n- 5 6", [Self.span(1, 11, 12), Self.span(2, 5, 6), Self.span(1, 6, 7)])
        == ["2 a 3", "0 4", "1 6"])
    #expect(Self.annotations("| 1 | 2 |\n|---|---|\n| 3 | 4 |", [Self.span(3, 7, 8)]) == ["0 4"])
    #expect(Self.annotations("none", [Self.span(1, 1, 5)]) == [])
  }

  /// A paragraph whose only digits are in an address does not keep others from their annotations.
  @Test func anAddressElsewhere() {
    for address in ["<a@b0.de>", "<https://example.org/1>"] {
      #expect(Self.annotations("Mail \(address).\n\nIt is 4.", [Self.span(3, 7, 8)]) == ["0 4"])
    }
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
    #expect(text(document.annotated([Self.span(1, 3, 4), Self.span(1, 20, 24)])) == text(document))
  }
}
