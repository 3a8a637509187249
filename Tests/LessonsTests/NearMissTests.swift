import Foundation
import Lessons
import Markdown
import Testing

/// What looks like a claim of a cell, or like a cell, and is none.
@Suite struct NearMissTests {
  static let pairs = CellPair.all(in: "near-misses.md", of: "near-misses")

  @Test func areThere() { #expect(Self.pairs.count >= 7) }

  @Test(arguments: pairs) func comments(_ pair: CellPair) {
    let found = CellSyntax(of: pair.code).nearMisses
    #expect(found.map { "\($0.span.start.line) \($0.help)\n" }.joined() == pair.expected)
    let lines = pair.code.split(separator: "\n", omittingEmptySubsequences: false)
    for one in found {
      let line = Array(lines[one.span.start.line - 1].utf8)
      let text = line[(one.span.start.column - 1)..<(one.span.end.column - 1)]
      #expect(String(decoding: text, as: UTF8.self) == one.text)
    }
    let comments = lines.count { $0.contains("//") || $0.contains("/*") }
    #expect(comments - found.count >= 5, "each near miss has neighbours that are none")
  }

  /// What stands behind an expectation whose bracket is open belongs to it.
  @Test func aLineOfAnExpectationIsNone() {
    #expect(CellSyntax(of: "n\n// => [1,\n// → 2]\n").nearMisses.isEmpty)
    #expect(CellSyntax(of: "n\n// => 1\n// → 2]\n").nearMisses.count == 1)
  }

  // MARK: Fences

  private func warnings(_ text: String) -> [String] {
    let document = Document.read(Source(path: "notes/a.md", bytes: Array(text.utf8))).document
    return Lesson.read(document).diagnostics.map { "\($0.severity) \($0.span.start.line) \($0.help)" }
  }

  @Test(arguments: [
    ("swft", "swift"), ("Swift5", "swift"), ("swift6.2", "swift"), ("swfit", "swift"), ("siwft", "swift"),
    ("swif", "swift"), ("swiftt", "swift"), ("wsift", "swift"), ("Swfit hidden", "swift hidden"),
    ("{swift}", "swift"), ("{.swift}", "swift"), ("{.swift hidden}", "swift hidden"), (".swift", "swift"),
    ("language-swift", "swift"), ("lang-swift", "swift"), ("\"swift\"", "swift"), ("hidden", "swift hidden"),
    ("hidden swift", "swift hidden swift"), ("typecheck", "swift typecheck"),
    ("skip=\"later\"", "swift skip=\"later\""),
  ])
  func aLanguageThatIsNearlySwift(_ info: String, _ right: String) {
    #expect(warnings("```\(info)\nlet a = 1\n```\n") == ["warning 1 write ```\(right)"])
    #expect(warnings("> ~~~ \(info)\n> let a = 1\n> ~~~\n") == ["warning 1 write ```\(right)"])
  }

  @Test(arguments: [
    "", "swiftui", "swiftinterface", "swig", "sh", "shell", "swf", "software", "sql", "scss", "sway",
    "svelte",
    "python swift", "text", "markdown", "output-of-swift", "objective-c", "{python}", "{.python}", "soft",
    "wit",
    "drift", "hiddenmarkov", "skipped", "taylor-swift", "diff", "ini", "console", "mermaid",
  ])
  func anotherLanguage(_ info: String) {
    #expect(warnings("```\(info)\nlet a = 1\n```\n") == [])
  }

  @Test(arguments: ["ouput", "outputs", "{output}", ".output", "Outptu", "stdout", "outpt"])
  func aFenceThatIsNearlyOutput(_ info: String) {
    let cell = "```swift\nprint(1)\n```\n"
    #expect(warnings("\(cell)\n```\(info)\n1\n```\n") == ["warning 5 write ```output"])
    #expect(warnings("\(cell)\nText.\n\n```\(info)\n1\n```\n") == [])
  }

  @Test(arguments: ["output", "", "text", "console", "sh", "put", "input", "layout"])
  func aFenceBehindACell(_ info: String) {
    #expect(warnings("```swift\nprint(1)\n```\n\n```\(info)\n1\n```\n") == [])
  }

  private static let left = "begin the fence further left, or show it inside a fence of four backticks"
  private static let line = "write ```swift at the beginning of the line"

  @Test(arguments: [
    ("    ```swift\n    let a = 1\n    ```\n", "1 \(left)"),
    ("\t```swift hidden\n\tlet a = 1\n\t```\n", "1 \(left)"),
    ("      ~~~ Swift\n      let a = 1\n      ~~~\n", "1 \(left)"),
    ("- item\n\n      ```swift\n      let a = 1\n      ```\n", "3 \(left)"),
    ("> quote\n>\n>     ```swift\n>     let a = 1\n", "3 \(left)"),
    ("Text:\n    ```swift\n    let a = 1\n    ```\n", "2 \(line)"),
    ("``swift\nlet a = 1\n``\n", "1 \(line)"), ("'''swift\nlet a = 1\n'''\n", "1 \(line)"),
    ("´´´ swift\nlet a = 1\n´´´\n", "1 \(line)"), ("> ‘‘‘swift hidden\n> let a = 1\n", "1 \(line)"),
  ])
  func aFenceThatIsText(_ text: String, _ expected: String) {
    #expect(warnings(text) == ["warning \(expected)"])
  }

  @Test(arguments: [
    "    let a = 1\n", "    ```python\n    a\n    ```\n", "    swift\n",
    "    # A cell\n\n    ```swift\n    a\n    ```\n",
    "````markdown\n```swift\nlet a = 1\n```\n````\n", "`swift` begins a cell.\n",
    "``swift`` begins a cell.\n",
    "'swift' is a word\n", "‘swift’\n", "''swift'' is a word\n", "Write\n```` ```swift ````\nand code.\n",
    "```swift let a = 1```\n", "``swiftui\nlet a = 1\n``\n", "'''Swift is a language'''\n",
  ])
  func textThatIsNoFence(_ text: String) {
    #expect(warnings(text) == [])
  }

  @Test(
    "brackets without end are no value",
    arguments: ["// → ", "// prints ", "/// => ", "// Output: "])
  func deepBrackets(_ mark: String) {
    let comment = mark + String(repeating: "[", count: 200_000)
    #expect(
      CellSyntax(of: "let x = 1\nx \(comment)\nprint(x) \(comment)\n\(comment)\n").statements.count == 3)
  }
}
