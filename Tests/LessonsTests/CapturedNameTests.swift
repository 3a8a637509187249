import Lessons
import Testing

@Suite struct CapturedNameTests {
  private func free(_ code: String) -> [String] { CellSyntax(of: code).bodyNames.map(\.name) }

  @Test func bodiesUseNamesFromOutside() {
    #expect(free("func f() -> Int { width * 2 }") == ["width"])
    #expect(free("var area: Int { width }") == ["width"])
    #expect(free("struct S { func f() -> Int { width } }") == ["width"])
    #expect(free("extension Int { var doubled: Int { width } }") == ["width"])
  }

  /// A body may use a name before, beside or inside a declaration of its own: which one is meant, the compiler
  /// knows.
  @Test func ownNamesAreAmongThem() {
    #expect(free("func f() -> Int { do { let k = 1; _ = k }; return k }") == ["k", "k"])
    #expect(free("func f() -> Int { if let k { return k }; return 0 }") == ["k", "k"])
    #expect(free("func f() -> Int { a.width }") == ["a"])
  }

  @Test func aParameterIsTheFunctionsOwn() {
    #expect(free("func f(width: Int) -> Int { width }") == [])
    #expect(free("func f(of width: Int) -> Int { width }") == [])
    #expect(free("func f() { [1].map { width in width } }") == [])
    #expect(free("func f() { [1].map { (width: Int) in width } }") == [])
    #expect(free("struct S { init(width: Int) { print(width) } }") == ["print"])
    #expect(free("func f(width: Int) -> Int { width }\nfunc g() -> Int { width }") == ["width"])
  }

  @Test func whatIsNoBodyUsesNone() {
    #expect(free("let a = width\n[1].map { $0 + width }") == [])
  }

  @Test func topLevelVariables() {
    #expect(CellSyntax(of: "let a = 1, b = 2\nvar (c, d) = (3, 4)").variables == ["a", "b", "c", "d"])
    #expect(
      CellSyntax(of: "for i in 0..<1 { let x = i }\ndo { let y = 1 }\nlet f = { let z = 1 }").variables == [
        "f"
      ])
  }
}
