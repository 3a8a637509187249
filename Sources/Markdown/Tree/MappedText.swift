/// The visible text of a paragraph, a heading, a table cell, a title or a label, with the offset of each byte
/// in the note. Only texts with digits become passages.
package struct MappedText: Sendable, Equatable {
  package enum Context: Sendable, Equatable {
    case text
    /// With its level.
    case heading(Int)
    /// A table cell, the title of a callout, the label of a wikilink, an inline footnote.
    case aside
  }

  package enum Kind: Sendable, Equatable {
    case text
    /// Between backticks.
    case code
    /// The text of an autolink, which is its address.
    case address
    /// Not text, represented by U+FFFC: a formula, a tag, a wikilink, a footnote reference, raw HTML.
    case object
    /// Represented by a line feed.
    case lineBreak
  }

  /// A range of `bytes` of one kind.
  package struct Part: Sendable, Equatable {
    package let kind: Kind
    package let range: Range<Int>
  }

  package let context: Context
  package private(set) var bytes: [UInt8] = []
  /// The offset of each byte in the note.
  package private(set) var offsets: [Int] = []
  package private(set) var parts: [Part] = []

  init(_ context: Context) { self.context = context }

  /// Text without markup.
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

  /// Appends bytes of one kind with their offsets.
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

  /// The same with another byte in one place.
  package func replacing(_ place: Int, with byte: UInt8) -> MappedText {
    var text = self
    text.bytes[place] = byte
    return text
  }

  /// Whether a digit of it is shown, in an address too: whoever goes through the digits of a page meets it.
  var hasDigit: Bool {
    parts.contains { part in
      part.kind != .object && part.kind != .lineBreak && bytes[part.range].hasDigit
    }
  }

  /// The digits on both sides of a place.
  func digits(around place: Int) -> String {
    var (start, end) = (place, place)
    while start > 0, bytes[start - 1].isDigit { start -= 1 }
    while end < bytes.count, bytes[end].isDigit { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The span in the note of `range`, which must not be empty.
  package func span(_ range: Range<Int>, in source: Source) -> SourceSpan {
    source.span(offsets[range.lowerBound]..<max(offsets[range.upperBound - 1], offsets[range.lowerBound]) + 1)
  }
}
