/// A note's text as CommonMark sees it: first the asides, then the note, with a token for every mask and a
/// line feed for every line ending.
///
/// A class, because each text of a note is mapped by a value of its own that holds it.
final class MaskedSource {
  let source: Source
  let found: Masks
  private(set) var bytes: [UInt8] = []
  /// For each line of the asides, which `bytes` begins with: its line in the note.
  private var asideLines: [Int] = []
  private let firstLine: Int
  /// The masks of the note outside asides.
  let pieces: SortedMasks
  /// Where to find the mask of each token, by token number.
  private var places: [MaskPlace] = []
  let tokens: Placeholders
  /// The parts of `bytes` that are copied from the note, in order.
  private(set) var segments: [Segment] = []

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
    let start = firstLine <= source.lineStarts.count ? source.lineStarts[firstLine - 1] : source.bytes.count
    bytes.reserveCapacity(source.bytes.count - start + 20 * (found.pieces.count + 2 * found.asides.count))
    pieces = SortedMasks(found.pieces)
    for number in found.asides.indices { append(found.asides[number], number) }
    var next = MaskPlace(aside: nil, number: 0)
    copy(start..<source.bytes.count, pieces, &next)
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

  /// Appends an aside as a paragraph or a quote, and a blank line.
  private func append(_ aside: DetachedText, _ number: Int) {
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
  private func copy(_ range: Range<Int>, _ ordered: SortedMasks, _ next: inout MaskPlace) {
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

  private func append(_ mask: Mask, _ place: MaskPlace) {
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
  private func appendBlock(_ place: MaskPlace) {
    bytes += "<!--".utf8
    appendToken(place, besideUnderscores: (false, false))
    bytes += "-->".utf8
  }

  /// - Parameter besideUnderscores: whether `_` stands right before and after the mask. It must then look
  ///   like the punctuation that it hides, or it would change the emphasis.
  private func appendToken(_ place: MaskPlace, besideUnderscores: (Bool, Bool)) {
    if besideUnderscores.0 { bytes.append(.dollar) }
    tokens.append(
      Placeholders.Token(number: places.count, hasDollars: besideUnderscores), to: &bytes)
    if besideUnderscores.1 { bytes.append(.dollar) }
    places.append(place)
  }

  private func copy(_ range: Range<Int>) {
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

  private func take(_ text: ArraySlice<UInt8>) {
    guard !text.isEmpty else { return }
    segments.append(Segment(masked: bytes.count, note: text.startIndex, count: text.count))
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
