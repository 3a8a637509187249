/// A note's text as CommonMark sees it: the asides, then the note, every mask a token, every line ending a
/// line feed.
struct MaskedText {
  let source: Source
  let found: Masks
  private(set) var bytes: [UInt8] = []
  /// For each line of `bytes` up to the note's first: its line in the note.
  private var asideLines: [Int] = []
  private let firstLine: Int
  /// The masks by the numbers of their tokens.
  private(set) var masks: [Mask] = []
  let tokens: Tokens

  /// - Parameter firstLine: the first line of the note behind its front matter.
  init(_ source: Source, from firstLine: Int, _ found: Masks) {
    self.source = source
    self.found = found
    self.firstLine = firstLine
    tokens = Tokens(for: source.bytes)
    let start = firstLine <= source.lineStarts.count ? source.lineStarts[firstLine - 1] : source.bytes.count
    bytes.reserveCapacity(source.bytes.count - start + 20 * (found.pieces.count + 2 * found.asides.count))
    for aside in found.asides { append(aside) }
    var pieces = OrderedMasks(found.pieces)
    copy(start..<source.bytes.count, &pieces)
  }

  /// The note's line of a line of `bytes`, both 1-based; cmark ends a block without lines on line 0.
  func noteLine(_ line: Int) -> Int {
    let line = max(line, 1)
    return line <= asideLines.count ? asideLines[line - 1] : line - asideLines.count + firstLine - 1
  }

  /// Whether a line of `bytes` is not in its place in the note.
  func isAside(_ line: Int) -> Bool { line <= asideLines.count }

  /// A paragraph, or a quote, and a blank line.
  private mutating func append(_ aside: Aside) {
    var pieces = OrderedMasks(aside.masks)
    for (number, line) in aside.lines.enumerated() {
      asideLines.append(source.place(at: line.range.lowerBound).line)
      switch aside.kind {
      case .inlines where number == 0:
        append(Mask(range: line.range.lowerBound..<line.range.lowerBound, content: .asideStart))
        bytes.append(.space)
      // So far indented it can only go on with the paragraph.
      case .inlines: bytes += repeatElement(.space, count: 4)
      case .blocks:
        bytes += [.greater, .space]
        if !pieces.writesPrefix(at: line.range.lowerBound) {
          bytes += repeatElement(.space, count: line.indentation)
        }
      }
      copy(line.range, &pieces)
      bytes.append(.lineFeed)
    }
    asideLines.append(asideLines[asideLines.count - 1])
    bytes.append(.lineFeed)
  }

  private mutating func copy(_ range: Range<Int>, _ pieces: inout OrderedMasks) {
    var offset = range.lowerBound
    while let mask = pieces.next(before: range.upperBound) {
      guard mask.range.lowerBound >= offset else { continue }
      copy(offset..<mask.range.lowerBound)
      append(mask)
      offset = mask.range.upperBound
    }
    copy(offset..<range.upperBound)
  }

  private mutating func append(_ mask: Mask) {
    switch mask.content {
    case .removed: break
    case .commentLine(let prefix):
      bytes += prefix ?? []
      bytes += "<!---->".utf8
    case .table(_, let prefix):
      bytes += prefix ?? []
      appendBlock(mask)
    case .footnote: appendBlock(mask)
    case .inert, .asideStart, .delimiter: appendToken(mask, besideUnderscores: (false, false))
    default:
      let range = mask.range
      appendToken(
        mask,
        besideUnderscores: (
          range.lowerBound > 0 && source.bytes[range.lowerBound - 1] == .underscore,
          range.upperBound < source.bytes.count && source.bytes[range.upperBound] == .underscore
        ))
    }
  }

  /// A block of raw HTML on a line of its own, which changes nothing around it.
  private mutating func appendBlock(_ mask: Mask) {
    bytes += "<!--".utf8
    appendToken(mask, besideUnderscores: (false, false))
    bytes += "-->".utf8
  }

  /// - Parameter besideUnderscores: where emphasis with `_` meets a mask, the mask must look like the
  ///   punctuation that it hides.
  private mutating func appendToken(_ mask: Mask, besideUnderscores: (Bool, Bool)) {
    if besideUnderscores.0 { bytes.append(.dollar) }
    tokens.append(
      Tokens.Token(number: masks.count, hasDollars: besideUnderscores), to: &bytes)
    if besideUnderscores.1 { bytes.append(.dollar) }
    masks.append(mask)
  }

  private mutating func copy(_ range: Range<Int>) {
    var rest = source.bytes[range]
    guard source.hasCarriageReturns else {
      bytes += rest
      return
    }
    while let end = rest.firstIndex(of: .carriageReturn) {
      bytes += rest[..<end]
      bytes.append(.lineFeed)
      rest = rest[(end + 1)...]
      if rest.first == .lineFeed { rest.removeFirst() }
    }
    bytes += rest
  }
}
