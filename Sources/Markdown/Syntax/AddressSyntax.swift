/// The syntax of addresses that stand in a text as they are: `https://example.org/a`, `www.example.org`.
///
/// - Source: GitHub Flavored Markdown 0.29, 6.9, autolinks, and cmark-gfm where the text leaves something open. Beyond
///   them, signs outside of ASCII that stand around words end an address, and so does `%%`.
struct AddressSyntax {
  /// The longest name of a host, in bytes.
  /// - Source: RFC 1035, 2.3.4.
  private static let longestHost = 255

  let range: Range<Int>
  private let hasScheme: Bool

  /// The address with its `:`, or with the dot behind `www`, at `index`.
  init?(in text: [UInt8], at index: Int) {
    let start: Int
    let host: Int
    if text[index] == .colon {
      guard text.has("://", at: index),
        let length = [5, 4, 3].first(where: { Self.isScheme(text, index - $0..<index) })
      else { return nil }
      (start, host, hasScheme) = (index - length, index + 3, true)
    } else {
      guard Self.has("www", text, index - 3..<index) else { return nil }
      (start, host, hasScheme) = (index - 3, index + 1, false)
    }
    // Where the target of a link begins, the end is not looked for: it may be far away, each time.
    guard Self.opens(text, at: start), !LinkSyntax.isTarget(text, at: start),
      let hostEnd = Self.hostEnd(text, host, isShort: hasScheme)
    else {
      return nil
    }
    let isHighlighted = start > 0 && text[start - 1] == .equals
    let end = Self.trimmedEnd(text, start, Self.end(text, from: hostEnd, isHighlighted: isHighlighted))
    guard end >= hostEnd else { return nil }
    range = start..<end
  }

  /// False only where no address stands in a part of a text.
  static func mayStand(in text: [UInt8], _ range: Range<Int>) -> Bool {
    ["://", "www.", "WWW."].contains { text.first($0, in: range) != nil }
  }

  /// Where the address leads. In it, `&amp;` stands for `&`, as everywhere in Markdown.
  func target(_ text: String) -> String { hasScheme ? text : "http://" + text }

  private static func isScheme(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    has("https", text, range) || has("http", text, range) || has("ftp", text, range)
  }

  private static func has(_ word: String, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    range.lowerBound >= 0 && range.count == word.utf8.count
      && zip(text[range], word.utf8).allSatisfy { $0 | 0x20 == $1 }
  }

  /// Whether an address may begin behind the byte before `start`.
  private static func opens(_ text: [UInt8], at start: Int) -> Bool {
    guard start > 0 else { return true }
    let byte = text[start - 1]
    if byte == .equals { return start > 1 && text[start - 2] == .equals }
    return byte.isWhitespace || byte >= 0x80 || "*_~(\"'>,;:|".utf8.contains(byte)
  }

  /// The end of the name of a host: parts between dots, at least two of them unless it is short, and no underscore in the
  /// last two.
  private static func hostEnd(_ text: [UInt8], _ start: Int, isShort: Bool) -> Int? {
    var end = start
    while end < text.count, end - start <= longestHost, isOfHost(text, at: end) { end += 1 }
    // What stands behind the last part belongs to the sentence.
    while end > start, text[end - 1] == UInt8(ascii: ".") || text[end - 1] == .underscore { end -= 1 }
    let parts = text[start..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count > (isShort ? 0 : 1), !parts.contains(where: \.isEmpty),
      !parts.suffix(2).contains(where: { $0.contains(.underscore) })
    else { return nil }
    return end
  }

  private static func isOfHost(_ text: [UInt8], at index: Int) -> Bool {
    let byte = text[index]
    return byte.isLetter || byte.isDigit || "-_.".utf8.contains(byte)
      || byte >= 0x80 && !isSign(text, at: index)
  }

  /// The index of the first byte that no address holds.
  private static func end(_ text: [UInt8], from index: Int, isHighlighted: Bool) -> Int {
    var end = index
    defer { ScannerSteps.count(end - index) }
    while end < text.count, !text[end].isWhitespace, text[end] != .less {
      if text[end] == .percent, text.has("%%", at: end) { break }
      if isHighlighted, text[end] == .equals, text.has("==", at: end) { break }
      if text[end] >= 0x80, isSign(text, at: end) { break }
      end += 1
    }
    return end
  }

  /// Blanks, quotation marks, dashes but `–`, and the signs of Chinese and Japanese.
  private static func isSign(_ text: [UInt8], at index: Int) -> Bool {
    let next = index + 1 < text.count ? text[index + 1] : 0
    let last = index + 2 < text.count ? text[index + 2] : 0
    switch text[index] {
    // U+00A0, `«`, `»`
    case 0xC2: return next == 0xA0 || next == 0xAB || next == 0xBB
    // U+2000 to U+200B, U+2014 to U+201F, `…`, U+2028, U+2029, U+202F
    case 0xE2:
      return next == 0x80
        && (0x80...0x8B ~= last || 0x94...0x9F ~= last || last == 0xA6 || last == 0xA8 || last == 0xA9
          || last == 0xAF)
    // U+3000 to U+303F
    case 0xE3: return next == 0x80
    // The wide forms of the signs of ASCII
    case 0xEF: return next == 0xBC && (0x80...0x8F ~= last || 0x9A...0xA0 ~= last || 0xBB...0xBF ~= last)
    default: return false
    }
  }

  /// Without the signs of the sentence around the address.
  private static func trimmedEnd(_ text: [UInt8], _ start: Int, _ last: Int) -> Int {
    var end = last
    // How many brackets are closed that were not opened.
    var surplus = text[start..<end].reduce(0) {
      $0 + ($1 == UInt8(ascii: ")") ? 1 : $1 == UInt8(ascii: "(") ? -1 : 0)
    }
    while end > start {
      switch text[end - 1] {
      case UInt8(ascii: ")"):
        guard surplus > 0 else { return end }
        surplus -= 1
        end -= 1
      case UInt8(ascii: ";"):
        guard let reference = referenceStart(text, start, end) else { return end - 1 }
        end = reference
      // A backslash is left for the break of a line.
      case let byte where "?!.,:*_~'\"|\\".utf8.contains(byte): end -= 1
      default: return end
      }
    }
    return end
  }

  /// The `&` of a reference to a character, such as `&copy;`, that ends at `end`.
  private static func referenceStart(_ text: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var index = end - 2
    while index > start, text[index].isLetter || text[index].isDigit { index -= 1 }
    return index > start && index < end - 2 && text[index] == UInt8(ascii: "&") ? index : nil
  }
}
