import Markdown
import Foundation
import Testing

/// Text without the dialect's syntax reads as libcmark reads it.
@Suite struct CommonMarkTests {
  /// What CommonMark is made of, and some of what the dialect is.
  static let fragments = [
    "a", "b c", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "> ", ">", "- ", "* ", "+ ", "1. ", "2) ",
    "10. ",
    "# ", "## ", "---", "===", "***", "```", "~~~", "`", "``", "*", "**", "_", "__", "[a]", "(b)", "[", "]",
    "![x](y.png)", "[t](u \"v\")", "[a]: /u 't'\n", "<b>", "</b>", "<div>\n", "</div>", "<pre>", "<script>",
    "</script>", "<a href=\"x\">", "<http://e.org>", "<", "&amp;", "&#42;", "&#32;", "\\", "\\*", "  \n",
    "\\\n",
    "é", "日本", "☃", "e\u{301}", "$", "%", "!", "|", ":", "^", "~", "=", "~~", "==", "#a", "^b", "<?p ", "?>",
    "<![CDATA[", "]]>",
    "\r\n",
    "\r", "&#xFDD0;", "&#64976;", "&#xfdd0;0&#xfdd1;", "\0", opening, closing,
    opening + "0" + closing,
  ]
  private static let opening = String(Unicode.Scalar(0xFDD0)!)
  private static let closing = String(Unicode.Scalar(0xFDD1)!)

  @Test(arguments: 0..<20) func generatedNotesReadAsInTheLibrary(_ seed: Int) {
    var random = Generator(state: UInt64(seed) &* 7919 &+ 1)
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 1...24, using: &random) {
        text += Self.fragments.randomElement(using: &random)!
      }
      if Self.isDialect(text) { continue }
      let ours = ReferenceHTML.ofDocument(text)
      let theirs = ReferenceHTML.ofLibrary(text)
      #expect(ours == theirs, Comment(rawValue: text.debugDescription))
      if ours != theirs { return }
    }
  }

  /// What could be a construct of the dialect: the patterns are wider than its rules. The front matter and a
  /// byte order mark are read apart.
  static func isDialect(_ text: String) -> Bool {
    if text.hasPrefix("---") || ["[[", "%%", "<!--", "^[", "[^", "[!"].contains(where: text.contains) {
      return true
    }
    return ["$", "==", "~~"].contains { text.components(separatedBy: $0).count > 2 }
      || [#"#[^\s#]"#, #"\^[a-zA-Z0-9]"#, #"[-+*.)]\s+\[.\](\s|$)"#]
        .contains { text.range(of: $0, options: .regularExpression) != nil }
      || text.split(whereSeparator: \.isNewline).contains { $0.contains("|") && $0.contains("-") }
  }

  /// Linear congruential, so that each seed gives the same notes everywhere.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
