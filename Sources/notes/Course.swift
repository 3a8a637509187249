import Documents
import Foundation
import Lessons
import Verification

/// All notes of a folder, read, and what is wrong with their text.
struct Course {
  let folder: String
  let lessons: [Lesson]
  let links: LinkMap
  /// By the path of the note.
  private(set) var diagnostics: [String: [Diagnostic]] = [:]

  /// Reads the notes of a folder, several at a time.
  static func read(folder: String) async throws -> Course {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw BrokenEnvironment(
        "there is no folder \(folder)",
        help: "run notes where the notes are, or name their folder with --notes DIR")
    }
    var folder = folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    let paths = try files(in: folder).map { folder == "." ? $0 : "\(folder)/\($0)" }
    let notes = paths.filter { $0.lowercased().hasSuffix(".md") }
    guard !notes.isEmpty else {
      throw BrokenEnvironment(
        "the folder \(folder) holds no notes", help: "a note is a file whose name ends in .md")
    }
    let read = try await notes.concurrentMap { path in
      let (document, wrongText) = Document.read(Source(path: path, bytes: try Files.read(path)))
      let (lesson, wrongCells) = Lesson.read(document)
      return (lesson: lesson, diagnostics: wrongText + wrongCells)
    }
    return Course(
      folder: folder, lessons: read.map(\.lesson), diagnostics: read.map(\.diagnostics),
      files: paths.filter { !$0.lowercased().hasSuffix(".md") })
  }

  private init(folder: String, lessons: [Lesson], diagnostics: [[Diagnostic]], files: [String]) {
    self.folder = folder
    self.lessons = lessons
    links = LinkMap(documents: lessons.map(\.document), files: files, folder: folder == "." ? "" : folder)
    for (lesson, wrong) in zip(lessons, diagnostics) {
      self.diagnostics[lesson.document.source.path] = wrong + links.diagnostics(of: lesson.document)
    }
    for problem in links.diagnostics { self.diagnostics[problem.file, default: []].append(problem) }
  }

  /// The visible files below a folder, relative to it, sorted.
  private static func files(in folder: String) throws -> [String] {
    let url = URL(fileURLWithPath: folder).resolvingSymlinksInPath()
    guard
      let walk = FileManager.default.enumerator(
        at: url, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
    else { throw BrokenEnvironment("the folder \(folder) cannot be read") }
    let prefix = url.path.hasSuffix("/") ? url.path : url.path + "/"
    var files: [String] = []
    for case let file as URL in walk {
      let path = file.path
      guard path.hasPrefix(prefix),
        (try? file.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
      else { continue }
      files.append(String(path.dropFirst(prefix.count)))
    }
    return files.sorted()
  }

  /// The lessons that `names` mean: all where none is given. A name is a path, a file's name or a note's name.
  func lessons(named names: [String]) throws -> [Lesson] {
    if names.isEmpty { return lessons }
    return try names.map { name in
      let found = lessons.filter { lesson in
        let source = lesson.document.source
        return source.name == name || source.path == name || source.path == "\(folder)/\(name)"
          || source.path == "\(folder)/\(name).md" || absolute(source.path) == absolute(name)
      }
      if let first = found.first, found.count == 1 { return first }
      guard found.isEmpty else {
        throw BrokenEnvironment(
          "‘\(name)’ could be \(found.map(\.document.source.path).joined(separator: " or "))",
          help: "write the path")
      }
      let nearest = EditDistance(lessons.map(\.document.source.name)).candidates(for: name).first
      throw BrokenEnvironment(
        "there is no note ‘\(name)’ in \(folder)", help: nearest.map { "did you mean ‘\($0)’?" } ?? "")
    }
  }

  private func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }

  func task(_ lesson: Lesson) -> Verifier.Task {
    Verifier.Task(
      lesson: lesson,
      folder: URL(fileURLWithPath: lesson.document.source.path).deletingLastPathComponent()
        .standardizedFileURL.path)
  }
}
