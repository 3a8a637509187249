/// A note's text as CommonMark sees it: every mask a token, every line ending a line feed.
///
/// Lines and the prefixes of containers are the note's, so that the lines of blocks are right.
struct MaskedText {
  let source: Source
  /// The note's line on which `bytes` begin.
  let firstLine: Int
  private(set) var bytes: [UInt8] = []
  private var masks: [Mask]
  private let tokens: Tokens

  init(_ source: Source, from firstLine: Int, _ masks: [Mask]) {
    self.source = source
    self.firstLine = firstLine
    self.masks = masks
    tokens = Tokens(for: source.bytes)
    guard firstLine <= source.lineStarts.count else { return }
    self.masks.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var offset = source.lineStarts[firstLine - 1]
    bytes.reserveCapacity(source.bytes.count - offset + 16 * masks.count)
    for (number, mask) in self.masks.enumerated() where mask.range.lowerBound >= offset {
      copy(offset..<mask.range.lowerBound)
      if case .commentLine(let indentation) = mask.content {
        bytes += repeatElement(.space, count: indentation)
        bytes += "<!---->".utf8
      } else {
        tokens.append(number, to: &bytes)
      }
      offset = mask.range.upperBound
    }
    copy(offset..<source.bytes.count)
  }

  private mutating func copy(_ range: Range<Int>) {
    var rest = source.bytes[range]
    while let end = rest.firstIndex(of: .carriageReturn) {
      bytes += rest[..<end]
      bytes.append(.lineFeed)
      rest = rest[(end + 1)...]
      if rest.first == .lineFeed { rest.removeFirst() }
    }
    bytes += rest
  }
}

extension MaskedText {
  /// The inlines that stand in a text of CommonMark.
  func inlines(_ text: UnsafeBufferPointer<UInt8>) -> [Inline] {
    var inlines: [Inline] = []
    forEachPart(text) { part in
      switch part {
      case .text(let text):
        // Beside a mask that hides nothing.
        if case .text(let before)? = inlines.last {
          inlines[inlines.count - 1] = .text(before + text)
        } else {
          inlines.append(.text(text))
        }
      case .mask(let mask):
        switch mask.content {
        case .formula(let formula): inlines.append(.formula(formula))
        case .wikilink(let wikilink): inlines.append(.wikilink(wikilink))
        case .comment, .commentLine, .continuation: inlines.append(.gap)
        case .inert: break
        }
      }
    }
    return inlines
  }

  /// `text` as the author wrote it: code, raw HTML, targets and info strings hold no masks.
  func original(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var original = ""
    forEachPart(text) { part in
      switch part {
      case .text(let text): original += text
      case .mask(let mask): original += String(decoding: source.bytes[mask.range], as: UTF8.self)
      }
    }
    return original
  }

  private enum Part {
    case text(String)
    case mask(Mask)
  }

  private func forEachPart(_ text: UnsafeBufferPointer<UInt8>, _ body: (Part) -> Void) {
    var start = 0
    var index = 0
    while index < text.count {
      guard text[index] == 0xEF, let token = tokens.read(text, at: index), token.number < masks.count else {
        index += 1
        continue
      }
      if start < index { body(.text(String(decoding: text[start..<index], as: UTF8.self))) }
      body(.mask(masks[token.number]))
      index = token.end
      start = index
    }
    if start < text.count { body(.text(String(decoding: text[start...], as: UTF8.self))) }
  }
}
