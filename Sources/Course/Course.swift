import Foundation
import Lessons
import Markdown
import Platform
import Vault
import Verification

/// All notes of a folder, read, and what is wrong with their text.
package struct Course: Sendable {
  package let folder: String
  package let lessons: [Lesson]
  package let links: LinkMap
  package let macros: SharedMacros
  /// By the path of the note: what is wrong with its text and its links.
  package private(set) var diagnostics: [String: [Diagnostic]] = [:]
  /// All notes, and those that hold drawings.
  let notes: [ReadNote]
  /// The paths of the notes that hold drawings. They are no lessons.
  package let drawings: [String]

  /// Reads the notes of a folder, several at a time.
  /// - Parameter known: the course as it was read before. Its notes are taken over where neither they nor the
  ///   macros changed, and a note that disappears while the folder is read is left out.
  /// - Throws: `EnvironmentError` where there is no such folder, or no note in it; `Files.Failure` where a file
  ///   cannot be read.
  package static func read(folder: String, reusing known: Course? = nil) async throws -> Course {
    try await read(CourseFiles(in: folder), reusing: known)
  }

  static func read(_ files: CourseFiles, reusing known: Course? = nil) async throws -> Course {
    guard !files.notes.isEmpty else {
      throw EnvironmentError(
        "the folder \(files.folder) holds no notes", help: "a note is a file whose name ends in .md")
    }
    let macros = try SharedMacros(folder: files.folder)
    let reusable = known?.macros.source?.bytes == macros.source?.bytes ? known?.notesByPath : nil
    let notes = try await files.notes.concurrentMap { [macros = macros.macros] path -> ReadNote? in
      let bytes: [UInt8]
      do {
        bytes = try Files.read(path)
      } catch let failure as Files.Failure where known != nil && failure.isMissing {
        return nil
      }
      if let same = reusable?[path], same.lesson.document.source.bytes == bytes { return same }
      return ReadNote(Source(path: path, bytes: bytes), macros: macros)
    }.compactMap(\.self)
    return Course(files, macros: macros, notes: notes)
  }

  /// What cannot be read has no size; the site's writer reports it.
  package static func head(of path: String, _ most: Int) -> [UInt8]? { try? Files.read(path, most: most) }

  private var notesByPath: [String: ReadNote] {
    Dictionary(notes.map { ($0.lesson.document.source.path, $0) }) { first, _ in first }
  }

  private init(_ files: CourseFiles, macros: SharedMacros, notes: [ReadNote]) {
    folder = files.folder
    self.macros = macros
    self.notes = notes
    let pages = notes.filter { !$0.isDrawing }
    drawings = notes.filter(\.isDrawing).map(\.lesson.document.source.path)
    lessons = pages.map(\.lesson)
    links = LinkMap(
      documents: lessons.map(\.document), drawings: drawings, files: files.others,
      folder: folder == "." ? "" : folder, head: Self.head(of:_:))
    for note in pages {
      let document = note.lesson.document
      diagnostics[document.source.path] = note.diagnostics + links.diagnostics(of: document)
    }
    for diagnostic in links.diagnostics { diagnostics[diagnostic.file, default: []].append(diagnostic) }
  }

  /// The lesson with the folder that its cells run in: that of its note.
  package func assignment(_ lesson: Lesson) -> Verifier.Assignment {
    Verifier.Assignment(
      lesson: lesson,
      folder: URL(fileURLWithPath: lesson.document.source.path).deletingLastPathComponent()
        .standardizedFileURL.path, isStrict: isStrict(lesson))
  }
}
