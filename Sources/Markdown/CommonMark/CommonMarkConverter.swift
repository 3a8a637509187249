/// Converts libcmark's tree to blocks and inlines.
struct CommonMarkConverter {
  /// The deepest nesting of emphasis, links and pictures; deeper ones are text.
  static let deepestNesting = 100

  var findings: ConverterDiagnostics
  /// Whether the note has raw HTML that is not a comment.
  var hasRawHTML = false
  var hasBlockNames = false
  var passages: [MappedText] = []
  let text: MaskedSource
  private var codeBlockCount = 0
  private var headingIDs = HeadingSlugs()
  var linkPlaces: LinkLocator
  /// The inlines of the asides read so far, by number; empty for a footnote.
  var asides: [[Inline]] = []
  /// The quote nodes that hold the footnotes' blocks, by the number of the aside.
  private var footnoteNodes: [Int: CommonMarkNode] = [:]
  /// How many more missing table cells may be filled in, in the whole note.
  private var fillableCells = 200_000
  /// The passages of asides that are not yet known to be visible, by number.
  var asidePassages: [Int: TextMapper.Result] = [:]
  /// The line starts of the masked text, computed on first use.
  var lineStarts: [Int] = []
  /// The lines on which comments begin, sorted; computed on first use.
  var commentLines: [Int] = []
  var markers: UnreadMarkers
  /// Where the masked text may have a marker that is not understood, in order.
  let markerCandidates: [Int]

  init(_ text: MaskedSource) {
    self.text = text
    findings = ConverterDiagnostics(text.source)
    markers = UnreadMarkers(text.source)
    markerCandidates = UnreadMarkers.candidates(in: text.bytes)
    linkPlaces = LinkLocator(text.source)
  }

  mutating func read() -> [Block] {
    CommonMarkNode.withTree(of: text.bytes) { $0.map { read($0) } ?? [] }
  }

  private mutating func read(_ root: CommonMarkNode) -> [Block] {
    var next = root.firstChild
    for (number, aside) in text.found.asides.enumerated() {
      guard let node = next else { break }
      next = node.next
      switch aside.kind {
      case .blocks:
        footnoteNodes[number] = node
        asides.append([])
      case .inlines:
        linkPlaces.begin(
          aside.lines[0].range.lowerBound..<aside.lines[aside.lines.count - 1].range.upperBound)
        asides.append(inlines(of: node, lines(of: node), depth: 0).closed(trimmed: true))
        if aside.lines.contains(where: { mayHoldNumber($0.range) }) || mayHoldMarker(node) {
          let line = node.startLine
          asidePassages[number] = walk(node, .aside, false) {
            $0.text.content(ofAside: aside.lines.count, from: line, $0.lineStarts)
          }
        }
      }
    }
    return blocks(from: next, depth: 0)
  }

  /// The note's lines of a block. cmark includes blank lines after a block, and the line after a setext
  /// heading or after a fenced block that its container closes.
  private func lines(of node: CommonMarkNode) -> ClosedRange<Int> {
    let last = text.source.lineStarts.count
    let startLine = node.startLine
    let start = min(text.noteLine(startLine), last)
    // cmark ends a block of raw HTML on one line before its start.
    var end = min(text.noteLine(max(node.endLine, startLine)), last)
    let type = node.kind
    if type == .heading {
      end = (start...max(start, end)).first { text.found.underlines.contains($0) } ?? start
    } else if type == .code, text.found.fenceLines.contains(start) {
      let code = start + node.literal.count { $0 == .lineFeed }
      end = min(end, text.found.closingFenceLines.contains(code + 1) ? code + 1 : code)
    } else {
      while end > start, text.source.line(end).allSatisfy(\.isBlank) { end -= 1 }
    }
    return start...max(start, end)
  }
}

extension CommonMarkConverter {
  private mutating func blocks(of parent: CommonMarkNode, depth: Int) -> [Block] {
    blocks(from: parent.firstChild, depth: depth)
  }

  private mutating func blocks(from first: CommonMarkNode?, depth: Int) -> [Block] {
    var blocks: [Block] = []
    var next = first
    while let node = next {
      next = node.next
      switch node.kind {
      case .paragraph: appendParagraph(node, to: &blocks)
      case .heading: blocks.append(heading(node))
      default:
        let lines = lines(of: node)
        if let block = block(node, lines, depth: depth) { blocks.append(block) }
      }
    }
    return blocks
  }

  /// Appends nothing if the paragraph is only comments, or only a name, which names the block before it.
  private mutating func appendParagraph(_ node: CommonMarkNode, to blocks: inout [Block]) {
    let lines = lines(of: node)
    let sequence = inlines(of: node, lines)
    addPassage(of: node, .text, lines)
    let inlines = sequence.closed(trimmed: true)
    if !inlines.isEmpty {
      blocks.append(Block(.paragraph(inlines), lines: ownLines(of: node, lines), name: sequence.blockName))
    } else if let name = sequence.blockName {
      if let last = blocks.last, last.name == nil {
        blocks[blocks.count - 1] = Block(last.content, lines: last.lines, name: name)
      } else {
        findings.addStrayName(name, on: ownLines(of: node, lines).lowerBound)
      }
    }
  }

  /// The lines without the first line of a callout, which is not part of the text.
  private func ownLines(of node: CommonMarkNode, _ lines: ClosedRange<Int>) -> ClosedRange<Int> {
    guard lines.count > 1, case .callout? = firstMask(of: node) else { return lines }
    return lines.lowerBound + 1...lines.upperBound
  }

  private mutating func heading(_ node: CommonMarkNode) -> Block {
    let lines = lines(of: node)
    let sequence = inlines(of: node, lines)
    let inlines = sequence.closed(trimmed: true)
    let level = node.headingLevel
    addPassage(of: node, .heading(level), lines)
    // An underline below a callout's first line does not make that a heading.
    if case .callout? = firstMask(of: node), inlines.isEmpty {
      if let name = sequence.blockName {
        findings.addStrayName(name, on: ownLines(of: node, lines).lowerBound)
      }
      return underline(lines.upperBound)
    }
    findings.addUnderline(below: inlines, lines)
    let id = headingIDs.next(for: inlines.visibleText)
    return Block(
      .heading(Heading(level: level, content: inlines, id: id)), lines: ownLines(of: node, lines),
      name: sequence.blockName)
  }

  /// The block for a line of hyphens or equals signs that underlines nothing.
  private func underline(_ line: Int) -> Block {
    let range = text.source.range(ofLine: line)
    let signs = text.source.bytes[range].filter { $0 == .hyphen || $0 == .equals }
    let isRule = signs.count > 2 && signs.first == .hyphen
    return Block(
      isRule ? .thematicBreak : .paragraph([.text(String(decoding: signs, as: UTF8.self))]),
      lines: line...line)
  }

  /// Nil if the block is only comments.
  private mutating func block(_ node: CommonMarkNode, _ lines: ClosedRange<Int>, depth: Int) -> Block? {
    switch node.kind {
    case .quote:
      return Block(nested(node, lines, depth) { $0.quote(node, depth: depth) }, lines: lines)
    case .list:
      let content = nested(node, lines, depth) { .list($0.list(node, depth: depth)) }
      return Block(content, lines: lines.lowerBound...lastLine(of: content, node, lines))
    case .code: return Block(.code(code(node, lines)), lines: lines)
    case .html: return html(node, lines, depth: depth)
    case .thematicBreak: return Block(.thematicBreak, lines: lines)
    default: return Block(.paragraph([.text(visibleText(of: node))]), lines: lines)
    }
  }

  /// A block of raw HTML may be the placeholder of a table or a footnote.
  private mutating func html(_ node: CommonMarkNode, _ lines: ClosedRange<Int>, depth: Int) -> Block? {
    let literal = node.literal
    // The literal includes the block's indentation.
    let unindented = UnsafeBufferPointer(rebasing: literal[literal.prefix { $0.isBlank }.endIndex...])
    switch text.firstMask(unindented, behind: "<!--") {
    case .table(let number, _)?:
      let scanned = text.found.tables[number]
      let table = Table(scanned, of: text.source, asides: asides, fillableCells: &fillableCells)
      for cell in scanned.head + scanned.rows.joined() {
        switch cell {
        case .text(let range):
          if mayHoldNumber(range) { passages.append(MappedText(plain: range, of: text.source)) }
        case .aside(let number, _): addPassage(ofAside: number)
        }
      }
      return Block(.table(table), lines: scanned.lines)
    case .footnote(let number)?:
      let scanned = text.found.footnotes[number]
      guard let node = footnoteNodes[scanned.aside] else { return nil }
      let content = nested(node, lines, depth) { reader in
        let blocks = reader.blocks(of: node, depth: depth + 1)
        return .footnote(Footnote(label: scanned.label, blocks: blocks, span: scanned.span))
      }
      return Block(content, lines: scanned.lines)
    default:
      let html = text.original(literal)
      guard !CommentSyntax.isOnlyComments(html) else { return nil }
      hasRawHTML = true
      return Block(.html(html), lines: lines)
    }
  }

  private mutating func quote(_ node: CommonMarkNode, depth: Int) -> Block.Content {
    guard let first = node.firstChild, case .callout(let number)? = firstMask(of: first) else {
      return .quote(blocks(of: node, depth: depth + 1))
    }
    let scanned = text.found.callouts[number]
    if let title = scanned.title { addPassage(ofAside: title) }
    return .callout(
      Callout(
        kind: Callout.Kind(scanned.word) ?? .note, word: scanned.word, fold: scanned.fold,
        title: scanned.title.map { asides[$0] } ?? [], blocks: blocks(of: node, depth: depth + 1),
        span: scanned.span))
  }

  /// The mask at the start of a paragraph's or heading's text.
  private func firstMask(of node: CommonMarkNode) -> Mask.Content? {
    let type = node.kind
    guard type == .paragraph || type == .heading,
      let first = node.firstChild, first.kind == .text
    else { return nil }
    return text.firstMask(first.literal)
  }

  /// A safeguard: `BlockParser` already limits how deep blocks nest.
  private mutating func nested(
    _ node: CommonMarkNode, _ lines: ClosedRange<Int>, _ depth: Int,
    _ read: (inout CommonMarkConverter) -> Block.Content
  ) -> Block.Content {
    guard depth <= BlockParser.deepestNesting else {
      findings.addNesting(on: lines.lowerBound)
      return .paragraph([.text(visibleText(of: node))])
    }
    return read(&self)
  }

  private mutating func list(_ node: CommonMarkNode, depth: Int) -> List {
    var items: [ListItem] = []
    var next = node.firstChild
    while let item = next {
      next = item.next
      var task: Character?
      if let first = item.firstChild, case .task(let mark)? = firstMask(of: first) {
        task = mark
      }
      items.append(ListItem(task: task, blocks: blocks(of: item, depth: depth + 1)))
    }
    return List(
      start: node.isOrderedList ? node.listStart : nil,
      isTight: node.isTightList, items: items)
  }

  /// The last line of a list. In a quote, cmark includes the blank lines after the list.
  private func lastLine(of content: Block.Content, _ node: CommonMarkNode, _ lines: ClosedRange<Int>) -> Int {
    guard case .list(let list) = content, let item = node.lastChild else {
      return lines.upperBound
    }
    let start = text.noteLine(item.startLine)
    return max(start, list.items.last?.blocks.last?.lines.upperBound ?? start)
  }

  private mutating func code(_ node: CommonMarkNode, _ lines: ClosedRange<Int>) -> CodeBlock {
    let code = text.original(node.literal)
    let range = text.source.range(ofLine: lines.lowerBound)
    let isFenced = text.found.fenceLines.contains(lines.lowerBound)
    var start = min(range.lowerBound + node.startColumn - 1, range.upperBound)
    let places = CodeLocator.places(
      of: code, from: isFenced ? lines.lowerBound + 1 : lines.lowerBound, in: text.source)
    if text.isAside(node.startLine) {
      start = isFenced ? fenceStart(range) : range.lowerBound + (places.first?.column ?? 1) - 1
    }
    codeBlockCount += 1
    return CodeBlock(
      number: codeBlockCount - 1, info: text.original(node.info),
      text: code, isFenced: isFenced,
      fence: text.source.span(max(start, range.lowerBound)..<range.upperBound),
      linePlaces: places)
  }

  /// The offset of the opening fence in a line.
  private func fenceStart(_ line: Range<Int>) -> Int {
    let bytes = text.source.bytes
    return bytes.first("```", in: line) ?? bytes.first("~~~", in: line) ?? line.lowerBound
  }
}
