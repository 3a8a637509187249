/// The text of a paragraph, a heading, a table cell, a title or a label as a reader sees it, and where each byte of
/// it stands in the note. Of text without a digit there is no passage.
package struct MappedText: Sendable, Equatable {
  package enum Context: Sendable, Equatable {
    case text
    /// With its level.
    case heading(Int)
    /// A table cell, the title of a callout, the label of a wikilink, a footnote in the text.
    case aside
  }

  package enum Kind: Sendable, Equatable {
    case text
    /// Between backticks.
    case code
    /// The address of an autolink, which is its text.
    case address
    /// What is no text: U+FFFC stands for it. A formula, a tag, a wikilink, a reference to a footnote, raw HTML.
    case object
    /// A line feed stands for it.
    case lineBreak
  }

  /// A stretch of `bytes`.
  package struct Part: Sendable, Equatable {
    package let kind: Kind
    package let range: Range<Int>
  }

  package let context: Context
  package private(set) var bytes: [UInt8] = []
  /// For each of `bytes` where in the note it is written: an offset in UTF-8.
  package private(set) var offsets: [Int] = []
  package private(set) var parts: [Part] = []

  init(_ context: Context) { self.context = context }

  /// Text that means nothing but itself.
  init(plain range: Range<Int>, of source: Source) {
    context = .aside
    bytes = Array(source.bytes[range])
    offsets = Array(range)
    parts = [Part(kind: .text, range: 0..<range.count)]
  }

  mutating func append(_ byte: UInt8, _ kind: Kind, at offset: Int) {
    let end = bytes.count
    bytes.append(byte)
    offsets.append(offset)
    if let last = parts.last, last.kind == kind, kind != .object {
      parts[parts.count - 1] = Part(kind: kind, range: last.range.lowerBound..<end + 1)
    } else {
      parts.append(Part(kind: kind, range: end..<end + 1))
    }
  }

  /// The same for bytes that stand side by side in the note but for masks.
  mutating func append(
    _ text: UnsafeBufferPointer<UInt8>.SubSequence, _ kind: Kind, at places: ArraySlice<Int>
  ) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes += text
    offsets += places
    if let last = parts.last, last.kind == kind {
      parts[parts.count - 1] = Part(kind: kind, range: last.range.lowerBound..<bytes.count)
    } else {
      parts.append(Part(kind: kind, range: start..<bytes.count))
    }
  }

  mutating func appendObject(at offset: Int) {
    let start = bytes.count
    for byte in "\u{FFFC}".utf8 {
      bytes.append(byte)
      offsets.append(offset)
    }
    parts.append(Part(kind: .object, range: start..<bytes.count))
  }

  var hasDigit: Bool {
    parts.contains { part in
      (part.kind == .text || part.kind == .code) && bytes[part.range].contains { $0.isDigit }
    }
  }

  /// Where the bytes of `range`, which is not empty, stand in the note.
  package func span(_ range: Range<Int>, in source: Source) -> SourceSpan {
    source.span(offsets[range.lowerBound]..<max(offsets[range.upperBound - 1], offsets[range.lowerBound]) + 1)
  }
}
