import Markdown
import Testing

@testable import Lessons

/// Names are told from other expressions without the Swift parser.
@Suite struct BoundNameTests {
  private static func identifiers(_ expression: String) -> [String] {
    let text = "Here are 3 %%= \(expression)%% of them.\n"
    let document = Document.read(Source(path: "notes/note.md", bytes: Array(text.utf8))).document
    return Lesson.read(document).diagnostics.map(\.identifier)
  }

  @Test(arguments: [
    "looks", "layer2", "number_of_looks", "actor", "async", "get", "self", "true", "nil", "set",
  ])
  func takesNames(_ name: String) {
    #expect(Self.identifiers(name) == [])
  }

  @Test(arguments: [
    "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default", "defer",
    "deinit",
    "do", "else", "enum", "extension", "fallthrough", "fileprivate", "func", "guard", "if", "import", "in",
    "init", "inout", "internal", "is", "let", "operator", "precedencegroup", "private", "protocol", "public",
    "repeat", "rethrows", "return", "static", "struct", "subscript", "switch", "throw", "throws", "try",
    "typealias", "var", "where", "while", "2looks",
  ]) func refusesReservedWords(_ word: String) {
    #expect(Self.identifiers(word) == ["bound-expression"])
  }
}
