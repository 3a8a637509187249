import MarkupCheck
import Testing

/// The checker that all pages are held against finds what is wrong, and nothing else.
@Suite struct MarkupCheckTests {
  @Test(arguments: [
    "<p>a</p", "<p>a", "a</p>", "<p><em>a</p></em>", "<p>a<b>", "<x>a</x>", "<p>a & b</p>", "<p>a > b</p>",
    "<p>a < b</p>", "<p class=a>b</p>", "<p class='a'>b</p>", "<p class>b</p>", "<p class=\"a>b</p>",
    "<p class=\"a\" class=\"b\">c</p>", "<p onclick=\"a\">b</p>", "<p id=\"a\">b</p><p id=\"a\">c</p>",
    "<p id=\"a b\">c</p>", "<a href=\"a\">b<em><a href=\"c\">d</a></em></a>", "<p><div>a</div></p>",
    "<p><ul><li>a</li></ul></p>", "<em><p>a</p></em>", "<br>", "<br></br>", "<img src=\"a\"/>", "<li>a</li>",
    "<ul>a</ul>", "<ul><p>a</p></ul>", "<table><tr><td>a</td></tr></table>", "<summary>a</summary>",
    "<script>a</script>", "<a href=\"javascript:a\">b</a>", "<a href=\" java&#10;script:a\">b</a>",
    "<p>a\u{1}b</p>", "<p>&;</p>", "<P>a</P>", "<p title=\"<\">a</p>", "<!-- a -->", "<pre><p>a</p></pre>",
    "<mi>a</mi>", "<math>a</math>", "<math><mfrac><mi>a</mi></mfrac></math>",
    "<math><mi><mi>a</mi></mi></math>",
    "<math><mtable><mtd></mtd></mtable></math>", "<math><p>a</p></math>", "<math><math></math></math>",
    "<math><msub><mi>a</mi><mi>b</mi><mi>c</mi></msub></math>", "<math style=\"color:red\"></math>",
    "<rect/>", "<svg><p>a</p></svg>", "<svg>a</svg>", "<svg><rect></rect></svg>", "<svg><rect /></svg>",
    "<svg><text><text>a</text></text></svg>", "<svg><g>a</g></svg>", "<svg onload=\"a\"></svg>",
    "<svg style=\"a\"></svg>", "<svg><svg></svg></svg>", "<svg><image href=\"https://a.b/c.png\"/></svg>",
    "<svg><image href=\"data:image/svg+xml,a\"/></svg>", "<svg><script>a</script></svg>", "<g></g>",
    "<p><svg></svg></p>", "<script src=\"a.js\"></script>", "<script src=\"a.js\">b</script>",
    "<html><head><script src=\"https://a.b/c.js\"></script></head></html>",
    "<html><head><script>a</script></head></html>",
  ])
  func wrong(_ markup: String) { #expect(MarkupCheck(Array(markup.utf8)).problems != []) }

  @Test func wrongBytes() { #expect(MarkupCheck([0x70, 0xFF]).problems != []) }

  @Test(arguments: [
    "", "a", "<p>a <em>b</em> &amp; &#38;<br />\nc</p>", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
    "<a href=\"a:b\"><img src=\"c\" alt=\"\" /></a> <a id=\"x\" href=\"#x\">b</a>",
    "<p><math display=\"block\"><mfrac><mi>a</mi><mrow></mrow></mfrac><mspace width=\"1em\" /></math></p>",
    "<math><mtable><mtr><mtd><mtext>(<a href=\"#x\">1</a>)</mtext></mtd></mtr></mtable></math>",
    "<div><svg class=\"a\" viewBox=\"0 0 1 1\"><g class=\"step\"><rect x=\"0\"/><text>a</text></g></svg></div>",
    "<svg><image href=\"media/a.png\"/><image href=\"data:image/png;base64,aB+/=\"/></svg>",
    "<html><head><script src=\"a.js\" defer=\"\"></script></head></html>",
    "<details open=\"\"><summary>a <b>b</b></summary><p>c</p></details>",
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<title>a</title>\n</head>\n<body>\n<main></main>\n</body>\n</html>\n",
  ])
  func right(_ markup: String) { #expect(MarkupCheck(Array(markup.utf8)).problems == []) }
}
