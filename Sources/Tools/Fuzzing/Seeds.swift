import Course
import Foundation
import Platform

/// The texts to start from: those of the project, and those that failed once.
package enum Seeds {
  static let packageFolder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of notes and formulas that failed once.
  package static let folder = packageFolder.appending(path: "Tests/FuzzingTests/Seeds")

  /// The notes of the course, those that failed once, and the examples of the specifications.
  static func all() throws -> [[UInt8]] {
    let course = try CourseFiles(in: packageFolder.appending(path: "notes").path)
    let notes = try course.notes.map { try Files.read($0) }
    let specifications = files(packageFolder.appending(path: "Tests/MarkdownTests/Specifications"))
    return notes + files(folder).map(\.text) + specifications.flatMap { examples(of: $0.text) }
  }

  /// The formulas of the corpus and of the specifications, and those that failed once.
  static func formulas() -> [[UInt8]] {
    let tests = packageFolder.appending(path: "Tests/FormulasTests")
    let corpus = files(tests.appending(path: "Corpus"), ending: "txt").flatMap { file in
      file.text.split(separator: UInt8(ascii: "\n")).map { line in
        Array(line.drop { $0 == UInt8(ascii: "$") }.reversed().drop { $0 == UInt8(ascii: "$") }.reversed())
      }
    }
    let verdicts = files(tests.appending(path: "Specifications/Verdicts")).flatMap { file in
      file.text.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    }
    let failed = files(folder, ending: Subject.formulas.ending).flatMap { file in
      file.text.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    }
    return corpus + verdicts + failed
  }

  package static func files(_ folder: URL, ending: String = "md") -> [(name: String, text: [UInt8])] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix("." + ending) }.sorted().compactMap { name in
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
