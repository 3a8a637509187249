/// Checks a note's size and encoding before it is parsed.
struct SourceValidation {
  /// In bytes; a longer note is refused.
  static let longestNote = 10_000_000

  /// The diagnostic of a note that cannot be read; nil if it can.
  static func refusal(of source: Source) -> Diagnostic? {
    if source.bytes.count > longestNote {
      return Diagnostic(
        .error, "note-too-long", "the note has \(source.bytes.count) bytes, at most \(longestNote) are read",
        file: source.path, span: SourceSpan(at: SourcePosition(line: 1, column: 1)),
        help: "split it into several notes")
    }
    guard let offset = firstInvalidOffset(in: source.bytes) else { return nil }
    let byte = String(source.bytes[offset], radix: 16, uppercase: true)
    return Diagnostic(
      .error, "invalid-utf8", "byte 0x\(byte) is not UTF-8", file: source.path,
      span: source.span(offset..<offset + 1), help: "save the note as UTF-8")
  }

  /// The offset of the first byte that is not valid UTF-8; nil if there is none.
  static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&rest) { offset += UTF8.width(scalar) }
    return offset
  }

  /// NUL is valid UTF-8 but not text; each line that has one is reported.
  static func nulBytes(in source: Source) -> [Diagnostic] {
    guard source.hasNulBytes else { return [] }
    return (1...source.lineStarts.count).compactMap { line in
      guard let offset = source.line(line).firstIndex(of: 0) else { return nil }
      return Diagnostic(
        .error, "nul-byte", "a NUL byte cannot stand in a note", file: source.path,
        span: source.span(offset..<offset + 1), help: "remove it")
    }
  }
}
