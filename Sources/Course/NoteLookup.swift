import Foundation
import Lessons
import Markdown
import Platform

extension Course {
  /// The lessons with these names, or all lessons where no name is given.
  /// - Parameter names: each a path, the name of a file or the name of a note.
  /// - Throws: `EnvironmentError` where a name fits no note, or more than one.
  package func lessons(named names: [String]) throws -> [Lesson] {
    names.isEmpty ? lessons : try names.map(lesson)
  }

  private func lesson(named name: String) throws -> Lesson {
    let found = lessons.filter { lesson in
      let source = lesson.document.source
      return source.name == name || source.path == name || source.path == "\(folder)/\(name)"
        || source.path == "\(folder)/\(name).md" || Self.absolute(source.path) == Self.absolute(name)
    }
    if let first = found.first, found.count == 1 { return first }
    guard found.isEmpty else {
      throw EnvironmentError(
        "‘\(name)’ could be \(found.map(\.document.source.path).joined(separator: " or "))",
        help: "write the path")
    }
    let nearest = SpellingSuggestions(lessons.map(\.document.source.name)).candidates(for: name).first
    throw EnvironmentError(
      "there is no note ‘\(name)’ in \(folder)", help: nearest.map { "did you mean ‘\($0)’?" } ?? "")
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
