import Lessons
import Testing

@Suite struct NestingLimitTests {
  @Test(arguments: [
    ("[", 13), ("([", 13), ("(", 201), ("<a@e.org>", 14), ("a<", 51), ("{[", 13),
  ])
  func tooMuchIsFound(_ piece: String, _ count: Int) {
    #expect(NestingLimit.excess(in: "let a = " + String(repeating: piece, count: count)) != nil)
    #expect(NestingLimit.excess(in: "let a = " + String(repeating: piece, count: count - 2)) == nil)
  }

  @Test(arguments: [
    "let a = [[[[[[1]]]]]]", "\"\(String(repeating: "[", count: 50))\"", "// [[[[[[[[[[[[[[[[",
    "let t = \"\"\"\n  <b></b><i></i><u></u><b></b><i></i><u></u><b></b><i></i><u></u>\n  \"\"\"",
    String(repeating: "if a < b { c() }\n", count: 100), String(repeating: "x << 1 + ", count: 100) + "1",
  ])
  func plainCodeIsNot(_ code: String) { #expect(NestingLimit.excess(in: code) == nil) }
}
