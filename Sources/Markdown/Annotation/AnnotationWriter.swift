extension Document {
  /// Wraps the text of each span in an annotation with the span's index. Spans are located by their digits:
  /// text without digits gets no annotation.
  package func annotated(_ spans: [SourceSpan]) -> Document {
    guard !spans.isEmpty else { return self }
    var writer = AnnotationWriter(self, spans)
    let blocks = writer.blocks(blocks)
    // If the digits of the tree and of the passages ever differ, no annotation is better than a wrong one.
    guard writer.isComplete else { return self }
    return Document(
      source: source, frontMatter: frontMatter, blocks: blocks, comments: comments, passages: passages)
  }
}

/// Walks the tree in source order and, in step, the offsets of its digits.
private struct AnnotationWriter {
  private let source: Source
  /// The offsets of all visible digits, sorted.
  private let digits: [Int]
  private var next = 0
  private var hasFailed = false
  /// Sorted by start.
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

  /// Splits the text into annotations for the parts in spans and text for the rest.
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

  /// Where the text of the span begins: a sign or a bracket may precede the first digit.
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
