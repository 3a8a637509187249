import Vault
import Platform
import Markdown
import Foundation
import Lessons
import Verification

/// All notes of a folder, read, and what is wrong with their text.
package struct Course: Sendable {
  package let folder: String
  package let lessons: [Lesson]
  package let links: LinkMap
  package let macros: SharedMacros
  /// By the path of the note.
  package private(set) var diagnostics: [String: [Diagnostic]] = [:]
  /// What was found in each note for itself.
  private let ownDiagnostics: [[Diagnostic]]

  /// Reads the notes of a folder, several at a time.
  /// - Parameter known: the course as it was; of it is taken what did not change. A note that goes while the folder
  ///   is read is then none.
  package static func read(folder: String, reusing known: Course? = nil) async throws -> Course {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw EnvironmentError(
        "there is no folder \(folder)",
        help: "run notes where the notes are, or name their folder with --notes DIR")
    }
    var folder = folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    let paths = try files(in: folder).map { folder == "." ? $0 : "\(folder)/\($0)" }
    let notes = paths.filter { $0.lowercased().hasSuffix(".md") }
    guard !notes.isEmpty else {
      throw EnvironmentError(
        "the folder \(folder) holds no notes", help: "a note is a file whose name ends in .md")
    }
    let macros = try SharedMacros(folder: folder)
    let reusable = known?.macros.source?.bytes == macros.source?.bytes ? known?.notesByPath : nil
    let read = try await notes.concurrentMap { [macros = macros.macros] path -> ReadNote? in
      let bytes: [UInt8]
      do {
        bytes = try Files.read(path)
      } catch let problem as Files.Failure {
        if known != nil, problem.isMissing { return nil }
        throw problem
      }
      if let same = reusable?[path], same.lesson.document.source.bytes == bytes { return same }
      let (document, wrongText) = Document.read(Source(path: path, bytes: bytes))
      let (lesson, wrongCells) = Lesson.read(document, macros: macros)
      return (lesson, wrongText + wrongCells)
    }.compactMap(\.self)
    return Course(
      folder: folder, macros: macros, lessons: read.map(\.lesson), diagnostics: read.map(\.diagnostics),
      files: paths.filter { !$0.lowercased().hasSuffix(".md") })
  }

  private typealias ReadNote = (lesson: Lesson, diagnostics: [Diagnostic])

  private var notesByPath: [String: ReadNote] {
    Dictionary(zip(lessons, ownDiagnostics).map { ($0.document.source.path, ($0, $1)) }) { first, _ in first }
  }

  private init(
    folder: String, macros: SharedMacros, lessons: [Lesson], diagnostics: [[Diagnostic]], files: [String]
  ) {
    self.folder = folder
    self.macros = macros
    self.lessons = lessons
    ownDiagnostics = diagnostics
    links = LinkMap(documents: lessons.map(\.document), files: files, folder: folder == "." ? "" : folder)
    for (lesson, wrong) in zip(lessons, diagnostics) {
      self.diagnostics[lesson.document.source.path] = wrong + links.diagnostics(of: lesson.document)
    }
    for problem in links.diagnostics { self.diagnostics[problem.file, default: []].append(problem) }
  }

  /// The visible files below a folder, relative to it, sorted. Folders that are links are not followed: they
  /// could lead back.
  private static func files(in folder: String) throws -> [String] {
    var files: [String] = []
    var folders = [""]
    while let inner = folders.popLast() {
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(inner)")
      } catch {
        throw EnvironmentError(
          "the folder \(folder)/\(inner) cannot be read: \(String(cString: strerror(errno)))")
      }
      for name in names where !name.hasPrefix(".") {
        var status = stat()
        let path = "\(folder)/\(inner)\(name)"
        guard lstat(path, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR { folders.append("\(inner)\(name)/") }
        // A link to a file of the folder counts as the file; one that leads out of it would publish what the
        // author may never have seen.
        if status.st_mode & S_IFMT == S_IFLNK, !leadsInto(folder, path) { continue }
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
        files.append(inner + name)
      }
    }
    return files.sorted()
  }

  package static func leadsInto(_ folder: String, _ path: String) -> Bool {
    let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().standardizedFileURL.path
    let end = URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    return end.hasPrefix(root == "/" ? root : root + "/")
  }

  /// The lessons that `names` mean: all where none is given. A name is a path, a file's name or a note's name.
  package func lessons(named names: [String]) throws -> [Lesson] {
    if names.isEmpty { return lessons }
    return try names.map { name in
      let found = lessons.filter { lesson in
        let source = lesson.document.source
        return source.name == name || source.path == name || source.path == "\(folder)/\(name)"
          || source.path == "\(folder)/\(name).md" || absolute(source.path) == absolute(name)
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
  }

  private func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }

  package func assignment(_ lesson: Lesson) -> Verifier.Assignment {
    Verifier.Assignment(
      lesson: lesson,
      folder: URL(fileURLWithPath: lesson.document.source.path).deletingLastPathComponent()
        .standardizedFileURL.path)
  }
}
