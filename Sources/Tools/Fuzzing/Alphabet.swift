/// The pieces of generated notes: CommonMark, the dialect, and unusual characters.
enum Alphabet {
  static let commonMark = [
    "a", "b c", " ", "  ", "    ", "\t", "\n", "\n", "\n", "\n\n", "\n\n", "> ", ">", "- ", "* ", "+ ", "1. ",
    "2) ", "10. ", "# ", "## ", "###### ", "---", "===", "***", "```", "~~~", "````", "`", "``", "*", "**",
    "_", "__", "***", "[a]", "(b)", "[", "]", "](", ")", "![x](y.png)", "[t](u \"v\")", "[a]: /u 't'\n",
    "[a][b]", "<b>", "</b>", "<div>\n", "</div>", "<pre>", "<http://e.org>", "<a@e.org>", "<", "&amp;",
    "&#42;", "&#32;", "&#0;", "&copy;", "&", "\\", "\\*", "  \n", "\\\n", "!", ":", "'", "\"", "{", "}",
  ]

  static let dialect = [
    "$", "$", "$$", "$$", "$x$", "$$y$$", "\\text{", "\\$", "[[", "]]", "![[", "[[a]]", "[[a|b]]", "[[#One]]",
    "[[b#One]]", "![[b]]", "![[note]]", "![[a#One]]", "![[note#^id]]", "![[p.png|300]]", "![[p.png|3x4]]",
    "|", "\\|", "#", "^", "%%", "%%", "<!--", "-->", "~~", "~", "==", "=", "^[", "[^1]", "[^1]", "[^1]: ",
    "[^two]", "[^two]: ", "#tag", "#a/b", " ^id", "^id\n", "> [!note] ", "> [!tip]- ", "> [!BUG]+ t\n", "[!",
    "[!x]", "- [ ] ", "- [x] ", "[ ] ", "[x] ", "| a | b |\n", "|---|:-:|\n", "| - |\n", "--:|", "| a\n",
    "a | b\n- | -\n", "---\n", "title: T\n", "tags: [a]\n", "draft: true\n", "```swift\n",
    "```swift hidden\n", "``` swift fails\n", "```output\n", "```mermaid\n", "```ad-note\n", "~~~dataview\n",
    "// => 1\n", "let a = 1\n",
    "%%= a%%", "%%check%%", "5", "5 and ", "\\begin{matrix}", "![x](https://e.org/p.png)", "![](//e.org)",
    "![300](http://e.org)", "[t](obsidian://x)", "[t](zotero:x)",
    "![[d.excalidraw|30]]", "![[e]]", "![e](e.md)", "[[c.canvas]]",
    "![[t.mp3#t=1]]", "![t](t.mp3)", "[[p.pdf#page=3]]", "- [-] ",
    "$$\n\na\n\n$$", "$$\n\n", "[[a\nb]]", "[[]]", "[[1, 2], [3]]", "[[[a]]]: ", "]]^id", "$$^id", "[!note]",
    "> [!note]a",
    "[Note]: b\n", "[Note]", "5%%", "5%% a 6%%", "%% ", "a%% ", "line-breaks: true\n",
    "https://e.org/a_b", "http://e.org", "www.e.org", "https://", "www.", "(https://e.org/a(b))",
    "https://e.org/?a=1&amp;b",
  ]

  static let letters = [
    "é", "e\u{301}", "日本", "☃", "\u{0}", "\u{FEFF}", "\r\n", "\r", "\u{200B}", "\u{200D}", "👩‍👩‍👧‍👦", "🇩🇪",
    "👍🏽", "\u{202E}", "שלום", "مرحبا", "\u{A0}", "\u{2028}", "\u{85}", "\u{B}", "\u{C}", "\u{1}", "\u{7F}",
    "ß", "İ", "ﬀ", "\u{300}\u{301}\u{302}", "&#xFDD0;", "&#64976;", "&#xfdd0;0&#xfdd1;", opening, closing,
    opening + "0" + closing, noncharacter, "\u{10FFFF}", "“", "—", "…", "１", "²",
  ]

  // The compiler refuses noncharacters in literals.
  private static let opening = String(Unicode.Scalar(0xFDD0)!)
  private static let closing = String(Unicode.Scalar(0xFDD1)!)
  private static let noncharacter = String(Unicode.Scalar(0xFFFF)!)

  static let markup = [
    "<script>", "</script>", "<script>alert(1)</script>", "<svg onload=x()>", "</svg>",
    "<img src=x onerror='y()'>", "<a href=\"javascript:x()\">", "<a href='data:text/html,x'>", "</a>",
    "<style>", "</style>", "<textarea>", "</textarea>", "<br>", "<br/>", "<details>\n", "</details>\n",
    "<center>![[a]]</center>\n", "<div>**a**\n",
    "<kbd>", "</kbd>", "<sub>", "</sub>", "<p>", "</p>", "<?p ", "?>", "<![CDATA[", "]]>", "<!D ", "<!-->",
    "<!--->", "--!>", "<iframe src=a>", "<table>", "<tr><td>", "<span class=\"a\">", "</span>", "<span id=x>",
    "<math>", "<x-y z>", "<input disabled>", "<a b='", "<a b=\"", "[t](javascript:x)", "[t](JaVa\tscript:x)",
    "[t](<data:text/html,x>)", "![i](javascript:x)", "[t](&#106;avascript:x)", "<javascript:x>",
    "[[javascript:x]]", "\" onclick=\"x", "' onclick='x", "<h1>", "</h1>", "<main>", "</main>",
  ]

  static let all = commonMark + dialect + dialect + letters + markup

  /// Pieces that begin a line inside a container.
  static let prefixes = [
    "> ", ">", "- ", "* ", "1. ", "  ", "    ", "   ", "\t", "- [ ] ", "> [!note] ", " ", "[^1]: ",
  ]

  /// Openings and their closings.
  static let pairs = [
    ("*", "*"), ("**", "**"), ("_", "_"), ("~~", "~~"), ("==", "=="), ("[", "](a)"), ("![", "](a)"),
    ("[[", "]]"),
    ("![[", "]]"), ("$", "$"), ("$$", "$$"), ("`", "`"), ("^[", "]"), ("<b>", "</b>"), ("%%", "%%"),
    ("<!--", "-->"),
    ("> ", ""), ("- ", ""), ("> [!note] ", ""), ("> - ", ""), ("{", "}"), ("\\text{", "}"), ("(", ")"),
    ("\"", "\""),
    ("[a|", "]"), ("*a **b ", "**c*"), ("~~a ==b ", "==c~~"), ("<div>\n\n", "</div>\n\n"), ("[^1]: ", ""),
    ("| ", " |"),
  ]
}
