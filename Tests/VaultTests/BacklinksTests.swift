import Vault
import Markdown
import Testing

/// Which notes link to a note, which have a tag, and which nothing links to.
@Suite struct BacklinksTests {
  static let folder = TransclusionTests.Folder([
    "index": "[[a]] #Start",
    "a":
      "---\ntags: [CNN/Pooling, x]\nup: \"[[index]]\"\n---\n[[b]] [b](b.md) [[#Own]]\n\n> ![[b]] #cnn\n\n# Own [[A]]",
    "b": "#cnn/pooling/max and #X\n\n| a |\n|---|\n| [[a\\|t]] |\n\nc[^1]\n\n[^1]: [[index#^no]] ![[x.png]]",
    "alone": "[[alone]] #CNN/Gro\u{308}ße",
    "draft": "---\ndraft: true\ntags: secret\n---\n[[alone]] [[b]]",
    "other": "[[draft]] #cnn/größe #cnn/größe",
  ])

  static func backlinks(_ number: Int) -> [String] {
    folder.links.backlinks(to: folder.documents[number]).map { "\($0.note.name) \($0.lines)" }
  }

  @Test func backlinks() {
    #expect(Self.backlinks(0) == ["a [3]"])
    #expect(Self.backlinks(1) == ["index [1]", "b [5]"])
    #expect(Self.backlinks(2) == ["a [5, 7]"])
    #expect(Self.backlinks(3) == [])
    #expect(Self.backlinks(4) == ["other [1]"])
    #expect(Self.folder.links.backlinks(to: LinkMapTests.document("notes/new.md", "a")) == [])
  }

  @Test func tags() {
    #expect(
      Self.folder.links.tags.map { "\($0.key) \($0.name): \($0.notes.map(\.name).joined(separator: " "))" }
        == [
          "cnn CNN: a b alone other", "cnn/größe CNN/Gro\u{308}ße: alone other",
          "cnn/pooling CNN/Pooling: a b",
          "cnn/pooling/max cnn/pooling/max: b", "start Start: index", "x x: a b",
        ])
    #expect(TaggedNotes.key(of: "CNN/Gro\u{308}ße") == "cnn/größe")
  }
}
