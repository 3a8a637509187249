import Course
import Formulas
import Lessons
import Markdown
import Testing

@testable import notes

@Suite struct CellEditTests {
  private func edited(_ note: String, _ cell: Int, _ code: String) throws -> String {
    let (macros, _) = MathMacros.read("\\newcommand{\\kernel}{3}")
    let note = ReadNote(Source(path: "notes/a.md", bytes: Array(note.utf8)), macros: macros)
    let edited = try CellEdit(cell: cell, code: code).applied(to: note.lesson, macros: macros)
    #expect(edited.diagnostics.map(\.message) == note.diagnostics.map(\.message))
    return String(decoding: edited.lesson.document.source.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("A.\n\n```swift\n1\n2\n```\n\nB.", "3\n", "A.\n\n```swift\n3\n```\n\nB."),
    ("```swift\n```\nB.", "1\n2", "```swift\n1\n2\n```\nB."),
    ("```swift\n1\n```", "", "```swift\n```"),
    ("> ```swift\n> 1\n> ```\n", "2\n\n3\n", "> ```swift\n> 2\n>\n> 3\n> ```\n"),
    ("- a\n\n  ```swift\n\n  1\n  ```\n", "\n2\n", "- a\n\n  ```swift\n\n  2\n  ```\n"),
    ("> ```swift\n> ```\n", "2\n", "> ```swift\n> 2\n> ```\n"),
    (
      "- a\n\n  ```swift\n  1\n  ```\n", "if true {\n  2\n}\n",
      "- a\n\n  ```swift\n  if true {\n    2\n  }\n  ```\n"
    ),
    ("```swift\r\n1\r\n```\r\n", "2\n3\n", "```swift\r\n2\r\n3\r\n```\r\n"),
    ("````swift\n1\n````\n", "\"```\"\n", "````swift\n\"```\"\n````\n"),
    ("```swift\n1\n```\nÄ\n", "\"ö\"\r\n", "```swift\n\"ö\"\n```\nÄ\n"),
    ("$\\kernel$\n\n```swift\n1\n```\n", "2\n", "$\\kernel$\n\n```swift\n2\n```\n"),
  ]) func newCode(note: String, code: String, expected: String) throws {
    #expect(try edited(note, 1, code) == expected)
  }

  @Test(arguments: ["1\n```\n2\n", "```\n\n```swift\nevil()\n", "~~~"]) func whatWouldEndTheCell(code: String)
  {
    let isTilde = code == "~~~"
    let note = isTilde ? "~~~swift\n1\n~~~\n" : "```swift\n1\n```\n"
    #expect(throws: CellEdit.Problem.self) { try edited(note, 1, code + "\nmore\n") }
  }

  @Test func noSuchCell() { #expect(throws: CellEdit.Problem.self) { try edited("Text.", 1, "1") } }
}
