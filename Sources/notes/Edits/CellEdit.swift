import Markdown
import Lessons

/// New code for a cell of a note.
struct CellEdit {
  struct Problem: Error {
    let message: String
  }

  let cell: Int
  let code: String

  /// The note with the new code in the cell's place, marks of quotes and lists before each line as they were.
  func applied(to source: Source) throws(Problem) -> Source {
    let document = Document.read(source).document
    guard let cell = Lesson.read(document).lesson.cells.first(where: { $0.number == self.cell }) else {
      throw Problem(message: "the note has no cell \(self.cell)")
    }
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
    let edited = Source(
      path: source.path, bytes: Array(source.bytes[..<start]) + Array(text.utf8) + Array(source.bytes[end...])
    )
    // Whatever the code holds, the rest of the note must read as before.
    let after = Lesson.read(Document.read(edited).document).lesson.cells
    let whole = lines.map { $0 + "\n" }.joined()
    guard after.count == Lesson.read(document).lesson.cells.count,
      after.first(where: { $0.number == self.cell })?.code == whole
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
    // A blank line may be without what stands before the others.
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
