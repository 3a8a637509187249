import Foundation
import Testing

/// A note of a specification, and the lines that are expected of it.
struct NoteExample: Sendable, CustomTestStringConvertible {
  let note: String
  let expected: [String]
  var testDescription: String { note }

  /// The pairs of a file beside this one.
  static func all(in file: String) -> [NoteExample] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(file)
    let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "~~~~ example\n").dropFirst().map { part in
      let example = part.components(separatedBy: "~~~~\n")[0].components(separatedBy: "\n.\n")
      return NoteExample(
        note: example[0] + "\n", expected: example[1].split(separator: "\n").map(String.init))
    }
  }
}
