import Vault
import Markdown
import Testing

/// Folders of very many notes and links come to their end.
@Suite struct LargeFolderTests {
  @Test func brokenLinks() {
    var documents = (0..<10_000).map { LinkMapTests.document("notes/f\($0 % 100)/note \($0).md", "text") }
    let links = (0..<10_000).map { "[[note \($0) of it]] [[nite \($0 + 10_000)]] [[elsewhere \($0)]]" }
    documents.append(LinkMapTests.document("notes/here.md", links.joined(separator: "\n")))
    let map = LinkMap(documents: documents, files: [], folder: "notes")
    #expect(map.diagnostics(of: documents[10_000]).count == 30_000)
  }

  @Test func manyNotesOfOneName() {
    var documents = (0..<10_000).map { LinkMapTests.document("notes/f\($0)/same.md", "text") }
    documents.append(
      LinkMapTests.document("notes/here.md", String(repeating: "[[same]] [[f77/same]]\n", count: 10_000)))
    let map = LinkMap(documents: documents, files: [], folder: "notes")
    let findings = map.diagnostics(of: documents[10_000])
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
    let map = LinkMap(documents: documents, files: [], folder: "notes")
    let identifiers = map.diagnostics(of: documents[0]).map(\.identifier)
    #expect(identifiers.count { $0 == "missing-block" } == 10_000)
    #expect(identifiers.contains("embed-too-large"))
  }
}
