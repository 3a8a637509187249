import Markdown
import Testing

/// Each example of the author's guide is followed by its own source, so that what a reader sees is its result.
@Suite struct GuideTests {
  private func guide() async throws -> Document {
    let lessons = try await VerifiedCourse.ofPackage.value.course.lessons
    return try #require(lessons.first { $0.document.source.name == "authors-guide" }).document
  }

  @Test func examplesStandBelowTheirSource() async throws {
    let document = try await guide()
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

  @Test func itsOwnFrontMatterIsShown() async throws {
    let document = try await guide()
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
