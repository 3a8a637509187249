import Foundation
import Testing

/// A vault made for Obsidian becomes a site, and every broken link in it is reported.
@Suite struct VaultTests {
  @Test func builds() async throws {
    let place = try Workplace()
    defer { place.remove() }
    let vault = Vault()
    try vault.write(to: place.path + "/vault")
    let result = try await place.run(["build", "--notes", "vault", "--site", "site"])
    #expect(result.code == 0, Comment(rawValue: result.output + result.error))
    #expect(!result.error.contains("error:"))
    let pages = place.files.filter { $0.hasPrefix("site/") && $0.hasSuffix(".html") }
    #expect(pages.count == Vault.count + 3, "every note but the draft, index, tags and 404")
    #expect(place.files.contains("site/media/Attachments--diagrams--padding.svg"))
  }

  struct Broken: Sendable {
    let text: String
    let column: Int
    let message: String
    var severity = "error"
  }

  /// One line of the note for each.
  static let broken = [
    Broken(
      text: "See [[Convolutoin 3]] there.", column: 5, message: "there is no note or file ‘Convolutoin 3’"),
    Broken(text: "[[Padding 2#Definitoin]]", column: 1, message: "has no heading ‘Definitoin’"),
    Broken(text: "[[#Nothing here]]", column: 1, message: "has no heading ‘Nothing here’"),
    Broken(text: "é [[Padding 2#^claim-0]]", column: 4, message: "has no block ‘^claim-0’"),
    Broken(text: "> - ![[Kernel.pgn]]", column: 5, message: "there is no picture ‘Kernel.pgn’"),
    Broken(text: "[text](nowhere.md)", column: 8, message: "there is no note or file ‘nowhere.md’"),
    Broken(text: "![alt](no.png)", column: 8, message: "there is no picture ‘no.png’"),
    Broken(
      text: "![alt](https://example.org/no.png)", column: 8, message: "is on another host",
      severity: "warning"),
    Broken(
      text: "[text](javascript:alert(1))", column: 8, message: "links with ‘javascript:’ are not published"),
    Broken(text: "[[Twin]]", column: 1, message: "may be each of"),
    Broken(text: "| a | [[Nobody]] |", column: 7, message: "there is no note or file ‘Nobody’"),
    Broken(text: "No[^footnote].", column: 3, message: "there is no footnote ‘footnote’"),
    Broken(text: "An ^[inline [[missing]]].", column: 13, message: "there is no note or file ‘missing’"),
    Broken(text: "[[Lecture template]]", column: 1, message: "is a draft", severity: "warning"),
  ]

  @Test func everyBrokenLinkIsNamed() async throws {
    let place = try Workplace()
    defer { place.remove() }
    var text = "# Broken\n\n"
    var line = 3
    var wanted: [String] = []
    for broken in Self.broken {
      wanted.append("vault/Broken.md:\(line):\(broken.column): \(broken.severity):")
      text += broken.text + "\n"
      line += 1
      if broken.text.hasPrefix("|") {
        text += "|---|---|\n"
        line += 1
      }
      text += "\n"
      line += 1
    }
    text += "![[Round]]\n"
    let vault = Vault()
    try vault.write(to: place.path + "/vault")
    try place.write(text, to: "vault/Broken.md")
    try place.write("# One", to: "vault/Concepts/Twin.md")
    try place.write("# Other", to: "vault/Lectures/Twin.md")
    try place.write("# Round\n\n![[Broken]]\n", to: "vault/Round.md")
    let result = try await place.run(["build", "--notes", "vault", "--site", "site"])
    #expect(result.code == 1)
    let lines = (result.output + result.error).split(separator: "\n").map(String.init)
    for (broken, start) in zip(Self.broken, wanted) {
      #expect(
        lines.contains { $0.hasPrefix(start) && $0.contains(broken.message) },
        Comment(rawValue: "\(start) \(broken.message)\n" + result.error))
    }
    let errors = lines.filter { $0.contains(": error: ") }
    // The diagnostic is at the embed that closes the cycle.
    #expect(errors.contains { $0.hasPrefix("vault/Round.md:3:1: error: this embed shows itself") })
    let elsewhere = errors.filter { !$0.hasPrefix("vault/Broken.md") && !$0.hasPrefix("vault/Round.md") }
    #expect(elsewhere.isEmpty, Comment(rawValue: elsewhere.joined(separator: "\n")))
    #expect(!place.exists("site"), "a wrong note leaves no site")
  }
}
