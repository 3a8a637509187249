import Markdown
import Verification

/// A note with corrections in it.
struct TextEdits {
  private let source: Source
  private let edits: [(range: Range<Int>, text: [UInt8])]

  init(_ corrections: [Correction], in source: Source) {
    self.source = source
    edits = corrections.map { correction in
      let start = source.offset(of: correction.span.start)
      let end = source.offset(of: correction.span.end)
      let text = correction.text.replacing("\n", with: source.lineEnding)
      return (start..<max(start, end), Array(text.utf8))
    }
    .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  var bytes: [UInt8] {
    var result: [UInt8] = []
    var end = 0
    for edit in edits where edit.range.lowerBound >= end {
      result += source.bytes[end..<edit.range.lowerBound] + edit.text
      end = edit.range.upperBound
    }
    return result + source.bytes[end...]
  }

  /// The lines that change, old and new.
  func difference(terminal: Terminal) -> String {
    edits.map { edit in
      let first = source.place(at: edit.range.lowerBound).line
      // An edit that ends at the start of a line does not touch that line.
      let end = source.place(at: edit.range.upperBound)
      let last = end.column == 1 && end.line > first ? end.line - 1 : end.line
      let start = source.lineStarts[first - 1]
      let stop = last < source.lineStarts.count ? source.lineStarts[last] : source.bytes.count
      let isEmpty = edit.range.isEmpty && end.column == 1
      let old = isEmpty ? [] : Array(source.bytes[start..<stop])
      let tail = isEmpty ? [] : Array(source.bytes[edit.range.upperBound..<max(stop, edit.range.upperBound)])
      let new = Array(source.bytes[start..<edit.range.lowerBound]) + edit.text + tail
      return terminal.styled("\(source.path):\(first)", .strong) + "\n"
        + lines(old, "- ", terminal, .removed) + lines(new, "+ ", terminal, .added)
    }
    .joined()
  }

  private func lines(_ bytes: [UInt8], _ mark: String, _ terminal: Terminal, _ style: Terminal.Style)
    -> String
  {
    var lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) {
      $0.isNewline
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { terminal.styled(mark + $0, style) + "\n" }.joined()
  }
}
