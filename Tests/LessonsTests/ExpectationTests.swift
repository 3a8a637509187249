import Markdown
import Foundation
import Lessons
import Testing

/// Runs `Specifications/expectations.md`: pairs of a cell and what its comments promise.
@Suite struct ExpectationTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let line: Int
    let code: String
    let expected: String
    var testDescription: String { "expectations.md:\(line)" }
  }

  static let pairs: [Pair] = {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Specifications/expectations.md").path
    let bytes = FileManager.default.contents(atPath: path).map { Array($0) } ?? []
    var pairs: [Pair] = []
    var code: CodeBlock?
    Document.read(Source(path: path, bytes: bytes)).document.forEachBlock { block in
      guard case .code(let block) = block.content else { return }
      if block.info == "swift" { code = block }
      if block.info == "expectations", let cell = code {
        pairs.append(Pair(line: cell.fence.start.line, code: cell.text, expected: block.text))
      }
    }
    return pairs
  }()

  @Test func areThere() { #expect(Self.pairs.count > 10) }

  @Test(arguments: pairs) func holds(_ pair: Pair) {
    let syntax = CellSyntax(of: pair.code)
    let seen = syntax.expectations.map { expectation in
      let lines = expectation.statement.map { index in
        let span = syntax.statements[index].span
        return "\(span.start.line)-\(span.end.line)"
      }
      return "\(expectation.kind) \(lines ?? "none") ‹\(expectation.text.replacing("\n", with: "⏎"))›\n"
    }
    #expect(seen.joined() == pair.expected)
  }

  /// The spans are what `accept` writes over: they must hold exactly the text.
  @Test(arguments: pairs) func spansHoldTheText(_ pair: Pair) {
    let lines = pair.code.split(separator: "\n", omittingEmptySubsequences: false)
    for expectation in CellSyntax(of: pair.code).expectations {
      let parts = expectation.spans.map { span in
        String(
          decoding: Array(lines[span.start.line - 1].utf8)[(span.start.column - 1)..<(span.end.column - 1)],
          as: UTF8.self)
      }
      #expect(parts.joined(separator: "\n") == expectation.text)
    }
  }
}
