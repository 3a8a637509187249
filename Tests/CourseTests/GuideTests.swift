import Markdown
import Testing

/// What the author's guide shows as written is what stands below it, so the result is that of the source.
@Suite struct GuideTests {
  static let guide = Folder.course.lessons.first { $0.document.source.name == "authors-guide" }

  @Test func examplesStandBelowTheirSource() throws {
    let document = try #require(Self.guide?.document)
    let text = String(decoding: document.source.bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var count = 0
    for block in document.blocks {
      guard case .code(let code) = block.content, code.info == "markdown" else { continue }
      count += 1
      let below = lines[block.lines.upperBound...].joined(separator: "\n").drop { $0 == "\n" }
      #expect(below.hasPrefix(code.text), "line \(block.lines.lowerBound)")
    }
    #expect(count >= 14)
  }

  @Test func itsOwnFrontMatterIsShown() throws {
    let document = try #require(Self.guide?.document)
    let lines = try #require(document.frontMatter.lines)
    let written = (lines.lowerBound + 1..<lines.upperBound).map {
      String(decoding: document.source.line($0), as: UTF8.self) + "\n"
    }
    let shown = document.blocks.compactMap { block -> String? in
      if case .code(let code) = block.content, code.info == "yaml" { code.text } else { nil }
    }
    #expect(shown == [written.joined()])
  }
}
