import Foundation
import Markdown
import Testing

@Suite struct NewTests {
  @Test(arguments: [
    "Strides", "1984", "yes", "A: b # c", "\"quoted\" \\ it's", "Größe und Tiefe", "null",
  ])
  func aNewLectureHolds(title: String) async throws {
    let place = try Workplace()
    defer { place.remove() }
    let result = try await place.run(["new", title])
    #expect(result.code == 0)
    let path = String(result.output.dropLast())
    let text = try String(contentsOfFile: place.path + "/" + path, encoding: .utf8)
    let document = Document.read(Source(path: path, bytes: Array(text.utf8))).document
    #expect(document.title == title && document.frontMatter.order == 1)
    let check = try await place.run(["check"])
    #expect(check.code == 0 && !check.output.contains("not checked"), "\(check.error)")
    // A file that exists is not overwritten.
    let again = try await place.run(["new", title])
    #expect(again.code == 2 && again.error.contains("is there already"))
  }

  /// The first lecture of a student is not scolded for a number that nothing checks.
  @Test(arguments: [false, true]) func isNotStrict(inStrictFolder: Bool) async throws {
    let place = try Workplace()
    defer { place.remove() }
    if inStrictFolder { try place.write("---\nstrict: true\n---\n# Course\n", to: "notes/index.md") }
    #expect(try await place.run(["new", "Cats"]).code == 0)
    let text = try String(contentsOfFile: place.path + "/notes/cats.md", encoding: .utf8)
    #expect(text.contains("strict: false") == inStrictFolder)
    try place.write(text + "\nA cat has 3 legs.\n", to: "notes/cats.md")
    let check = try await place.run(["check"])
    #expect(check.code == 0 && check.output.contains("the number 3"), "\(check.error)")
    if inStrictFolder {
      try place.write(
        text.replacing("strict: false\n", with: "") + "\nA cat has 3 legs.\n", to: "notes/cats.md")
      #expect(try await place.run(["check"]).code == 1)
    }
  }

  @Test func lecturesFollowOneAnother() async throws {
    let place = try Workplace()
    defer { place.remove() }
    for title in ["First", "Second", "Third"] { #expect(try await place.run(["new", title]).code == 0) }
    let text = try String(contentsOfFile: place.path + "/notes/third.md", encoding: .utf8)
    #expect(text.contains("\norder: 3\n"))
  }

  @Test(arguments: [("1e300", "1"), ("2.5", "3"), ("-4", "-3")]) func theNextPlace(
    order: String, next: String
  ) async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write("---\norder: \(order)\n---\nText.\n", to: "notes/a.md")
    #expect(try await place.run(["new", "Next"]).code == 0)
    let text = try String(contentsOfFile: place.path + "/notes/next.md", encoding: .utf8)
    #expect(text.contains("\norder: \(next)\n"))
  }

  @Test(arguments: ["", "???", "a\nb"]) func noTitle(title: String) async throws {
    let place = try Workplace()
    defer { place.remove() }
    #expect(try await place.run(["new", title]).code == 2)
    #expect(!place.exists("notes"))
  }
}
