import Fuzzing
import Testing

/// Malformed markup, and markup that could run a script, is reported.
@Suite struct PageCheckTests {
  @Test(
    arguments: [
      "", "text &copy; &amp; &lt;b&gt; &#39; &#x27;", "<p>a <em>b</em><br></p>\n<hr /><br />",
      "<img src=\"a.png\" alt=\" \">",
      "<ul>\n<li><p>a</p><ul><li>b</li></ul></li></ul>", "<input type=\"checkbox\" disabled checked>",
      "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
      "<a href=\"b.html#c\" id=\"d\">e</a><a href=\"#d\">f</a>", "<h2 id=\"é\">a</h2>",
      "<math display=\"block\"><mfrac><mi>x</mi><mn>2</mn></mfrac></math>",
    ]) func sound(_ markup: String)
  { #expect(PageCheck(markup).problems == []) }

  @Test(
    arguments: [
      ("<p>", "<p> is not closed"), ("</p>", "</p> where <nothing> is open"),
      ("<em><strong></em></strong>", "</em> where <strong> is open"), ("a < b", "a bare ‘<’"),
      ("a > b", "a bare ‘>’"), ("a & b", "a bare ‘&’"), ("&c d;", "a bare ‘&’"), ("&#xD800;", "a bare ‘&’"),
      ("<b", "<b is not ended"),
      ("<p />", "an attribute of <p> without a name"), ("<img src=a>", "src in <img> is not quoted"),
      ("<img src='a'>", "src in <img> is not quoted"),
      ("<img src=\"a>", "src in <img> is not quoted"), ("<img alt=\"<\">", "a bare ‘<’ in an attribute"),
      ("<img alt=\"\" alt=\"\">", "alt twice in <img>"), ("<img onerror=\"x\">", "onerror in <img>"),
      ("<img ONLOAD=\"x\">", "ONLOAD in <img>"), ("<script></script>", "<script>"),
      ("<SCRIPT></SCRIPT>", "<SCRIPT>"), ("<style></style>", "<style>"),
      ("<a href=\"javascript:x\"></a>", "href of <a> begins with javascript:"),
      ("<a href=\" java&#10;script:x\"></a>", "href of <a> begins with javascript:"),
      ("<a href=\"&#106;avascript:x\"></a>", "href of <a> begins with javascript:"),
      ("<img src=\"DATA:x\">", "src of <img> begins with data:"),
      ("<img src=\"https://a.org/b.png\">", "src of <img> leads to another host"),
      ("<img src=\" //a.org/b.png\">", "src of <img> leads to another host"),
      ("<b id=\"a\"></b><i id=\"a\"></i>", "the id ‘a’ twice"),
      ("<b id=\"a b\"></b>", "the id ‘a b’ is empty or has white space"),
      ("<a href=\"b\"><em><a href=\"c\"></a></em></a>", "<a> in <a>"), ("<p><div></div></p>", "<div> in <p>"),
      ("<p><em><ul></ul></em></p>", "<ul> in <em>"), ("<li></li>", "<li> in <nothing>"),
      ("<table><td></td></table>", "<td> in <table>"), ("a\u{1}", "the character U+1"),
      ("a\u{85}", "the character U+85"), ("<!-- a -->", "a bare ‘<’"),
    ]) func unsound(_ markup: String, _ problem: String)
  {
    #expect(PageCheck(markup).problems.contains(problem))
  }

  @Test func textAndValues() {
    let check = PageCheck("<p title=\"a &amp; b\">c<b>d</b>&lt;</p>")
    #expect(check.text == "cd<")
    #expect(check.values == "a & b\n")
  }
}
