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
  let fenceLines: Set<Int>

  init(_ source: Source, from firstLine: Int, _ found: Masks) {
    self.source = source
    self.firstLine = firstLine
    masks = found.pieces
    fenceLines = found.fenceLines
    tokens = Tokens(for: source.bytes)
    guard firstLine <= source.lineStarts.count else { return }
    let order = { (left: Mask, right: Mask) in
      (left.range.lowerBound, left.range.upperBound) < (right.range.lowerBound, right.range.upperBound)
    }
    if zip(masks, masks.dropFirst()).contains(where: { order($1, $0) }) { masks.sort(by: order) }
    var offset = source.lineStarts[firstLine - 1]
    bytes.reserveCapacity(source.bytes.count - offset + 16 * masks.count)
    for (number, mask) in masks.enumerated() where mask.range.lowerBound >= offset {
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
  /// Adds the inlines that stand in a text of CommonMark.
  func append(_ text: UnsafeBufferPointer<UInt8>, to inlines: inout [Inline]) {
    var isBesideInert = false
    forEachPart(text) { part in
      switch part {
      case .text(let text):
        if isBesideInert, case .text(let before)? = inlines.last {
          inlines[inlines.count - 1] = .text(before + text)
        } else {
          inlines.append(.text(text))
        }
      case .mask(let mask):
        switch mask.content {
        case .inline(let inline): inlines.append(inline)
        case .comment, .commentLine, .continuation: inlines.append(.gap)
        case .inert: isBesideInert = true
        }
      }
    }
  }

  /// `text` as the author wrote it: code, raw HTML, targets and info strings hold no masks.
  func original(_ text: UnsafeBufferPointer<UInt8>) -> String {
    guard text.contains(0xEF) else { return String(decoding: text, as: UTF8.self) }
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
    guard !masks.isEmpty, text.contains(0xEF) else {
      if !text.isEmpty { body(.text(String(decoding: text, as: UTF8.self))) }
      return
    }
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
