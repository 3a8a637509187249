import Course
import Vault
import Platform
import ArgumentParser
import Markdown
import Formulas
import Foundation
import Lessons
import Pages
import Verification

struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html", abstract: "Print the <main> of one note's page; nothing is run.")

  @Argument(help: "A note, by name or path, or - for a note on standard input.")
  var note: String

  @OptionGroup var options: FolderOptions

  func run() async throws {
    let lesson: Lesson
    let links: LinkMap
    var diagnostics: [Diagnostic]
    if note != "-",
      !FileManager.default.fileExists(atPath: note) || FileManager.default.fileExists(atPath: options.folder)
    {
      let course = try await Course.read(folder: options.folder)
      if let found = try? course.lessons(named: [note])[0] {
        lesson = found
        links = course.links
        diagnostics = course.diagnostics[found.document.source.path] ?? []
        return try show(lesson, course.lessons, links, diagnostics)
      }
      guard FileManager.default.fileExists(atPath: note) else {
        _ = try course.lessons(named: [note]); return
      }
    }
    let source =
      note == "-"
      ? Source(path: "standard input", bytes: Array(FileHandle.standardInput.readDataToEndOfFile()))
      : Source(path: note, bytes: try Files.read(note))
    let (document, wrongText) = Document.read(source)
    let course = try? await Course.read(folder: options.folder)
    let others = course?.lessons ?? []
    let (read, wrongCells) = Lesson.read(document, macros: course?.macros.macros ?? MathMacros())
    links = LinkMap(documents: others.map(\.document) + [document], files: [], folder: options.folder)
    try show(read, others, links, wrongText + wrongCells)
  }

  private func show(
    _ lesson: Lesson, _ others: [Lesson], _ links: LinkMap, _ diagnostics: [Diagnostic]
  ) throws {
    Terminal.output.write(NoteBody(lesson, links: links, others: others).content.markup)
    for diagnostic in diagnostics {
      Terminal.error.write(DiagnosticText(diagnostic, source: lesson.document.source, terminal: .error).text)
    }
    if diagnostics.contains(where: { $0.severity == .error }) { throw Exit.wrongNote }
  }
}
