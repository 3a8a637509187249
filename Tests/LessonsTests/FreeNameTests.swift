import Lessons
import Testing

@Suite struct FreeNameTests {
  private func free(_ code: String) -> [String] { Outline(of: code).freeNames.map(\.name) }

  @Test func bodiesUseNamesFromOutside() {
    #expect(free("func f() -> Int { width * 2 }") == ["width"])
    #expect(free("var area: Int { width }") == ["width"])
    #expect(free("struct S { func f() -> Int { width } }") == ["width"])
    #expect(free("extension Int { var doubled: Int { width } }") == ["width"])
  }

  @Test func whatABodyDeclaresIsItsOwn() {
    #expect(free("func f(width: Int) -> Int { width }") == [])
    #expect(free("func f(of width: Int) -> Int { width }") == [])
    #expect(free("func f() -> Int { let width = 1; return width }") == [])
    #expect(free("struct S { var width = 1; func f() -> Int { width } }") == [])
    #expect(free("func f() { [1].map { width in width } }") == [])
    #expect(free("func f() -> Int { a.width }") == ["a"])
  }

  @Test func oneBodyDoesNotHideAnother() {
    #expect(free("func f() -> Int { width }\nfunc g(width: Int) -> Int { width }") == ["width"])
  }

  @Test func topLevelVariables() {
    #expect(Outline(of: "let a = 1, b = 2\nvar (c, d) = (3, 4)").variables == ["a", "b", "c", "d"])
    #expect(
      Outline(of: "for i in 0..<1 { let x = i }\ndo { let y = 1 }\nlet f = { let z = 1 }").variables == ["f"])
  }
}
