import Formulas
import Lessons
import Markdown

/// A note that was read: its lesson, and what is wrong with its text.
package struct ReadNote: Sendable {
  package let lesson: Lesson
  package let diagnostics: [Diagnostic]
  let lineBreaks: SingleLineBreaks

  var isDrawing: Bool { lesson.document.frontMatter.isDrawing }

  /// - Parameter macros: the commands of formulas that all notes of the folder share.
  package init(_ source: Source, macros: MathMacros) {
    let (document, textDiagnostics) = Document.read(source)
    let (lesson, cellDiagnostics) = Lesson.read(document, macros: macros)
    self.lesson = lesson
    lineBreaks = SingleLineBreaks(of: document)
    diagnostics = textDiagnostics + cellDiagnostics
  }
}
