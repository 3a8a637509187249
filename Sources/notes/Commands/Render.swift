import ArgumentParser
import Course
import Formulas
import Foundation
import Markdown
import Pages
import Platform
import Vault

struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html",
    abstract:
      "Print the <main> of one note's page, and what is wrong with its text and links; nothing is run.")

  @Argument(help: "A note, by name or path, or - for a note on standard input.")
  var note: String

  @OptionGroup var options: FolderOptions

  func run() async throws {
    let isStandardInput = note == "-"
    let isFile = !isStandardInput && FileManager.default.fileExists(atPath: note)
    let course: Course?
    if !isStandardInput, !isFile || FileManager.default.fileExists(atPath: options.folder) {
      let read = try await Course.read(folder: options.folder)
      do {
        let lesson = try read.lessons(named: [note])[0]
        return try show(
          NoteBody(lesson, links: read.links, others: read.lessons), lesson.document.source,
          read.diagnostics[lesson.document.source.path] ?? [])
      } catch is EnvironmentError where isFile {
        // A file outside of the folder, shown with the links and the macros of the course.
        course = read
      }
    } else {
      course = try? await Course.read(folder: options.folder)
    }
    let source =
      isStandardInput
      ? Source(path: "standard input", bytes: Array(FileHandle.standardInput.readDataToEndOfFile()))
      : Source(path: note, bytes: try Files.read(note))
    let read = ReadNote(source, macros: course?.macros.macros ?? MathMacros())
    let others = course?.lessons ?? []
    let links = LinkMap(
      documents: others.map(\.document) + [read.lesson.document], drawings: course?.drawings ?? [],
      files: course?.links.files ?? [],
      folder: course?.links.folder ?? options.folder, head: Course.head(of:_:))
    // Without a folder of notes it is not known what there is.
    let broken = links.diagnostics(of: read.lesson.document).filter {
      course != nil || !["missing-link", "missing-picture"].contains($0.identifier)
    }
    try show(
      NoteBody(read.lesson, links: links, others: others), source,
      (read.diagnostics + broken).sorted { $0.span.start < $1.span.start })
  }

  private func show(_ body: NoteBody, _ source: Source, _ diagnostics: [Diagnostic]) throws {
    Terminal.output.write(body.content.markup)
    for diagnostic in diagnostics {
      Terminal.error.write(DiagnosticText(diagnostic, source: source, terminal: .error).text)
    }
    if diagnostics.contains(where: { $0.severity == .error }) { throw Exit.wrongNote }
  }
}
