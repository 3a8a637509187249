import Testing
import Yams

@testable import Markdown

@Suite struct PlainFrontMatterTests {
  /// With what each line says, as a list where there are brackets.
  private func fields(_ text: String) -> [String]? {
    PlainFrontMatter.fields(of: Array(text.utf8))?.map { key, value in
      let texts = value.sequence?.map { $0.scalar?.string ?? "?" }.joined(separator: "|")
      return "\(key.scalar?.string ?? "?")=\(value.scalar?.string ?? "[\(texts ?? "?")]")"
    }
  }

  /// The same by the YAML library.
  private func yaml(_ text: String) throws -> [String]? {
    try Yams.compose(yaml: text, .basic)?.mapping?.map { key, value in
      let texts = value.sequence?.map { $0.scalar?.string ?? "?" }.joined(separator: "|")
      return "\(key.scalar?.string ?? "?")=\(value.scalar?.string ?? "[\(texts ?? "?")]")"
    }
  }

  @Test(arguments: [
    "title: Strides\n", "title:   Strides and padding  \norder: 3\n", "tags: [a, b c,d-e]\ndraft: true\n",
    "title: What's this? (a/b), it + that; done!\n", "date: 2024-02-29\n",
    "tags: [ one ,two ]\n", "permalink: max-pooling\nunchecked: 31\n", "title: null\nstrict: yes\n",
  ]) func readsAsYAMLDoes(_ text: String) throws {
    let plain = try #require(fields(text))
    #expect(plain == (try yaml(text)))
  }

  /// Here YAML means more, or something else, or refuses the text.
  @Test(arguments: [
    "title: a: b\n", "title: a #b\n", "title: \"a\"\n", "title: 'a'\n", "title:\n", "title: \n", "title:a\n",
    "tags:\n  - a\n", "title: a\n  b\n", "title: >\n  a\n", "tags: [a, b\n", "tags: []\n", "tags: [a,]\n",
    "tags: [[a]]\n", "tags: [a] b\n", "title: a\ntitle: b\n", "# a\n", "title: &a b\n", "title: *a\n",
    "title: !a b\n", "- a\n", "order: -3\n", "title: ä\n", "\ntitle: a\n", "title: {a: b}\n", "title: a\tb\n",
    "3: a\n",
    "title: | a\n", "title: % a\n", "title: @a\n", "title: `a`\n", "? a\n", "...\n",
  ]) func leavesTheRestToYAML(_ text: String) {
    #expect(fields(text) == nil)
  }
}
