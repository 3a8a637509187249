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

  // MARK: Blocks

  mutating func blocks(_ blocks: [Block]) -> [Block] {
    blocks.map { Block(content($0.content), lines: $0.lines, name: $0.name) }
  }

  private mutating func content(_ content: Block.Content) -> Block.Content {
    switch content {
    case .paragraph(let inlines): return .paragraph(self.inlines(inlines))
    case .heading(let heading):
      return .heading(Heading(level: heading.level, content: inlines(heading.content), id: heading.id))
    case .quote(let inner): return .quote(blocks(inner))
    case .callout(let callout):
      let title = inlines(callout.title)
      return .callout(
        Callout(
          kind: callout.kind, word: callout.word, fold: callout.fold, title: title,
          blocks: blocks(callout.blocks),
          span: callout.span))
    case .list(let list):
      return .list(
        List(
          start: list.start, isTight: list.isTight,
          items: list.items.map { ListItem(task: $0.task, blocks: blocks($0.blocks)) }))
    case .table(let table):
      let head = table.head.map { cell($0) }
      return .table(
        Table(alignments: table.alignments, head: head, rows: table.rows.map { row in row.map { cell($0) } }))
    case .footnote(let footnote):
      return .footnote(Footnote(label: footnote.label, blocks: blocks(footnote.blocks), span: footnote.span))
    case .code, .html, .thematicBreak: return content
    }
  }

  private mutating func cell(_ cell: Table.Cell) -> Table.Cell {
    Table.Cell(inlines(cell.content), span: cell.span)
  }

  // MARK: Inlines

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
    case .emphasis(let content): return [.emphasis(inlines(content))]
    case .strong(let content): return [.strong(inlines(content))]
    case .strikethrough(let content): return [.strikethrough(inlines(content))]
    case .highlight(let content): return [.highlight(inlines(content))]
    case .link(let link):
      return [
        .link(Link(target: link.target, title: link.title, content: inlines(link.content), span: link.span))
      ]
    case .wikilink(let link):
      if link.content.isEmpty, !link.isEmbed { take(link.label ?? "") }
      return [
        .wikilink(
          Wikilink(
            target: link.target, fragment: link.fragment, label: link.label, content: inlines(link.content),
            isEmbed: link.isEmbed, span: link.span))
      ]
    case .inlineFootnote(let footnote):
      return [.inlineFootnote(InlineFootnote(content: inlines(footnote.content), span: footnote.span))]
    case .annotation, .image, .formula, .tag, .footnoteReference, .html, .softBreak, .lineBreak:
      return [inline]
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
