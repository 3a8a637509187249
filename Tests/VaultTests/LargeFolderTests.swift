import Vault
import Testing

@testable import Markdown

/// Folders of very many notes and links cause no more work than in proportion to their size.
@Suite struct LargeFolderTests {
  @Test func brokenLinks() {
    var documents = (0..<10_000).map { LinkMapTests.document("notes/f\($0 % 100)/note \($0).md", "text") }
    let links = (0..<10_000).map { "[[note \($0) of it]] [[nite \($0 + 10_000)]] [[elsewhere \($0)]]" }
    documents.append(LinkMapTests.document("notes/here.md", links.joined(separator: "\n")))
    let findings = Self.diagnostics(of: documents[10_000], among: documents, atMost: 1_000_000)
    #expect(findings.count == 30_000)
  }

  @Test func manyNotesOfOneName() {
    var documents = (0..<10_000).map { LinkMapTests.document("notes/f\($0)/same.md", "text") }
    documents.append(
      LinkMapTests.document("notes/here.md", String(repeating: "[[same]] [[f77/same]]\n", count: 10_000)))
    let findings = Self.diagnostics(of: documents[10_000], among: documents, atMost: 200_000)
    #expect(findings.count == 10_000)
    #expect(
      findings.last?.message
        == "‘same’ may be each of notes/f0/same.md, notes/f1/same.md, notes/f2/same.md, notes/f3/same.md and others"
    )
  }

  @Test func manyHeadingsAndBlocks() {
    let parts = (0..<10_000).map { number in
      "## Part\n\n[[#Part]] [[#No \(number)]] [[#^b\(number)]] [[#^x\(number)]] ![[other#^b\(number)]] ![[other#part-\(number)]] ^b\(number)"
    }
    let text = parts.joined(separator: "\n\n")
    let documents = ["here", "other"].map { LinkMapTests.document("notes/\($0).md", text) }
    let findings = Self.diagnostics(of: documents[0], among: documents, atMost: 1_000_000)
    let identifiers = findings.map(\.identifier)
    #expect(identifiers.count { $0 == "missing-block" } == 10_000)
    #expect(identifiers.contains("embed-too-large"))
  }

  @Test func embedsOfALongSection() {
    let documents = [
      LinkMapTests.document("notes/here.md", String(repeating: "![[other#Part]]\n", count: 10_000)),
      LinkMapTests.document("notes/other.md", "# Part\n\n" + String(repeating: "text\n\n", count: 10_000)),
    ]
    let findings = Self.diagnostics(of: documents[0], among: documents, atMost: 100_000)
    #expect(findings.map(\.identifier) == ["embed-too-large"])
  }

  /// Maps a folder and checks a note, and bounds the names and blocks that this looks at.
  private static func diagnostics(
    of document: Document, among documents: [Document], atMost limit: Int
  ) -> [Diagnostic] {
    let start = ScannerSteps.total
    let map = LinkMap(documents: documents, files: [], folder: "notes")
    let findings = map.diagnostics(of: document)
    #expect(ScannerSteps.total - start < limit)
    return findings
  }
}
