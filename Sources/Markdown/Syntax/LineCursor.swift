/// A position in a line while container prefixes are skipped. Columns count as in CommonMark: tabs advance to
/// the next multiple of four, and a container may consume part of one.
struct LineCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  let range: Range<Int>
  private(set) var offset: Int
  private(set) var column = 0
  /// The first non-blank byte from `offset` on, or the end of the line.
  private(set) var textOffset: Int
  private var textColumn = 0

  /// - Parameter bytes: the bytes of `source`, which the cursor does not retain.
  init(_ source: Source, _ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    self.bytes = bytes
    range = source.range(ofLine: line)
    offset = range.lowerBound
    textOffset = offset
    findText()
    ScannerSteps.count(range.count + 1)
  }

  var isBlank: Bool { textOffset == range.upperBound }
  /// In columns.
  var indentation: Int { textColumn - column }
  /// The range of the line after its indentation.
  var text: Range<Int> { textOffset..<range.upperBound }
  var textBytes: Slice<UnsafeBufferPointer<UInt8>> { bytes[text] }

  /// The byte `distance` bytes after the indentation; nil at the end of the line.
  func byte(_ distance: Int = 0) -> UInt8? {
    textOffset + distance < range.upperBound ? bytes[textOffset + distance] : nil
  }

  func has(_ text: StaticString) -> Bool {
    guard textOffset + text.utf8CodeUnitCount <= range.upperBound else { return false }
    for k in 0..<text.utf8CodeUnitCount where bytes[textOffset + k] != text.utf8Start[k] { return false }
    return true
  }

  /// The length of the run of equal bytes after the indentation.
  var run: Int {
    var end = textOffset
    while end < range.upperBound, bytes[end] == bytes[textOffset] { end += 1 }
    return end - textOffset
  }

  /// Whether the line has only blanks from `distance` bytes after the indentation on.
  func isBlank(behind distance: Int) -> Bool {
    bytes[min(textOffset + distance, range.upperBound)..<range.upperBound].allSatisfy(\.isBlank)
  }

  func contains(_ byte: UInt8, behind distance: Int) -> Bool {
    bytes[textOffset + distance..<range.upperBound].contains(byte)
  }

  /// Skips up to `count` columns of indentation.
  mutating func skip(columns count: Int) {
    var left = min(count, indentation)
    while left > 0 {
      let width = bytes[offset] == .tab ? 4 - column % 4 : 1
      if width <= left { offset += 1 }
      column += min(width, left)
      left -= width
    }
  }

  /// Skips the indentation and a marker of `count` bytes.
  mutating func skip(marker count: Int) {
    offset = textOffset + count
    column = textColumn + count
    textOffset = offset
    findText()
  }

  private mutating func findText() {
    textColumn = column
    while textOffset < range.upperBound, bytes[textOffset].isBlank {
      textColumn += bytes[textOffset] == .tab ? 4 - textColumn % 4 : 1
      textOffset += 1
    }
  }
}
