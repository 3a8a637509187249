import Foundation

/// Notes to begin with: those of the course, the examples of the specifications, and what failed once.
package enum Seeds {
  package static let packageFolder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Where notes are kept that failed once.
  package static let folder = packageFolder.appending(path: "Tests/FuzzingTests/Seeds")

  /// In the order of their files.
  package static func all() -> [[UInt8]] {
    let specifications = files(packageFolder.appending(path: "Tests/DocumentsTests/Specifications"))
    return files(packageFolder.appending(path: "notes")).map(\.text) + files(folder).map(\.text)
      + specifications.flatMap { examples(of: $0.text) }
  }

  package static func files(_ folder: URL) -> [(name: String, text: [UInt8])] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).map { (name, Array($0)) }
    }
  }

  /// The notes in fences of eight backticks with the word `example`, up to the line with a dot.
  private static func examples(of text: [UInt8]) -> [[UInt8]] {
    var examples: [[UInt8]] = []
    var example: [Substring]?
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    {
      if line == "```````` example" {
        example = []
      } else if line == ".", let lines = example {
        examples.append(Array((lines.joined(separator: "\n").replacing("→", with: "\t") + "\n").utf8))
        example = nil
      } else {
        example?.append(line)
      }
    }
    return examples
  }
}
