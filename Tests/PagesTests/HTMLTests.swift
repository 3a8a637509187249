import Markdown
import Testing

@testable import Pages

/// Text becomes HTML in one file: what it must hold.
@Suite struct HTMLTests {
  private func text(_ text: String) -> String {
    var html = HTML()
    html.text(text)
    return html.markup
  }

  private func raw(_ text: String) -> String {
    var html = HTML()
    html.rawText(text)
    return html.markup
  }

  private func address(_ text: String) -> String {
    var html = HTML()
    html.element("a", [.url("href"): text], "")
    return String(html.markup.dropFirst("<a href=\"".count).dropLast("\"></a>".count))
  }

  @Test func charactersOfHTMLAreEscaped() {
    #expect(text("a<b>&\"c\"' d") == "a&lt;b&gt;&amp;&quot;c&quot;' d")
    #expect(text("") == "" && text("&") == "&amp;" && text("x&") == "x&amp;" && text("&lt;") == "&amp;lt;")
  }

  /// Every character there is, against a rule that reads them one by one.
  @Test func forbiddenCharactersAreReplaced() {
    for value in UInt32(0)...0x10FFFF {
      guard value < 0x3000 || value > 0xF000, let scalar = Unicode.Scalar(value) else { continue }
      if "<>&\"".unicodeScalars.contains(scalar) { continue }
      let isControl = value < 32 && value != 9 && value != 10 || (127..<160).contains(value)
      let isNoCharacter = (0xFDD0...0xFDEF).contains(value) || value & 0xFFFF >= 0xFFFE
      let seen = text("a\(scalar)b")
      guard seen == (isControl || isNoCharacter ? "a\u{FFFD}b" : "a\(scalar)b") else {
        Issue.record("U+\(String(value, radix: 16)) becomes \(seen)")
        return
      }
    }
  }

  @Test func addressesAreEncodedAsInTheLibrary() {
    #expect(address("/a b?c=d&e='f'#g\"<>") == "/a%20b?c=d&amp;e=&#x27;f&#x27;#g%22%3C%3E")
    #expect(address("ä%20[x]\\^`{|}\u{1}") == "%C3%A4%20%5Bx%5D%5C%5E%60%7B%7C%7D%01")
  }

  @Test func referencesOfRawHTMLStay() {
    #expect(raw("&amp; &#65; &#x41; &ouml;") == "&amp; &#65; &#x41; &ouml;")
    #expect(
      raw("& &a &; &#; &#x; &#1; &#xD800; &#x110000; &nosuch; &#-1; &#+65; <b>") == """
        &amp; &amp;a &amp;; &amp;#; &amp;#x; &amp;#1; &amp;#xD800; &amp;#x110000; &amp;nosuch; &amp;#-1; &amp;#+65; \
        &lt;b&gt;
        """)
  }
}
