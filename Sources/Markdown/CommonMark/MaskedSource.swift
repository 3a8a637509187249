/// A note's text as CommonMark sees it: first the asides, then the note, with a token for every mask and a
/// line feed for every line ending.
///
/// A class, because each text of a note is mapped by a value of its own that holds it.
final class MaskedSource {
  let source: Source
  let found: Masks
  let bytes: [UInt8]
  /// For each line of the asides, which `bytes` begins with: its line in the note.
  private let asideLines: [Int]
  private let firstLine: Int
  /// The masks of the note outside asides.
  let pieces: SortedMasks
  /// Where to find the mask of each token, by token number.
  private let places: [MaskPlace]
  let tokens: Placeholders
  /// The parts of `bytes` that are copied from the note, in order.
  let segments: [Segment]

  struct Segment {
    /// The offset in `bytes`.
    let masked: Int
    let note: Int
    let count: Int
  }

  /// - Parameter firstLine: the first line of the note after its front matter.
  init(_ source: Source, from firstLine: Int, _ found: Masks) {
    self.source = source
    self.found = found
    self.firstLine = firstLine
    tokens = Placeholders(for: source.bytes)
    pieces = SortedMasks(found.pieces)
    let start = firstLine <= source.lineStarts.count ? source.lineStarts[firstLine - 1] : source.bytes.count
    var writer = MaskedSourceWriter(
      source, tokens,
      reserving: source.bytes.count - start + 20 * (found.pieces.count + 2 * found.asides.count))
    for number in found.asides.indices { writer.append(found.asides[number], number) }
    var next = MaskPlace(aside: nil, number: 0)
    writer.copy(start..<source.bytes.count, pieces, &next)
    bytes = writer.bytes
    asideLines = writer.asideLines
    places = writer.places
    segments = writer.segments
  }

  /// The mask of a token; nil if the token only begins an aside or does not exist.
  func mask(_ token: Int) -> Mask? {
    guard token < places.count, let number = places[token].number else { return nil }
    return places[token].aside.map { found.asides[$0].masks.masks[number] } ?? pieces.masks[number]
  }

  var tokenCount: Int { places.count }

  /// The line in the note of a line of `bytes`, 1-based. cmark ends a block without lines on line 0.
  func noteLine(_ line: Int) -> Int {
    let line = max(line, 1)
    return line <= asideLines.count ? asideLines[line - 1] : line - asideLines.count + firstLine - 1
  }

  var asideLineCount: Int { asideLines.count }

  /// Whether a line of `bytes` belongs to an aside.
  func isAside(_ line: Int) -> Bool { line <= asideLines.count }
}

/// Writes the text of a `MaskedSource`.
private struct MaskedSourceWriter {
  private let source: Source
  private let tokens: Placeholders
  private(set) var bytes: [UInt8] = []
  private(set) var asideLines: [Int] = []
  private(set) var places: [MaskPlace] = []
  private(set) var segments: [MaskedSource.Segment] = []

  init(_ source: Source, _ tokens: Placeholders, reserving count: Int) {
    self.source = source
    self.tokens = tokens
    bytes.reserveCapacity(count)
  }

  /// Appends an aside as a paragraph or a quote, and a blank line.
  mutating func append(_ aside: DetachedText, _ number: Int) {
    var next = MaskPlace(aside: number, number: 0)
    for (index, line) in aside.lines.enumerated() {
      asideLines.append(source.place(at: line.range.lowerBound).line)
      switch aside.kind {
      case .inlines where index == 0:
        appendToken(MaskPlace(aside: number, number: nil), besideUnderscores: (false, false))
        bytes.append(.space)
      // Indented by four columns, the line can only continue the paragraph.
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

  /// - Parameter next: the first mask not yet written.
  mutating func copy(_ range: Range<Int>, _ ordered: SortedMasks, _ next: inout MaskPlace) {
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

  /// Appends a token as an HTML comment on a line of its own, which does not affect the blocks around it.
  private mutating func appendBlock(_ place: MaskPlace) {
    bytes += "<!--".utf8
    appendToken(place, besideUnderscores: (false, false))
    bytes += "-->".utf8
  }

  /// - Parameter besideUnderscores: whether `_` stands right before and after the mask. It must then look
  ///   like the punctuation that it hides, or it would change the emphasis.
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
    segments.append(MaskedSource.Segment(masked: bytes.count, note: text.startIndex, count: text.count))
    bytes += text
  }
}

/// The index of a mask among the sorted masks of an aside or of the note.
private struct MaskPlace {
  /// Nil for the note.
  let aside: Int?
  /// Nil for the token at the start of an aside, which keeps its text from beginning another kind of block.
  let number: Int?
}
