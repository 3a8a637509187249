/// The `[^label]:` that opens a footnote.
struct FootnoteMarker {
  /// The indentation of a footnote's further blocks, in columns.
  static let indentation = 4

  let label: String
  let line: Int
  /// In bytes of the note.
  let range: Range<Int>
}

// Footnotes: their lines are taken out of the note and read separately.
extension BlockParser {
  mutating func openFootnote(_ length: Int, _ cursor: inout LineCursor) {
    let range = cursor.textOffset..<cursor.textOffset + length
    let label = String(decoding: source.bytes[range.lowerBound + 2..<range.upperBound - 2], as: UTF8.self)
    cursor.skip(marker: length)
    cursor.skip(columns: cursor.indentation)
    containers.append(.footnote(FootnoteMarker(label: label, line: line, range: range)))
    masks.beginFootnote()
  }

  /// Masks the lines of a footnote that ends before `line`. Its container is already closed.
  mutating func closeFootnote(_ marker: FootnoteMarker) {
    var last = min(line, source.lineStarts.count + 1) - 1
    while last > marker.line, source.line(last).allSatisfy({ $0.isBlank || $0 == .greater }) { last -= 1 }
    var content = [DetachedText.Line(range: behind(marker), indentation: 0)]
    for number in marker.line..<last { content.append(footnoteLine(number + 1)) }
    expandTabs(content, from: marker.line)
    let footnote = masks.endFootnote(
      label: marker.label, lines: marker.line...last, span: source.span(marker.range), content)
    let end = source.range(ofLine: marker.line).upperBound
    masks.add(.footnote(footnote), marker.range.lowerBound..<end)
    let prefix = prefix
    for number in marker.line..<last where !content[number + 1 - marker.line].range.isEmpty {
      masks.add(.commentLine(prefix: prefix), wholeLine(number + 1))
    }
  }

  /// The lines of a footnote move to another column, where tabs among container markers would have another
  /// width: they become spaces. Code keeps its tabs.
  private mutating func expandTabs(_ lines: [DetachedText.Line], from first: Int) {
    var isInCode = false
    for (index, line) in lines.enumerated() {
      if isInCode {
        isInCode = !masks.closingFenceLines.contains(first + index)
      } else {
        expandTabs(line.range)
        isInCode = masks.fenceLines.contains(first + index)
      }
    }
  }

  private mutating func expandTabs(_ line: Range<Int>) {
    guard bytes[line].contains(.tab) else { return }
    var column = 0
    for index in source.lineStarts[source.place(at: line.lowerBound).line - 1]..<line.upperBound {
      let byte = bytes[index]
      let width = byte == .tab ? 4 - column % 4 : 1
      column += width
      guard index >= line.lowerBound else { continue }
      if byte == .tab { masks.add(.blanks(width), index..<index + 1) }
      guard byte.isBlank || byte.isDigit || ">-+*.)".utf8.contains(byte) else { return }
    }
  }

  /// The range of the first line's text.
  private func behind(_ marker: FootnoteMarker) -> Range<Int> {
    let end = source.range(ofLine: marker.line).upperBound
    var start = marker.range.upperBound
    while start < end, source.bytes[start].isBlank { start += 1 }
    return start..<end
  }

  /// A further line of the footnote without the prefixes of the containers around it.
  private func footnoteLine(_ number: Int) -> DetachedText.Line {
    var cursor = LineCursor(source, bytes, line: number)
    let isIndented =
      match(&cursor) == containers.count && cursor.indentation >= FootnoteMarker.indentation
    if isIndented { cursor.skip(columns: FootnoteMarker.indentation) }
    if cursor.isBlank { return DetachedText.Line(range: cursor.text, indentation: 0) }
    // A line that is not indented continues a paragraph. Four columns keep it from being anything else.
    return DetachedText.Line(range: cursor.text, indentation: isIndented ? cursor.indentation : 4)
  }
}
