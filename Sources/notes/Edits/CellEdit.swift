import Course
import Formulas
import Lessons
import Markdown

/// New code for a cell of a note.
struct CellEdit {
  struct Problem: Error {
    let message: String
  }

  let cell: Int
  let code: String

  /// The note with the new code in the cell, read. The marks of quotes and lists stay before each line.
  /// - Parameters:
  ///   - lesson: the note as it is.
  ///   - macros: the commands of formulas that all notes of the folder share.
  /// - Throws: where there is no such cell, or where the code would end the cell or change the note around it.
  func applied(to lesson: Lesson, macros: MathMacros) throws(Problem) -> ReadNote {
    guard let cell = lesson.cells.first(where: { $0.number == self.cell }) else {
      throw Problem(message: "the note has no cell \(self.cell)")
    }
    let source = lesson.document.source
    var lines = code.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    let places = cell.block.linePlaces
    let first = places.first?.line ?? cell.block.fence.start.line + 1
    let start = offset(ofLine: first, in: source)
    let end = places.last.map { offset(ofLine: $0.line + 1, in: source) } ?? start
    let prefix = Self.prefix(of: cell, in: source)
    let blank = String(prefix.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    let text = lines.map { ($0.isEmpty ? blank : prefix + $0) + source.lineEnding }.joined()
    let edited = ReadNote(
      Source(path: source.path, bytes: source.bytes[..<start] + Array(text.utf8) + source.bytes[end...]),
      macros: macros)
    let after = edited.lesson.cells
    let whole = lines.map { $0 + "\n" }.joined()
    guard after.count == lesson.cells.count, after.first(where: { $0.number == self.cell })?.code == whole
    else {
      throw Problem(message: "this code cannot stand in a cell: a line of it would end the cell, as ``` does")
    }
    return edited
  }

  private func offset(ofLine line: Int, in source: Source) -> Int {
    line <= source.lineStarts.count ? source.lineStarts[line - 1] : source.bytes.count
  }

  /// What stands before each line of the cell.
  private static func prefix(of cell: Cell, in source: Source) -> String {
    // A blank line may lack the prefix that the other lines have.
    let written = zip(
      cell.block.linePlaces, cell.code.split(separator: "\n", omittingEmptySubsequences: false))
    if let (first, _) = written.first(where: { !$1.isEmpty }) {
      return String(decoding: source.line(first.line).prefix(first.column - 1), as: UTF8.self)
    }
    let fence = cell.block.fence.start
    let before = String(decoding: source.line(fence.line).prefix(fence.column - 1), as: UTF8.self)
    return String(before.map { $0 == ">" || $0 == "\t" ? $0 : " " })
  }
}
