import Foundation

// Replaces the tokens in CommonMark's output by what they stand for.
extension MaskedSource {
  enum Part {
    case text(Range<Int>)
    /// Nil for a token that only begins an aside.
    case mask(Mask?)
  }

  /// Appends the inlines that a text of CommonMark stands for.
  /// - Parameter asides: the content of the asides read so far.
  func append(_ text: UnsafeBufferPointer<UInt8>, to inlines: inout InlineBuilder, asides: [[Inline]]) {
    var isBesideInert = false
    forEachPart(text, shown: true) { part in
      switch part {
      case .text(let range):
        inlines.append(String(decoding: text[range], as: UTF8.self), joined: isBesideInert)
      case .mask(let mask):
        switch mask?.content {
        case .inline(let inline)?: inlines.append(inline)
        case .wikilink(let link, let label)?: inlines.append(.wikilink(link.labelled(asides[label])))
        case .inlineFootnote(let number, let span)?:
          inlines.append(.inlineFootnote(InlineFootnote(content: asides[number], span: span)))
        case .delimiter(let delimiter)?: inlines.mark(.delimiter(delimiter))
        case .blockName(let name)?: inlines.mark(.blockName(name))
        case .continuation?: inlines.continueMask()
        case .task?, .callout?, .table?, .footnote?, .comment?, .commentLine?: inlines.mark(.gap)
        case .inert?: isBesideInert = true
        case .removed?, .blanks?, nil: break
        }
      }
    }
  }

  /// `text` as the author wrote it: for code, raw HTML, link targets and info strings.
  func original(_ text: UnsafeBufferPointer<UInt8>) -> String {
    guard text.firstToken(from: 0) < text.count else { return String(decoding: text, as: UTF8.self) }
    var original = ""
    forEachPart(text, shown: false) { part in
      switch part {
      case .text(let range): original += String(decoding: text[range], as: UTF8.self)
      case .mask(let mask?): original += String(decoding: source.bytes[mask.range], as: UTF8.self)
      case .mask(nil): break
      }
    }
    return original
  }

  /// The mask whose token follows `prefix` at the start of a text.
  func firstMask(_ text: UnsafeBufferPointer<UInt8>, behind prefix: StaticString = "") -> Mask.Content? {
    guard text.count > prefix.utf8CodeUnitCount, text[prefix.utf8CodeUnitCount] == 0xEF,
      let read = tokens.read(text, at: prefix.utf8CodeUnitCount)
    else { return nil }
    return mask(read.token.number)?.content
  }

  /// - Parameter shown: omits the characters beside a token that belong to its mask, such as the `~` on each
  ///   side of the token for `~~`.
  func forEachPart(_ text: UnsafeBufferPointer<UInt8>, shown: Bool, _ body: (Part) -> Void) {
    var start = 0
    var index = tokenCount == 0 ? text.count : text.firstToken(from: 0)
    while index < text.count {
      guard let (token, end) = tokens.read(text, at: index), token.number < tokenCount else {
        index = text.firstToken(from: index + 1)
        continue
      }
      let mask = mask(token.number)
      let hidden = shown ? Self.hidden(by: mask?.content) : (0, 0)
      let last = index - (token.hasDollars.before ? 1 : 0) - hidden.0
      if start < last { body(.text(start..<last)) }
      body(.mask(mask))
      index = text.firstToken(from: end)
      start = end + (token.hasDollars.behind ? 1 : 0) + hidden.1
    }
    if start < text.count { body(.text(start..<text.count)) }
  }

  /// How many bytes before and after the token of a mask are hidden.
  private static func hidden(by content: Mask.Content?) -> (Int, Int) {
    switch content {
    case .delimiter?: (1, 1)
    case nil: (0, 1)
    default: (0, 0)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The index of the first byte from `index` on that may begin a token, or the end of the text.
  fileprivate func firstToken(from index: Int) -> Int {
    guard let baseAddress, index < count,
      let found = memchr(baseAddress + index, 0xEF, count - index)
    else { return count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }
}
