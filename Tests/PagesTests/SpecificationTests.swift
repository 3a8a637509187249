import Foundation
import Testing

/// Runs the pairs of note and HTML in the files of the folder `Specifications`.
///
/// A pair stands in a fence of eight backticks with the word `example`: the note, a line with a dot, the HTML
/// between `<main>` and `</main>`. `→` is a tab. With `NOTES_UPDATE=1` in the environment the HTML is rewritten.
@Suite struct SpecificationTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Specifications")

  private static let files: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".md") }.sorted()
  }()

  @Test func thereAreSpecifications() { #expect(Self.files.count >= 8) }

  @Test(arguments: files) func examplesHold(in file: String) throws {
    let url = Self.folder.appending(path: file)
    let parts = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "```````` example\n")
    #expect(parts.count > 1)
    var rewritten = parts[0]
    for part in parts.dropFirst() {
      let end = try #require(part.range(of: "\n````````\n"))
      let pair = part[..<end.lowerBound]
      let dot = try #require(pair.range(of: "\n."))
      let note = pair[..<dot.lowerBound].replacing("→", with: "\t") + "\n"
      let seen = Self.html(String(note))
      rewritten +=
        "```````` example\n" + pair[..<dot.upperBound] + "\n" + seen
        + part[part.index(after: end.lowerBound)...]
      if !Self.isUpdate {
        let expected = pair[dot.upperBound...].dropFirst() + "\n"
        #expect(seen == expected || seen + "\n" == expected, "\(file): \(note)")
      }
    }
    if Self.isUpdate { try rewritten.write(to: url, atomically: true, encoding: .utf8) }
  }

  private static let isUpdate = ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1"

  private static func html(_ note: String) -> String {
    Page.content(
      note,
      others: [
        "Max Pooling": "# Max\n\nText. ^sum\n\n## Größe 1\n\nSmall.\n\n## Rest\n",
        "secret": "---\ndraft: true\n---\nText.",
      ],
      files: ["cat.png", "sub/dog.png", "talk.mp3", "film.mp4", "paper.pdf"].map { "notes/" + $0 })
  }
}
