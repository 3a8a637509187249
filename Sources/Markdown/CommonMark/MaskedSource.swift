/// A note's text as CommonMark sees it: the asides, then the note, every mask a token, every line ending a
/// line feed.
struct MaskedSource {
  let source: Source
  let found: Masks
  private(set) var bytes: [UInt8] = []
  /// For each line of `bytes` up to the note's first: its line in the note.
  private var asideLines: [Int] = []
  private let firstLine: Int
  /// Those of the note that stand in no aside.
  private let pieces: SortedMasks
  /// Where the masks are found, by the numbers of their tokens.
  private var places: [MaskPlace] = []
  let tokens: Placeholders
  /// What of `bytes` is the note's, in its order.
  private(set) var segments: [Segment] = []

  struct Segment {
    /// The offset in `bytes`.
    let masked: Int
    /// The offset in the note.
    let note: Int
    let count: Int
  }

  /// - Parameter firstLine: the first line of the note behind its front matter.
  init(_ source: Source, from firstLine: Int, _ found: Masks) {
    self.source = source
    self.found = found
    self.firstLine = firstLine
    tokens = Placeholders(for: source.bytes)
    let start = firstLine <= source.lineStarts.count ? source.lineStarts[firstLine - 1] : source.bytes.count
    bytes.reserveCapacity(source.bytes.count - start + 20 * (found.pieces.count + 2 * found.asides.count))
    pieces = SortedMasks(found.pieces)
    for number in found.asides.indices { append(found.asides[number], number) }
    var next = MaskPlace(aside: nil, number: 0)
    copy(start..<source.bytes.count, pieces, &next)
  }

  /// The mask whose token has the number; nil where that only begins an aside, or is none.
  func mask(_ token: Int) -> Mask? {
    guard token < places.count, let number = places[token].number else { return nil }
    return places[token].aside.map { found.asides[$0].masks.masks[number] } ?? pieces.masks[number]
  }

  var tokenCount: Int { places.count }

  /// The note's line of a line of `bytes`, both 1-based; cmark ends a block without lines on line 0.
  func noteLine(_ line: Int) -> Int {
    let line = max(line, 1)
    return line <= asideLines.count ? asideLines[line - 1] : line - asideLines.count + firstLine - 1
  }

  /// Whether a line of `bytes` is not in its place in the note.
  func isAside(_ line: Int) -> Bool { line <= asideLines.count }

  /// A paragraph, or a quote, and a blank line.
  private mutating func append(_ aside: DetachedText, _ number: Int) {
    var next = MaskPlace(aside: number, number: 0)
    for (index, line) in aside.lines.enumerated() {
      asideLines.append(source.place(at: line.range.lowerBound).line)
      switch aside.kind {
      case .inlines where index == 0:
        appendToken(MaskPlace(aside: number, number: nil), besideUnderscores: (false, false))
        bytes.append(.space)
      // So far indented it can only go on with the paragraph.
      case .inlines: bytes += repeatElement(.space, count: 4)
      case .blocks:
        bytes += [.greater, .space]
        if !aside.masks.writesPrefix(at: line.range.lowerBound, next.number ?? 0) {
          bytes += repeatElement(.space, count: line.indentation)
        }
      }
      copy(line.range, aside.masks, &next)
      bytes.append(.lineFeed)
    }
    asideLines.append(asideLines[asideLines.count - 1])
    bytes.append(.lineFeed)
  }

  /// - Parameter next: the first mask that is not written yet.
  private mutating func copy(_ range: Range<Int>, _ ordered: SortedMasks, _ next: inout MaskPlace) {
    var offset = range.lowerBound
    while let number = next.number, number < ordered.masks.count {
      let mask = ordered.masks[number].range
      guard mask.upperBound <= range.upperBound else { break }
      if mask.lowerBound >= offset {
        copy(offset..<mask.lowerBound)
        append(ordered.masks[number], next)
        offset = mask.upperBound
      }
      next = MaskPlace(aside: next.aside, number: number + 1)
    }
    copy(offset..<range.upperBound)
  }

  private mutating func append(_ mask: Mask, _ place: MaskPlace) {
    switch mask.content {
    case .removed: break
    case .blanks(let count): bytes += repeatElement(.space, count: count)
    case .commentLine(let prefix):
      bytes += prefix ?? []
      bytes += "<!---->".utf8
    case .table(_, let prefix):
      bytes += prefix ?? []
      appendBlock(place)
    case .footnote: appendBlock(place)
    case .inert, .delimiter: appendToken(place, besideUnderscores: (false, false))
    default:
      let range = mask.range
      appendToken(
        place,
        besideUnderscores: (
          range.lowerBound > 0 && source.bytes[range.lowerBound - 1] == .underscore,
          range.upperBound < source.bytes.count && source.bytes[range.upperBound] == .underscore
        ))
    }
  }

  /// A block of raw HTML on a line of its own, which changes nothing around it.
  private mutating func appendBlock(_ place: MaskPlace) {
    bytes += "<!--".utf8
    appendToken(place, besideUnderscores: (false, false))
    bytes += "-->".utf8
  }

  /// - Parameter besideUnderscores: where emphasis with `_` meets a mask, the mask must look like the
  ///   punctuation that it hides.
  private mutating func appendToken(_ place: MaskPlace, besideUnderscores: (Bool, Bool)) {
    if besideUnderscores.0 { bytes.append(.dollar) }
    tokens.append(
      Placeholders.Token(number: places.count, hasDollars: besideUnderscores), to: &bytes)
    if besideUnderscores.1 { bytes.append(.dollar) }
    places.append(place)
  }

  private mutating func copy(_ range: Range<Int>) {
    var rest = source.bytes[range]
    guard source.hasCarriageReturns else { return take(rest) }
    while let end = rest.firstIndex(of: .carriageReturn) {
      take(rest[..<end])
      bytes.append(.lineFeed)
      rest = rest[(end + 1)...]
      if rest.first == .lineFeed { rest.removeFirst() }
    }
    take(rest)
  }

  private mutating func take(_ text: ArraySlice<UInt8>) {
    guard !text.isEmpty else { return }
    segments.append(Segment(masked: bytes.count, note: text.startIndex, count: text.count))
    bytes += text
  }
}

/// Where a mask is found: among those of an aside or of the note, in their order.
private struct MaskPlace {
  /// Nil for the note.
  let aside: Int?
  /// Nil for what begins the paragraph of an aside, so that nothing in it can begin another block.
  let number: Int?
}
