/// Finds markers of the dialect in the text that a reader sees: `[[`, `%%`, `$$`, `[!note]`, `^name`.
///
/// What is read as a construct is no text. So a marker that is left was not understood, unless the author wrote a
/// backslash before it, or it stands in code.
struct UnreadMarkers {
  private let source: Source
  private(set) var diagnostics: [Diagnostic] = []
  /// The marks of which a backslash has made text: the next one closes what that one would have opened.
  private var escaped: Set<UInt8> = []

  init(_ source: Source) { self.source = source }

  /// Where a text has what may be a marker, in order.
  static func candidates(in text: [UInt8]) -> [Int] {
    var places: [Int] = []
    text.withUnsafeBufferPointer { text in
      var index = 0
      while index + 1 < text.count {
        // Few bytes are marks, so that sixteen of them are looked at in one step.
        if index + 16 <= text.count, !holdsMark(text, at: index) {
          index += 16
          continue
        }
        let end = min(index + 16, text.count - 1)
        while index < end {
          if isCandidate(text[index], before: text[index + 1]) { places.append(index) }
          index += 1
        }
      }
    }
    return places
  }

  private static func holdsMark(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    var found: UInt8 = 0
    // With a check for overflow, the compiler would look at them one by one.
    for distance in 0..<16 {
      let byte = text[index &+ distance]
      found |= (byte == .bracket ? 1 : 0) | (byte == .percent ? 1 : 0)
      found |= (byte == .dollar ? 1 : 0) | (byte == .caret ? 1 : 0)
    }
    return found != 0
  }

  private static func isCandidate(_ byte: UInt8, before next: UInt8) -> Bool {
    switch byte {
    case .bracket: next == .bracket || next == .exclamation
    case .percent, .dollar: next == byte
    case .caret: next.isLetter || next.isDigit
    default: false
    }
  }

  mutating func examine(_ text: MappedText) {
    escaped = []
    for number in text.parts.indices where text.parts[number].kind == .text {
      var index = text.parts[number].range.lowerBound
      while index < text.parts[number].range.upperBound {
        switch text.bytes[index] {
        case .bracket, .percent, .dollar: index = examineRun(text, number, from: index)
        case .caret: index = examineName(text, number, from: index)
        default: index += 1
        }
      }
    }
  }

  /// Examines a run of equal marks, which ends in one part of the text.
  private mutating func examineRun(_ text: MappedText, _ part: Int, from start: Int) -> Int {
    let mark = text.bytes[start]
    var end = start + 1
    while end < text.parts[part].range.upperBound, text.bytes[end] == mark { end += 1 }
    if mark == .bracket, end == start + 1 { return examineKind(text, part, from: start) }
    guard end > start + 1 else { return end }
    guard isWritten(text, start..<end) else {
      escaped.insert(mark)
      return end
    }
    switch mark {
    case .bracket:
      guard !Self.isArray(text, behind: end) else { break }
      let isEmbed = start > 0 && text.bytes[start - 1] == .exclamation && isWritten(text, start - 1..<end)
      let (message, help) = Self.link(text, isEmbed ? "![[" : "[[", behind: end)
      add(message, help, text, (isEmbed ? start - 1 : start)..<end)
    case .percent:
      guard escaped.remove(mark) == nil, !isInAddress(text, start) else { break }
      add(
        "‘%%’ is shown as text",
        "a comment stands between two of them; where percent signs are meant, write ‘%’ or ‘\\%%’", text,
        start..<end)
    default:
      guard end == start + 2, escaped.remove(mark) == nil else { break }
      add(
        "‘$$’ is shown as text",
        "a formula stands between two of them; where dollars are meant, write ‘\\$\\$’", text, start..<end)
    }
    return end
  }

  /// Examines `[!kind]` at the beginning of a line.
  private mutating func examineKind(_ text: MappedText, _ part: Int, from start: Int) -> Int {
    let line = text.bytes[text.parts[part].range].prefix(start - text.parts[part].range.lowerBound)
    let isFirst = part == 0 || text.parts[part - 1].kind == .lineBreak
    let rest = text.bytes[start..<text.parts[part].range.upperBound]
    guard isFirst, line.allSatisfy(\.isBlankOfAnyKind), rest.starts(with: "[!".utf8) else { return start + 1 }
    let word = rest.dropFirst(2).prefix { $0.isLetter || $0.isDigit || $0 == .hyphen || $0 >= 0x80 }
    guard !word.isEmpty, rest[word.endIndex...].first == UInt8(ascii: "]"), isWritten(text, start..<start + 2)
    else {
      return start + 1
    }
    let name = String(decoding: word, as: UTF8.self)
    add(
      "‘[!\(name)]’ is shown as text",
      "a callout begins with ‘> [!\(name)]’ on the first line of a quote, and a blank before its title", text,
      start..<word.endIndex + 1)
    return word.endIndex
  }

  /// Examines `^name` at the end of a line.
  private mutating func examineName(_ text: MappedText, _ part: Int, from start: Int) -> Int {
    let range = text.parts[part].range
    let name = text.bytes[(start + 1)..<range.upperBound].prefix {
      $0.isLetter || $0.isDigit || $0 == .hyphen
    }
    let isLast =
      text.bytes[name.endIndex..<range.upperBound].allSatisfy(\.isBlank)
      && (part + 1 == text.parts.count || text.parts[part + 1].kind == .lineBreak)
    // `x^2` and `W ^T` are powers.
    guard isLast, name.count > 1, name.contains(where: \.isLetter),
      opensName(text, part, start, length: name.count),
      isWritten(text, start..<start + 1)
    else { return start + 1 }
    add(
      "‘^\(String(decoding: name, as: UTF8.self))’ is shown as text",
      "a name stands at the end of its block, behind a blank, or alone on the line below", text,
      start..<name.endIndex)
    return name.endIndex
  }

  /// Whether a name may be meant behind what stands at its left: a blank, a link, a picture, a formula.
  private func opensName(_ text: MappedText, _ part: Int, _ start: Int, length: Int) -> Bool {
    if start > text.parts[part].range.lowerBound { return text.bytes[start - 1].isBlank }
    guard part > 0, text.parts[part - 1].kind == .object else { return true }
    let offset = text.offsets[start]
    guard offset > 1 else { return true }
    let before = source.bytes[offset - 1]
    return before == UInt8(ascii: "]") || before == UInt8(ascii: ")") || before.isBlank
      // `$n$^th` is no name.
      || before == .dollar && (length > 2 || source.bytes[offset - 2] == .dollar)
  }

  /// Whether the bytes stand in the note as they are, side by side, and without a backslash before them.
  private func isWritten(_ text: MappedText, _ range: Range<Int>) -> Bool {
    let start = text.offsets[range.lowerBound]
    for index in range {
      let offset = text.offsets[index]
      guard offset == start + index - range.lowerBound, source.bytes[offset] == text.bytes[index] else {
        return false
      }
    }
    return source.bytes[..<start].reversed().prefix { $0 == .backslash }.count.isMultiple(of: 2)
  }

  /// Whether brackets are those of an array: `[[1, 2], [3, 4]]`.
  private static func isArray(_ text: MappedText, behind index: Int) -> Bool {
    guard let close = text.bytes[index...].prefix(reach).firstIndex(of: UInt8(ascii: "]")) else {
      return false
    }
    let rest = text.bytes[(close + 1)...].drop { $0.isWhitespace }
    return rest.first == UInt8(ascii: ",") && rest.dropFirst().first { !$0.isWhitespace } == .bracket
  }

  /// What is wrong with a link, and how to mend it.
  private static func link(
    _ text: MappedText, _ marker: String, behind index: Int
  ) -> (message: String, help: String) {
    let rest = text.bytes[index...].prefix(reach)
    let close = rest.indices.first { rest[$0...].starts(with: "]]".utf8) }
    if let close, rest[..<close].allSatisfy(\.isBlank) {
      return (
        "the link that begins here names nothing", "write the name of a note or a file: ‘\(marker)name]]’"
      )
    }
    if let close, rest[..<close].contains(.lineFeed) {
      return ("the link that begins here does not end on its line", "write it on one line")
    }
    return (
      "‘\(marker)’ is shown as text",
      "close the link with ‘]]’ on the same line; where brackets are meant, write ‘\\[[’ or put them between backticks"
    )
  }

  /// Whether a place lies in an address such as `<http://a.org/50%%>`.
  private func isInAddress(_ text: MappedText, _ place: Int) -> Bool {
    let word = text.bytes[..<place].reversed().prefix(Self.reach).prefix { !$0.isWhitespace }
    let start = text.offsets[place - word.count]
    return start > 0 && source.bytes[start - 1] == .less
      && String(decoding: word.reversed(), as: UTF8.self).contains("://")
  }

  /// How far around a marker is looked, in bytes.
  private static let reach = 200

  private mutating func add(_ message: String, _ help: String, _ text: MappedText, _ range: Range<Int>) {
    diagnostics.append(
      Diagnostic(
        .warning, "unread-marker", message, file: source.path, span: text.span(range, in: source), help: help)
    )
  }
}

extension UInt8 {
  /// A blank, or a part of one beyond ASCII.
  fileprivate var isBlankOfAnyKind: Bool { isBlank || self == 0xC2 || self == 0xA0 }
}
