import Vault
import CCMark
import Markdown
import Foundation
import Lessons
import MarkupCheck
import Testing

@testable import Pages

/// Plain Markdown comes out byte for byte as libcmark's own renderer writes it.
///
/// What differs on purpose: headings have ids, raw HTML is mostly text, a character that HTML forbids is shown
/// as U+FFFD, an address in the text of a link is no second link, and one in other text is a link.
@Suite struct CommonMarkTests {
  @Test func examplesComeOutAsInTheLibrary() throws {
    let examples = try Self.examples()
    #expect(examples.count > 400)
    for example in examples { expectSame(example) }
  }

  /// What CommonMark is made of, without raw HTML and without the dialect.
  private static let fragments = [
    "a", "b c", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "> ", ">", "- ", "* ", "+ ", "1. ", "2) ",
    "10. ",
    "# ", "## ", "---", "===", "***", "```", "~~~", "`", "``", "*", "**", "_", "__", "[a]", "(b)", "[", "]",
    "![x](y.png)", "![](<9 z> 't')", "[t](u \"v\")", "[a]: /u 't'\n", "<http://e.org>", "<a@b.c>", "&amp;",
    "&#42;",
    "&#32;", "&quot;", "\\", "\\*", "  \n", "\\\n", "é", "日本", "☃", "e\u{301}", "%", "!", "~", "'", "\"", "&",
    ";",
    "(c&d'e)", "[q](<1 s>)", "\u{A0}", "«", "swif", "\r\n", "\r", "&#xFDD0;", "\0", "```js x\n",
  ]

  @Test(arguments: 0..<20) func generatedTextsComeOutAsInTheLibrary(_ seed: Int) {
    var random = Generator(state: UInt64(seed) &* 104_729 &+ 1)
    var compared = 0
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 1...24, using: &random) {
        text += Self.fragments.randomElement(using: &random)!
      }
      if isDialect(text) || hasNestedLinks(text) { continue }
      guard expectSame(text) else { return }
      compared += 1
    }
    #expect(compared > 250)
  }

  @discardableResult private func expectSame(_ text: String) -> Bool {
    let ours = String(decoding: content(text), as: UTF8.self).replacing(#/(<h[1-6]) id="[^"]*"/#) {
      $0.output.1
    }
    let theirs = library(text)
    #expect(ours == theirs, Comment(rawValue: text.debugDescription))
    let problems = MarkupCheck(content(text)).problems
    #expect(problems.isEmpty, Comment(rawValue: text.debugDescription))
    return ours == theirs && problems.isEmpty
  }

  private func content(_ text: String) -> [UInt8] {
    let document = Document.read(Source(path: "note.md", bytes: Array(text.utf8))).document
    let links = LinkMap(documents: [document], files: [], folder: "")
    let html = NoteBody(Lesson.read(document).lesson, links: links, others: []).content.bytes
    return Array(html.dropFirst("<main>\n".utf8.count).dropLast("</main>\n".utf8.count))
  }

  private func library(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let html = bytes.withUnsafeBytes { buffer in
      let pointer = buffer.bindMemory(to: CChar.self).baseAddress
      guard let html = cmark_markdown_to_html(pointer, buffer.count, CMARK_OPT_UNSAFE) else { return "" }
      defer { free(html) }
      return String(cString: html)
    }
    var allowed = ""
    for scalar in html.unicodeScalars {
      let isForbidden =
        scalar.value < 32 && scalar != "\n" && scalar != "\t" || (0xFDD0...0xFDEF).contains(scalar.value)
      allowed.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
    }
    return allowed
  }

  private func isDialect(_ text: String) -> Bool {
    ["[[", "%%", "^[", "[^", "[!", "|"].contains { text.contains($0) }
      || ["==", "~~"].contains { text.ranges(of: $0).count > 1 }
      || text.contains(#/([-*+]|[0-9][.)])\s+\[.\]/#) || text.hasPrefix("---")
  }

  private func hasNestedLinks(_ text: String) -> Bool {
    MarkupCheck(Array(library(text).utf8)).problems.contains { $0.hasSuffix("<a> in <a>") }
  }

  /// The fences of the file.
  private static func examples() throws -> [String] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "CommonMark.md")
    let text = try String(contentsOf: file, encoding: .utf8).replacing("→", with: "\t")
    let parts = text.components(separatedBy: "````````\n")
    return parts.indices.filter { !$0.isMultiple(of: 2) }.map { parts[$0] }
  }

  /// Linear congruential, so that each seed gives the same texts everywhere.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
