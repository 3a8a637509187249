/// Follows CommonMark's inlines through their source text, to map each visible byte to its offset in the
/// note.
struct TextMapper {
  /// The inlines of CommonMark's tree, in order.
  enum Event {
    case text(UnsafeBufferPointer<UInt8>)
    case code(UnsafeBufferPointer<UInt8>)
    case html(UnsafeBufferPointer<UInt8>)
    case lineBreak
    /// The opening or closing delimiter of emphasis, with its length.
    case emphasis(Int)
    case linkStart, linkEnd, imageStart, imageEnd
  }

  /// The text of a block without the prefixes of its containers, as CommonMark sees it.
  struct Content {
    var bytes: [UInt8] = []
    /// The offset of each byte in the note; −1 within a token.
    var offsets: [Int] = []
  }

  struct Result {
    let passage: MappedText
    /// The numbers of the asides that the text contains.
    let asides: [Int]
    /// Where a star between digits became emphasis, and what is shown of the digits around it.
    let starInDigits: (offset: Int, shown: String)?
  }

  var result: Result {
    Result(
      passage: passage, asides: asides,
      starInDigits: starInDigits.map { (noteOffset($0.index), passage.digits(around: $0.place)) })
  }

  private let masked: MaskedSource
  private let content: Content
  private let tail: LinkSyntax
  /// Decodes a character reference as CommonMark does.
  private let decode: (ArraySlice<UInt8>) -> [UInt8]
  private var index: Int
  /// A cache of `decode`.
  private var known: [ArraySlice<UInt8>: [UInt8]] = [:]
  /// Where the bytes of the current text stand in `content`.
  private var places = ContentPlaces()
  /// Whether the line began behind a backslash that breaks it.
  private var isBehindBackslash = false
  private var images = 0
  private var autolinks: [Bool] = []
  private var passage: MappedText
  private var asides: [Int] = []
  /// The first delimiter of emphasis that is a star between digits, and how much of the passage comes before it.
  private var starInDigits: (index: Int, place: Int)?

  /// - Parameter hasDefinitions: whether the block may begin with link reference definitions.
  init(
    _ content: Content, in masked: MaskedSource, _ context: MappedText.Context, hasDefinitions: Bool,
    decode: @escaping (ArraySlice<UInt8>) -> [UInt8]
  ) {
    self.masked = masked
    self.content = content
    self.decode = decode
    tail = LinkSyntax(text: content.bytes)
    index = hasDefinitions ? tail.definitionsEnd : 0
    passage = MappedText(context)
    skipBlanks()
  }

  private func byte(_ index: Int) -> UInt8? {
    index < content.bytes.count ? content.bytes[index] : nil
  }

  private mutating func skipBlanks() { while byte(index)?.isBlank == true { index += 1 } }

  /// An event at the beginning of a line behind a backslash, without the blanks that the content lacks: of a line that
  /// lazily goes on with a paragraph, libcmark keeps them there.
  private mutating func withoutIndentation(_ event: Event) -> Event {
    let blanks = content.bytes[min(index, content.bytes.count)...].prefix { $0.isBlank }.count
    guard case .text(let literal) = event else {
      index += blanks
      return event
    }
    let kept = literal.prefix { $0.isBlank }.count
    index += max(0, blanks - kept)
    return .text(UnsafeBufferPointer(rebasing: literal.dropFirst(max(0, kept - blanks))))
  }

  /// Advances past an event; returns false if the event does not match the content at `index`.
  mutating func follow(_ event: Event) -> Bool {
    var event = event
    if isBehindBackslash {
      isBehindBackslash = false
      event = withoutIndentation(event)
    }
    switch event {
    case .text(let literal): return followText(literal)
    case .code(let literal): return followCode(literal)
    case .html(let literal):
      guard findVerbatim(literal, from: index) else { return false }
      show(object: index)
      index = (places.last ?? index) + 1
    case .lineBreak:
      let start = index
      if byte(index) == .backslash { index += 1 }
      while let byte = byte(index), byte == .space || byte != .lineFeed && 9...13 ~= byte { index += 1 }
      guard byte(index) == .lineFeed else { return false }
      if images == 0 { passage.append(.lineFeed, .lineBreak, at: noteOffset(start)) }
      index += 1
      if byte(start) == .backslash { isBehindBackslash = true } else { skipBlanks() }
    case .emphasis(let length):
      guard byte(index) == UInt8(ascii: "*") || byte(index) == .underscore else { return false }
      if starInDigits == nil, byte(index) == UInt8(ascii: "*"), index > 0, byte(index - 1)?.isDigit == true,
        byte(index + length)?.isDigit == true, images == 0
      {
        starInDigits = (index, passage.bytes.count)
      }
      index += length
    case .linkStart:
      guard byte(index) == .bracket || byte(index) == .less else { return false }
      autolinks.append(byte(index) == .less)
      index += 1
    case .linkEnd:
      guard let isAutolink = autolinks.popLast(),
        byte(index) == (isAutolink ? .greater : UInt8(ascii: "]"))
      else { return false }
      index = isAutolink ? index + 1 : tail.end(from: index + 1)
    case .imageStart:
      guard byte(index) == .exclamation, byte(index + 1) == .bracket else { return false }
      show(object: index)
      index += 2
      images += 1
    case .imageEnd:
      guard byte(index) == UInt8(ascii: "]") else { return false }
      index = tail.end(from: index + 1)
      images -= 1
    }
    return true
  }

  private mutating func show(object index: Int) {
    if images == 0 { passage.appendObject(at: noteOffset(index)) }
  }

  /// The offset of a byte in the note; within a token, that of the next byte after it.
  private func noteOffset(_ index: Int) -> Int {
    var index = index
    while index < content.offsets.count, content.offsets[index] < 0 { index += 1 }
    return index < content.offsets.count ? content.offsets[index] : max(content.offsets.last ?? 0, 0)
  }

  // MARK: Text

  private mutating func decoded(_ reference: ArraySlice<UInt8>) -> [UInt8] {
    if let known = known[reference] { return known }
    let decoded = decode(reference)
    known[reference] = decoded
    return decoded
  }

  private mutating func followText(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    let isAddress = autolinks.last ?? false
    places.removeAll()
    while places.count < literal.count {
      let plain = plainLength(of: literal, from: places.count)
      if plain > 0 {
        places.append(index, count: plain)
        index += plain
        continue
      }
      guard let next = byte(index) else { return false }
      if next == UInt8(ascii: "&"), let end = referenceEnd(from: index) {
        let decoded = decoded(content.bytes[index..<end])
        guard literal[places.count...].starts(with: decoded) else { return false }
        if decoded.elementsEqual(content.bytes[index..<end]) {
          places.append(index, count: decoded.count)
        } else {
          places.append(index, count: decoded.count, isStill: true)
        }
        index = end
      } else if next == .backslash, !isAddress, byte(index + 1)?.isASCIIPunctuation == true {
        guard literal[places.count] == content.bytes[index + 1] else { return false }
        places.append(index + 1, count: 1)
        index += 2
      } else if next == 0, literal[places.count...].starts(with: Self.replacement) {
        places.append(index, count: Self.replacement.count, isStill: true)
        index += 1
      } else {
        guard literal[places.count] == next else { return false }
        places.append(index, count: 1)
        index += 1
      }
    }
    if images == 0 { show(literal, isAddress ? .address : .text) }
    return true
  }

  /// How many bytes of `literal` from `start` on equal the content at `index` and need no decoding.
  private func plainLength(of literal: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    content.bytes.withUnsafeBufferPointer { bytes in
      let most = min(literal.count - start, bytes.count - index)
      var length = 0
      while length < most, literal[start + length] == bytes[index + length],
        bytes[index + length] != UInt8(ascii: "&"), bytes[index + length] != .backslash,
        bytes[index + length] != 0
      {
        length += 1
      }
      return max(length, 0)
    }
  }

  private mutating func followCode(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    guard byte(index) == .backtick else { return false }
    let length = content.bytes.run(at: index)
    let start = index + length
    var end = start
    while end < content.bytes.count {
      let run = content.bytes[end] == .backtick ? content.bytes.run(at: end) : 0
      if run == length { break }
      end += max(run, 1)
    }
    guard end < content.bytes.count else { return false }
    // One blank at each end is not part of the code.
    ScannerSteps.count(end - start)
    let inner = content.bytes[start..<end]
    let isPadded =
      inner.first?.isCodeBlank == true && inner.last?.isCodeBlank == true
      && !inner.allSatisfy { $0.isCodeBlank }
    guard findVerbatim(literal, from: isPadded ? start + 1 : start), (places.last ?? start) < end else {
      return false
    }
    if images == 0 { show(literal, .code) }
    index = end + length
    return true
  }

  /// Maps text that is not Markdown. A line feed in code is a space in the literal, a NUL is U+FFFD. A lazy
  /// continuation line keeps its leading blanks in the literal, but not in the content.
  private mutating func findVerbatim(_ literal: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    places.removeAll()
    var next = start
    while places.count < literal.count {
      let byte = literal[places.count]
      if self.byte(next) == byte || self.byte(next) == .lineFeed && byte == .space {
        places.append(next, count: 1)
        next += 1
      } else if self.byte(next) == 0, literal[places.count...].starts(with: Self.replacement) {
        places.append(next, count: Self.replacement.count, isStill: true)
        next += 1
      } else if byte.isBlank {
        places.append(next, count: 1, isStill: true)
      } else {
        return false
      }
    }
    return true
  }

  /// What CommonMark shows in place of a NUL.
  private static let replacement = "\u{FFFD}".utf8

  /// The end of what looks like a character reference, `&amp;` or `&#51;`.
  private func referenceEnd(from index: Int) -> Int? {
    var end = index + 1
    if byte(end) == .hash { end += 1 }
    let start = end
    while let byte = byte(end), byte.isLetter || byte.isDigit, end - start < 32 { end += 1 }
    return end > start && byte(end) == UInt8(ascii: ";") ? end + 1 : nil
  }

  // MARK: Showing

  /// Appends a text to the passage, once `places` is filled.
  private mutating func show(_ literal: UnsafeBufferPointer<UInt8>, _ kind: MappedText.Kind) {
    var next = 0
    masked.forEachPart(literal, shown: kind != .code) { part in
      switch part {
      case .text(let range): show(literal, range, kind, from: &next)
      case .mask(let mask?) where kind == .code:
        for offset in mask.range { passage.append(masked.source.bytes[offset], kind, at: offset) }
      case .mask(let mask?): show(mask)
      case .mask(nil): break
      }
    }
  }

  /// - Parameter next: the first run of places that may overlap the range; ranges come in order.
  private mutating func show(
    _ literal: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ kind: MappedText.Kind, from next: inout Int
  ) {
    while next < places.runs.count, places.runs[next].start + places.runs[next].count <= range.lowerBound {
      next += 1
    }
    for run in places.runs[next...].prefix(while: { $0.start < range.upperBound }) {
      let part = range.clamped(to: run.start..<(run.start + run.count))
      let first = run.isStill ? run.index : run.index + part.lowerBound - run.start
      let notePlaces = content.offsets[first..<(run.isStill ? first : first + part.count)]
      if run.isStill || notePlaces.contains(where: { $0 < 0 }) {
        for number in part {
          let place = run.isStill ? first : first + number - part.lowerBound
          passage.append(literal[number], kind, at: noteOffset(place))
        }
      } else {
        passage.append(literal[part], kind, at: notePlaces)
      }
    }
  }

  private mutating func show(_ mask: Mask) {
    switch mask.content {
    case .inline(.wikilink(let link)) where link.label != nil && !link.isEmbed: show(labelOf: link)
    case .wikilink(_, let aside), .inlineFootnote(let aside, _):
      asides.append(aside)
      passage.appendObject(at: mask.range.lowerBound)
    case .inline(.link):
      // An address that stands in the text.
      for offset in mask.range { passage.append(masked.source.bytes[offset], .address, at: offset) }
    case .inline: passage.appendObject(at: mask.range.lowerBound)
    case .delimiter, .blockName, .task, .callout, .table, .footnote, .comment, .continuation, .removed,
      .blanks,
      .inert, .commentLine:
      break
    }
  }

  /// Appends the label of a wikilink, which has no markup.
  private mutating func show(labelOf link: Wikilink) {
    let bytes = masked.source.bytes
    let range = masked.source.offset(of: link.span.start)..<masked.source.offset(of: link.span.end) - 2
    guard let bar = bytes[range].firstIndex(of: .bar) else { return }
    var start = bar + 1
    while start < range.upperBound, bytes[start].isBlank { start += 1 }
    for (distance, byte) in (link.label ?? "").utf8.enumerated() where start + distance < range.upperBound {
      passage.append(byte, .text, at: start + distance)
    }
  }
}

extension UInt8 {
  fileprivate var isCodeBlank: Bool { self == .space || self == .lineFeed }
}

/// Maps the bytes of a text to the content they were parsed from, run by run.
private struct ContentPlaces {
  struct Run {
    /// The offset in the text.
    let start: Int
    /// The offset in the content.
    let index: Int
    var count: Int
    /// Whether all of its bytes map to the same place.
    let isStill: Bool
  }

  private(set) var runs: [Run] = []
  private(set) var count = 0

  /// The place of the last byte.
  var last: Int? { runs.last.map { $0.isStill ? $0.index : $0.index + $0.count - 1 } }

  mutating func removeAll() {
    runs.removeAll(keepingCapacity: true)
    count = 0
  }

  mutating func append(_ index: Int, count: Int, isStill: Bool = false) {
    if !isStill, let last = runs.last, !last.isStill, last.index + last.count == index {
      runs[runs.count - 1].count += count
    } else if count > 0 {
      runs.append(Run(start: self.count, index: index, count: count, isStill: isStill))
    }
    self.count += count
  }
}
