import Markdown
import Foundation
import Lessons
import Testing

/// Runs `Specifications/expectations.md`: pairs of a cell and what its comments promise.
@Suite struct ExpectationTests {
  static let pairs = CellPair.all(in: "expectations.md", of: "expectations")

  @Test func areThere() { #expect(Self.pairs.count > 10) }

  @Test(arguments: pairs) func holds(_ pair: CellPair) {
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
  @Test(arguments: pairs) func spansHoldTheText(_ pair: CellPair) {
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
