import Reports
import Foundation
import Markdown
import Platform

/// Corrections to a note.
struct TextEdits {
  let source: Source
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

  /// The note with the corrections in it.
  var bytes: [UInt8] {
    var result: [UInt8] = []
    var end = 0
    for edit in edits where edit.range.lowerBound >= end {
      result += source.bytes[end..<edit.range.lowerBound] + edit.text
      end = edit.range.upperBound
    }
    return result + source.bytes[end...]
  }

  /// The lines that one correction changes.
  struct LineChange {
    /// The number of the first of them.
    let line: Int
    let old: [Substring]
    let new: [Substring]
  }

  /// One for each correction, in the order of the note.
  var lineChanges: [LineChange] {
    edits.map { edit in
      let first = source.place(at: edit.range.lowerBound).line
      // An edit that ends at the start of a line does not touch that line.
      let end = source.place(at: edit.range.upperBound)
      let last = end.column == 1 && end.line > first ? end.line - 1 : end.line
      let start = source.lineStarts[first - 1]
      let stop = last < source.lineStarts.count ? source.lineStarts[last] : source.bytes.count
      let isInsertion = edit.range.isEmpty && end.column == 1
      let old = isInsertion ? [] : source.bytes[start..<stop]
      let tail = isInsertion ? [] : source.bytes[edit.range.upperBound..<max(stop, edit.range.upperBound)]
      let new = source.bytes[start..<edit.range.lowerBound] + edit.text + tail
      return LineChange(line: first, old: Self.lines(old), new: Self.lines(new))
    }
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [Substring] {
    var lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) {
      $0.isNewline
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

extension Source {
  /// Writes other content to the file of the note, or to the file that it links to, unless that changed since
  /// it was read.
  /// - Returns: whether it was written.
  func replaceFile(with bytes: [UInt8]) throws -> Bool {
    guard try Files.read(path) == self.bytes else { return false }
    try Files.write(bytes, to: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    return true
  }
}
