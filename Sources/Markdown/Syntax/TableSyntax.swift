/// The syntax of tables: rows of cells between `|`, of which the second consists of hyphens and colons.
///
/// - Source: GitHub Flavored Markdown, section 4.10, tables.
enum TableSyntax {
  /// A table with more columns is text: filling in missing cells could make a short note huge.
  static let mostColumns = 500

  /// The column alignments of a delimiter row; nil if the line is not one.
  static func alignments(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [Table.Alignment?]? {
    guard let first = line.first, first == .bar || first == .hyphen || first == .colon else { return nil }
    for byte in line where !(byte == .bar || byte == .hyphen || byte == .colon || byte.isBlank) { return nil }
    guard line.contains(.bar) else { return nil }
    var alignments: [Table.Alignment?] = []
    for cell in cells(line) {
      let text = line[cell]
      let hyphens = text.drop { $0 == .colon }
      let isLeft = text.first == .colon
      let isRight = text.last == .colon
      let count = hyphens.prefix { $0 == .hyphen }.count
      guard count > 0, count + (isLeft ? 1 : 0) + (isRight ? 1 : 0) == text.count else { return nil }
      alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : nil))
    }
    return alignments.isEmpty || alignments.count > mostColumns ? nil : alignments
  }

  /// The ranges of a row's cells, without the blanks around them.
  static func cells(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [Range<Int>] {
    var index = line.startIndex
    var end = line.endIndex
    while end > index, line[end - 1].isBlank { end -= 1 }
    while index < end, line[index].isBlank { index += 1 }
    if index < end, line[index] == .bar { index += 1 }
    ScannerSteps.count(line.count)
    var cells: [Range<Int>] = []
    var start = index
    while index < end {
      if line[index] == .backslash, index + 1 < end {
        index += 2
      } else if line[index] == .bar {
        cells.append(trimmed(start..<index, line))
        index += 1
        start = index
      } else {
        index += 1
      }
    }
    if start < end { cells.append(trimmed(start..<end, line)) }
    return cells
  }

  private static func trimmed(_ cell: Range<Int>, _ line: Slice<UnsafeBufferPointer<UInt8>>) -> Range<Int> {
    var start = cell.lowerBound
    var end = cell.upperBound
    while start < end, line[start].isBlank { start += 1 }
    while end > start, line[end - 1].isBlank { end -= 1 }
    return start..<end
  }
}
