extension Document {
  /// The document with an annotation around the text of each span, by the number of the span. Where a span stands is told
  /// by its digits: text without any gets no annotation.
  package func annotated(_ spans: [SourceSpan]) -> Document {
    guard !spans.isEmpty else { return self }
    var writer = AnnotationWriter(self, spans)
    let blocks = writer.blocks(blocks)
    // Should the digits of the tree ever be others than those of the passages, no annotation is better than a wrong one.
    guard writer.isComplete else { return self }
    return Document(
      source: source, frontMatter: frontMatter, blocks: blocks, comments: comments, passages: passages)
  }
}

/// Goes through the tree in the order of the note, and through the places of its digits beside it.
private struct AnnotationWriter {
  private let source: Source
  /// Where the digits that are shown stand, in their order.
  private let digits: [Int]
  private var next = 0
  private var hasFailed = false
  /// In the order of the note.
  private let ranges: [(range: Range<Int>, number: Int)]

  var isComplete: Bool { !hasFailed && next == digits.count }

  init(_ document: Document, _ spans: [SourceSpan]) {
    source = document.source
    var digits: [Int] = []
    for passage in document.passages {
      for part in passage.parts where part.kind != .object && part.kind != .lineBreak {
        for index in part.range where passage.bytes[index].isDigit { digits.append(passage.offsets[index]) }
      }
    }
    self.digits = digits.sorted()
    ranges = spans.enumerated().map { number, span in
      let start = document.source.offset(of: span.start)
      return (start..<max(start, document.source.offset(of: span.end)), number)
    }.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  mutating func blocks(_ blocks: [Block]) -> [Block] {
    blocks.map { block in block.mapped(inlines: { inlines($0) }, blocks: { self.blocks($0) }) }
  }

  private mutating func inlines(_ inlines: [Inline]) -> [Inline] { inlines.flatMap { inline($0) } }

  private mutating func inline(_ inline: Inline) -> [Inline] {
    switch inline {
    case .text(let text): return self.text(text)
    case .code(let code):
      let first = next
      take(code)
      guard first < min(next, digits.count), let (_, number) = range(at: digits[first]) else {
        return [inline]
      }
      return [.annotation(Annotation(content: [inline], number: number))]
    case .wikilink(let link) where link.content.isEmpty && !link.isEmbed:
      take(link.label ?? "")
      return [inline]
    default: return [inline.mapped { inlines($0) }]
    }
  }

  private mutating func take(_ text: String) {
    for byte in text.utf8 where byte.isDigit { takeDigit(byte) }
  }

  private mutating func takeDigit(_ byte: UInt8) {
    if next >= digits.count
      || source.bytes[digits[next]] != byte && source.bytes[digits[next]] != UInt8(ascii: "&")
    {
      hasFailed = true
    }
    next += 1
  }

  private func range(at offset: Int) -> (Range<Int>, Int)? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].range.contains(offset) ? ranges[low] : nil
  }

  /// The text, with what of it stands in a span apart.
  private mutating func text(_ text: String) -> [Inline] {
    let bytes = Array(text.utf8)
    var inlines: [Inline] = []
    var done = 0
    var index = 0
    func append(_ range: Range<Int>) {
      if !range.isEmpty { inlines.append(.text(String(decoding: bytes[range], as: UTF8.self))) }
    }
    while index < bytes.count {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      let offset = next < digits.count ? digits[next] : 0
      takeDigit(bytes[index])
      guard let (span, number) = range(at: offset) else {
        index += 1
        continue
      }
      let start = start(of: span, before: index, at: offset, in: bytes, from: done)
      var end = index + 1
      var last = offset
      var position = end
      while position < bytes.count, last < span.upperBound {
        if bytes[position].isDigit {
          guard next < digits.count, span.contains(digits[next]) else { break }
          last = digits[next]
          takeDigit(bytes[position])
          end = position + 1
        }
        position += 1
      }
      while end < bytes.count, last + 1 < span.upperBound, source.bytes[last + 1] == bytes[end] {
        last += 1
        end += 1
      }
      append(done..<start)
      inlines.append(
        .annotation(
          Annotation(content: [.text(String(decoding: bytes[start..<end], as: UTF8.self))], number: number))
      )
      done = end
      index = end
    }
    append(done..<bytes.count)
    return inlines
  }

  /// What stands before the first digit in the span: a sign, a bracket.
  private func start(
    of span: Range<Int>, before index: Int, at offset: Int, in bytes: [UInt8], from first: Int
  ) -> Int {
    var (index, offset) = (index, offset)
    while index > first, offset > span.lowerBound, source.bytes[offset - 1] == bytes[index - 1] {
      index -= 1
      offset -= 1
    }
    return index
  }
}
