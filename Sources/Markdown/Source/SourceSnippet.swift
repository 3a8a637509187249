/// The line that a diagnostic is about, shortened to fit, and the marks below it.
package struct SourceSnippet: Sendable, Equatable {
  package let line: String
  /// Spaces, then `^~~` under the span.
  package let caret: String

  private static let widest = 120
  /// How many bytes before and after the position are read.
  private static let reach = 1_000

  /// Nil if the source has no such line.
  package init?(of span: SourceSpan, in source: Source) {
    guard (1...source.lineStarts.count).contains(span.start.line) else { return nil }
    let bytes = source.line(span.start.line)
    let place = bytes.startIndex + min(span.start.column - 1, bytes.count)
    // Of a long line only the part around the position is read.
    let head = bytes[..<place].suffix(Self.reach).drop {
      place - bytes.startIndex > Self.reach && $0 & 0xC0 == 0x80
    }
    let before = String(decoding: head, as: UTF8.self)
    let rest = String(decoding: bytes[place...].prefix(Self.reach), as: UTF8.self)
    let length =
      span.end.line == span.start.line ? span.end.column - span.start.column : bytes.endIndex - place
    let marked = String(decoding: rest.utf8.prefix(max(0, length)), as: UTF8.self)
    let lead = before.count > 80 || head.count < place - bytes.startIndex ? "…" + before.suffix(60) : before
    var line = Self.printable(lead + rest.replacing("\t", with: " "))
    if line.count > Self.widest { line = line.prefix(Self.widest - 1) + "…" }
    let room = max(1, Self.widest - lead.count)
    self.line = line
    caret =
      String(repeating: " ", count: Self.width(Self.printable(lead))) + "^"
      + String(repeating: "~", count: max(0, min(Self.width(marked), room) - 1))
  }

  /// The width in terminal columns: wide characters take two.
  private static func width(_ text: String) -> Int {
    text.reduce(0) { width, character in
      let scalar = character.unicodeScalars.first!.value
      let isWide =
        (0x1100...0x115F).contains(scalar) || (0x2E80...0xA4CF).contains(scalar)
        || (0xAC00...0xD7A3).contains(scalar)
        || (0xF900...0xFAFF).contains(scalar) || (0xFE30...0xFE6F).contains(scalar)
        || (0xFF00...0xFF60).contains(scalar) || (0x1F300...0x1FAFF).contains(scalar)
      return width + (isWide ? 2 : 1)
    }
  }

  /// Replaces control characters, which must not reach the terminal.
  package static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 9: " "
          case 10: scalar
          case 0..<32, 127..<160: "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
