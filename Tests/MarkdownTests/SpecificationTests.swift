import Foundation
import Testing

/// Runs the pairs of note and tree in the files of the folder `Specifications`.
///
/// A pair stands in a fence of eight backticks with the word `example`: the note, a line with a dot, the
/// tree. `→` is a tab, `␍` a carriage return before the line feed; `␄` at the end of the note: its last line
/// ends without a line feed. With `NOTES_UPDATE=1` in the environment the trees are rewritten.
@Suite struct SpecificationTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Specifications")

  static let files: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".md") }.sorted()
  }()

  @Test func thereAreEnoughPairs() throws {
    var count = 0
    for file in Self.files {
      let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
      let pairs = Specification(text).examples.count
      #expect(pairs >= 15, Comment(rawValue: file))
      count += pairs
    }
    #expect(count >= 300)
  }

  @Test(arguments: files) func examplesHold(in file: String) throws {
    let url = Self.folder.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let specification = Specification(text)
    #expect(!specification.examples.isEmpty)
    if ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" {
      try specification.rewritten { TreeDump.of($0) }.write(to: url, atomically: true, encoding: .utf8)
      return
    }
    for example in specification.examples {
      let tree = TreeDump.of(example.note)
      #expect(
        tree == example.tree,
        Comment(rawValue: "\(file):\(example.line)\n--- expected\n\(example.tree)\n--- seen\n\(tree)"))
    }
  }
}

/// The examples of a specification file.
struct Specification {
  struct Example {
    /// Of the fence that opens it.
    let line: Int
    let note: String
    let tree: String
  }

  private static let fence = "````````"
  private let lines: [String]
  private(set) var examples: [Example] = []

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var index = 0
    while index < lines.count {
      guard lines[index] == Self.fence + " example" else {
        index += 1
        continue
      }
      let end = lines[index...].firstIndex(of: Self.fence) ?? lines.count
      let dot = lines[index..<end].firstIndex(of: ".") ?? end
      let note = lines[index + 1..<dot].map { Self.line($0) }
      let tree = lines[min(dot + 1, end)..<end].joined(separator: "\n")
      examples.append(Example(line: index + 1, note: note.joined(), tree: tree))
      index = end + 1
    }
  }

  private static func line(_ text: String) -> String {
    let line = text.replacingOccurrences(of: "→", with: "\t").replacingOccurrences(of: "␍", with: "\r")
    return line.hasSuffix("␄") ? String(line.dropLast()) : line + "\n"
  }

  /// The file with the trees that `dump` gives.
  func rewritten(_ dump: (String) -> String) -> String {
    var rewritten: [String] = []
    var index = 0
    var rest = examples[...]
    while index < lines.count {
      rewritten.append(lines[index])
      index += 1
      guard let example = rest.first, example.line == index else { continue }
      rest.removeFirst()
      let end = lines[index...].firstIndex(of: Self.fence) ?? lines.count
      let dot = lines[index..<end].firstIndex(of: ".") ?? end
      rewritten += lines[index..<dot] + [".", dump(example.note)]
      index = end
    }
    return rewritten.joined(separator: "\n")
  }
}
