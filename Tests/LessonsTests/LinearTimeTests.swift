import Testing

@testable import Lessons
@testable import Markdown

/// The numbers and the arithmetic of long texts take a number of steps in proportion to their length.
@Suite struct LinearTimeTests {
  static let families = [
    "1,000,", "111,", "1,111,", "1 ", "1", "a1", "1-", "1.", "1:", "1/", "[1 ", "(1 ", "1]", "1+", "1+1=2 ",
    "1+1=2. ", "1+1=2, ", "1 + ", "1 x ", "1x1", "1x1 = ", "1 = 1 ", "(", "√", "√1 ", "1! ", "½", "2½ ",
    "1 (1 ",
    "1 (1 + 1) ", "1 × 1 (2), ", "1 × 1, a total of 1 ", "1 is ", "1 times 1 is 1 ", "half of 1 is ", "2¹⁰",
    "¹", "-1 - ",
    "1 – ", "1\n", "1\u{A0}", "1 000 ", "1e", "1e5", "1% ", "1 % of ", "http://a/1/", "a@1-", "mod 1 = 1 + ",
    "1± ",
    "1 ± 1 ", "1… ", "`1+1=2` ", "1<sup>1</sup> ", "3*3*3 ", "1\u{FFFD}", "1&#0;a", "1\u{FE0F}", "1，", "1。",
    "1 %%= a%%", "a %%= a%%", "%%= a%%", "%%wrong%% ", "$x$%%= a%%", "$$%%= a%%", "$x$ a ",
  ]

  @Test(arguments: families) func repeated(_ piece: String) {
    let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
    let document = Document.read(Source(path: "long.md", bytes: Array(text.utf8))).document
    let start = ScannerSteps.total
    let lesson = Lesson.read(document).lesson
    let steps = Double(ScannerSteps.total - start) / Double(text.utf8.count)
    #expect(lesson.numbers.count <= text.utf8.count)
    // Each claim looks at a thousand bytes around it; to look at all of the text would take thousands of steps a byte.
    #expect(steps < 500)
  }
}
