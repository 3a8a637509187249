import Markdown

/// The text of a comment and the positions of its lines, which may begin with the marks of a quote.
struct CommentText {
  let comment: Markdown.Comment
  let bytes: [UInt8]
  /// The beginning of each line in `bytes` and in the note.
  private let lines: [(start: Int, place: SourcePosition)]

  init(_ comment: Markdown.Comment, in source: Source) {
    self.comment = comment
    bytes = Array(comment.text.utf8)
    let mark = source.bytes[source.offset(of: comment.span.start)] == UInt8(ascii: "%") ? 2 : 4
    let start = comment.span.start
    var lines = [(start: 0, place: SourcePosition(line: start.line, column: start.column + mark))]
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      let number = start.line + lines.count
      let length = (bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) - index - 1
      // The marks of quotes and lists come before the text: count from the end of the line.
      let end =
        number == comment.span.end.line
        ? comment.span.end.column - (mark == 2 ? 2 : 3) : source.line(number).count + 1
      lines.append((index + 1, SourcePosition(line: number, column: max(1, end - length))))
    }
    self.lines = lines
  }

  /// A part of the text without the blanks at its ends.
  func piece(_ range: Range<Int>) -> BoundExpression.Piece {
    var range = range
    while range.lowerBound < range.upperBound, NumberSyntax.isBlank(bytes[range.lowerBound]) {
      range = range.lowerBound + 1..<range.upperBound
    }
    while range.lowerBound < range.upperBound, NumberSyntax.isBlank(bytes[range.upperBound - 1]) {
      range = range.lowerBound..<range.upperBound - 1
    }
    var places = [place(of: range.lowerBound)]
    for index in range where bytes[index] == UInt8(ascii: "\n") { places.append(place(of: index + 1)) }
    return BoundExpression.Piece(text: String(decoding: bytes[range], as: UTF8.self), places: places)
  }

  private func place(of index: Int) -> SourcePosition {
    let line = lines.last { $0.start <= index } ?? lines[0]
    return SourcePosition(line: line.place.line, column: line.place.column + index - line.start)
  }
}
