import Markdown
import Lessons
import Testing

@Suite struct CellTests {
  private func words(_ info: String) -> CellOptions? { CellOptions.read(info)?.words }
  private func problems(_ info: String) -> [String] { CellOptions.read(info)?.problems.map(\.message) ?? [] }

  @Test func languageDecidesWhatIsACell() {
    #expect(words("swift") != nil)
    #expect(words("Swift") != nil)
    #expect(words(" swift hidden") != nil)
    #expect(words("swiftui") == nil)
    #expect(words("") == nil)
    #expect(words("python swift") == nil)
  }

  @Test func everyWord() {
    #expect(words("swift")?.treatment == .run)
    #expect(words("swift typecheck")?.treatment == .typecheck)
    #expect(words("swift fails")?.treatment == .fails)
    #expect(words("swift traps")?.treatment == .traps)
    #expect(words("swift hidden fresh")?.isHidden == true)
    #expect(words("swift hidden fresh")?.isFresh == true)
    #expect(words("swift skip=\"needs a camera\"")?.treatment == .skip(reason: "needs a camera"))
    #expect(words("swift skip=soon")?.treatment == .skip(reason: "soon"))
  }

  @Test func aWrongWordIsAProblem() {
    #expect(problems("swift hidden") == [])
    #expect(problems("swift hiden") == ["unknown word ‘hiden’ behind swift"])
    #expect(CellOptions.read("swift hiden")?.problems[0].help == "did you mean ‘hidden’?")
    #expect(problems("swift skip") == ["‘skip’ needs a reason"])
    #expect(problems("swift skip=\"\"") == ["‘skip’ needs a reason"])
    #expect(problems("swift fails=yes") == ["‘fails’ takes no value"])
    #expect(problems("swift fails traps") == ["‘fails’ and ‘traps’ exclude each other"])
  }

  private func lesson(_ text: String) -> (lesson: Lesson, diagnostics: [Diagnostic]) {
    Lesson.read(Document.read(Source(path: "notes/a.md", bytes: Array(text.utf8))).document)
  }

  @Test func cellsAreFoundInEveryContainer() {
    let (lesson, diagnostics) = lesson(
      """
      ```swift
      1
      ```

      > ```swift
      > 2
      > ```

      - ```swift
        3
        ```

      ```python
      4
      ```

          swift
      """)
    #expect(lesson.cells.map(\.code) == ["1\n", "2\n", "3\n"])
    #expect(lesson.cells.map(\.number) == [1, 2, 3])
    #expect(lesson.cells[1].place(SourcePosition(line: 1, column: 1)) == SourcePosition(line: 6, column: 3))
    #expect(lesson.cells[2].place(SourcePosition(line: 1, column: 1)) == SourcePosition(line: 10, column: 3))
    #expect(diagnostics.isEmpty)
  }

  @Test func anOutputBelongsToTheCellBeforeIt() {
    let (lesson, diagnostics) = lesson(
      """
      ```swift
      print(1)
      ```
      ```output
      1
      ```
      ```output
      stray
      ```
      """)
    #expect(lesson.cells[0].output?.text == "1\n")
    #expect(diagnostics.map(\.identifier) == ["stray-output"])
    #expect(diagnostics.map(\.span.start.line) == [7])
  }
}
