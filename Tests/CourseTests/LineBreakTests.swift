import Markdown
import TestSupport
import Testing

@testable import Course

/// Which line breaks look meant, and what is said of them.
@Suite struct LineBreakTests {
  private static func breaks(_ text: String) -> (meant: Int, count: Int) {
    let document = Document.read(Source(path: "a.md", bytes: Array(text.utf8))).document
    let breaks = SingleLineBreaks(of: document)
    return (breaks.meant, breaks.count)
  }

  @Test(arguments: [
    ("Roses are red\nviolets are blue", 1, 1), ("- milk and\n  bread\n- a", 1, 1),
    ("> [!tip] t\n> one\n> two", 1, 1),
    ("> one\n> two\nthree", 2, 2), ("*one\ntwo*", 1, 1), ("日本語の\n文です", 1, 1),
    // A line of its own for each sentence, or clause.
    ("One sentence.\nAnother one,\nand a third: b", 0, 2), ("これは文です。\n次の文", 0, 1),
    // Prose that is wrapped.
    (String(repeating: "word ", count: 13) + "\n" + "next one", 0, 1),
    ("a" + String(repeating: " b", count: 27) + "\ncounterexample and", 0, 1),
    // Hard breaks, displays, comments, code, tables and setext headings.
    ("a  \nb\\\nc", 0, 0), ("a\n$$\nb\n$$\nc", 0, 0), ("a\n%%\nb\n%%\nc", 0, 0), ("```\na\nb\n```", 0, 0),
    ("| a |\n|---|\n| b |", 0, 0), ("a\n===\n\nb", 0, 0), ("a", 0, 0), ("a\n\nb", 0, 0),
  ]) func breaksThatLookMeant(_ text: String, _ meant: Int, _ count: Int) {
    let found = Self.breaks(text)
    #expect(found.meant == meant && found.count == count)
  }

  private static let poem = String(repeating: "a short line\n", count: 21) + "the end\n"
  private static let prose =
    String(
      repeating: String(repeating: "word ", count: 15) + "\n", count: 12) + "the end\n"

  @Test(arguments: [
    (["a.md": "# A\n\n" + poem], ["a.md:3: 21 single line breaks"]),
    (["a.md": poem, "b/c.md": poem], ["a.md:1: 42 single line breaks"]),
    (["a.md": String(poem.dropFirst(40))], []), (["a.md": prose], []),
    (["a.md": poem, "b.md": prose, "c.md": prose], []),
    (["a.md": poem, "index.md": "---\nline-breaks: true\n---\nIndex."], []),
    (["a.md": poem, "index.md": "---\nline-breaks: false\n---\nIndex."], []),
    (["a.md": "---\nline-breaks: false\n---\n" + poem], []),
    (["a.md": "---\nline-breaks: true\n---\n" + poem, "b.md": poem], ["b.md:1: 21 single line breaks"]),
  ]) func hints(_ notes: [String: String], _ expected: [String]) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (name, text) in notes { try folder.write(text, to: "notes/\(name)") }
    let course = try await Course.read(folder: "\(folder.path)/notes")
    let found = course.lineBreakDiagnostics.map { hint in
      "\(hint.file.dropFirst(folder.path.count + 7)):\(hint.span.start.line): "
        + hint.message.split(separator: " ").prefix(4).joined(separator: " ")
    }
    #expect(found == expected)
  }
}
