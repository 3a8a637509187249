import CArena
import CCMark
import Foundation

/// Turns libcmark's tree into blocks and inlines of ours. No other file sees the C library.
struct CommonMarkConverter {
  /// Emphasis, links and pictures within each other; what lies deeper is text.
  static let deepestNesting = 100

  private(set) var findings: ConverterDiagnostics
  /// Whether the note has raw HTML that is no comment.
  private(set) var hasRawHTML = false
  private(set) var hasBlockNames = false
  private(set) var passages: [MappedText] = []
  private let text: MaskedSource
  private var codeBlockCount = 0
  private var headingIDs = HeadingSlugs()
  private var linkPlaces: LinkLocator
  /// The inlines of the asides that are read, by their numbers; of a footnote none.
  private var asides: [[Inline]] = []
  /// The quotes that hold the footnotes, by the numbers of their asides.
  private var footnoteNodes: [Int: OpaquePointer] = [:]
  /// Cells that rows leave out are filled in up to this number in a note.
  private var fillableCells = 200_000
  /// Those of the asides of which it is not known yet whether they are shown, by their numbers.
  private var asidePassages: [Int: TextMapper.Result] = [:]
  /// Where the lines of the masked text begin, once that is asked.
  private var lineStarts: [Int] = []

  init(_ text: MaskedSource) {
    self.text = text
    findings = ConverterDiagnostics(text.source)
    linkPlaces = LinkLocator(text.source)
  }

  mutating func read() -> [Block] {
    // All that cmark takes is given back at once, when its tree is read.
    notes_arena_reset()
    defer { notes_arena_reset() }
    var memory = cmark_mem(calloc: notes_arena_calloc, realloc: notes_arena_realloc, free: notes_arena_free)
    return withUnsafeMutablePointer(to: &memory) { memory in
      let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory)
      text.bytes.withUnsafeBytes { bytes in
        cmark_parser_feed(parser, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
      }
      return cmark_parser_finish(parser).map { read($0) } ?? []
    }
  }

  private mutating func read(_ root: OpaquePointer) -> [Block] {
    var next = cmark_node_first_child(root)
    for (number, aside) in text.found.asides.enumerated() {
      guard let node = next else { break }
      next = cmark_node_next(node)
      switch aside.kind {
      case .blocks:
        footnoteNodes[number] = node
        asides.append([])
      case .inlines:
        linkPlaces.begin(
          aside.lines[0].range.lowerBound..<aside.lines[aside.lines.count - 1].range.upperBound)
        asides.append(inlines(of: node, lines(of: node), depth: 0).closed(trimmed: true))
        if aside.lines.contains(where: { hasDigit($0.range) }) {
          let line = Int(cmark_node_get_start_line(node))
          asidePassages[number] = walk(node, .aside) {
            $0.text.content(ofAside: aside.lines.count, from: line, $0.lineStarts)
          }
        }
      }
    }
    return blocks(from: next, depth: 0)
  }

  /// The note's lines on which a block stands. cmark counts blank lines behind a block as part of it, and
  /// the line behind a heading with an underline and behind a fence that its container closes.
  private func lines(of node: OpaquePointer) -> ClosedRange<Int> {
    let last = text.source.lineStarts.count
    let startLine = Int(cmark_node_get_start_line(node))
    let start = min(text.noteLine(startLine), last)
    // A block of raw HTML on one line ends before it begins.
    var end = min(text.noteLine(max(Int(cmark_node_get_end_line(node)), startLine)), last)
    let type = cmark_node_get_type(node)
    if type == CMARK_NODE_HEADING {
      end = (start...max(start, end)).first { text.found.underlines.contains($0) } ?? start
    } else if type == CMARK_NODE_CODE_BLOCK, text.found.fenceLines.contains(start) {
      let code = start + literal(node).count { $0 == .lineFeed }
      end = min(end, text.found.closingFenceLines.contains(code + 1) ? code + 1 : code)
    } else {
      while end > start, text.source.line(end).allSatisfy(\.isBlank) { end -= 1 }
    }
    return start...max(start, end)
  }
}

// Blocks.
extension CommonMarkConverter {
  private mutating func blocks(of parent: OpaquePointer, depth: Int) -> [Block] {
    blocks(from: cmark_node_first_child(parent), depth: depth)
  }

  private mutating func blocks(from first: OpaquePointer?, depth: Int) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(siblingCount(from: first))
    var next = first
    while let node = next {
      next = cmark_node_next(node)
      switch cmark_node_get_type(node) {
      case CMARK_NODE_PARAGRAPH: appendParagraph(node, to: &blocks)
      case CMARK_NODE_HEADING: blocks.append(heading(node))
      default:
        let lines = lines(of: node)
        if let block = block(node, lines, depth: depth) { blocks.append(block) }
      }
    }
    return blocks
  }

  /// Nothing is appended where the paragraph holds nothing but comments, or but a name, which is that of the
  /// block before it.
  private mutating func appendParagraph(_ node: OpaquePointer, to blocks: inout [Block]) {
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

  /// The first line of a callout is none of its text.
  private func ownLines(of node: OpaquePointer, _ lines: ClosedRange<Int>) -> ClosedRange<Int> {
    guard lines.count > 1, case .callout? = firstMask(of: node) else { return lines }
    return lines.lowerBound + 1...lines.upperBound
  }

  private mutating func heading(_ node: OpaquePointer) -> Block {
    let lines = lines(of: node)
    let sequence = inlines(of: node, lines)
    let inlines = sequence.closed(trimmed: true)
    let level = Int(cmark_node_get_heading_level(node))
    addPassage(of: node, .heading(level), lines)
    // The line below the first of a callout makes that no heading.
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

  /// A line of hyphens or equals signs that underlines nothing.
  private func underline(_ line: Int) -> Block {
    let range = text.source.range(ofLine: line)
    let signs = text.source.bytes[range].filter { $0 == .hyphen || $0 == .equals }
    let isRule = signs.count > 2 && signs.first == .hyphen
    return Block(
      isRule ? .thematicBreak : .paragraph([.text(String(decoding: signs, as: UTF8.self))]),
      lines: line...line)
  }

  /// Nil where a block holds nothing but comments.
  private mutating func block(_ node: OpaquePointer, _ lines: ClosedRange<Int>, depth: Int) -> Block? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE:
      return Block(nested(node, lines, depth) { $0.quote(node, depth: depth) }, lines: lines)
    case CMARK_NODE_LIST:
      let content = nested(node, lines, depth) { .list($0.list(node, depth: depth)) }
      return Block(content, lines: lines.lowerBound...lastLine(of: content, node, lines))
    case CMARK_NODE_CODE_BLOCK: return Block(.code(code(node, lines)), lines: lines)
    case CMARK_NODE_HTML_BLOCK: return html(node, lines, depth: depth)
    case CMARK_NODE_THEMATIC_BREAK: return Block(.thematicBreak, lines: lines)
    default: return Block(.paragraph([.text(visibleText(of: node))]), lines: lines)
    }
  }

  /// A table or a footnote may stand behind a block of raw HTML.
  private mutating func html(_ node: OpaquePointer, _ lines: ClosedRange<Int>, depth: Int) -> Block? {
    let literal = literal(node)
    // The block's indentation is part of it.
    let unindented = UnsafeBufferPointer(rebasing: literal[literal.prefix { $0.isBlank }.endIndex...])
    switch text.firstMask(unindented, behind: "<!--") {
    case .table(let number, _)?:
      let scanned = text.found.tables[number]
      let table = Table(scanned, of: text.source, asides: asides, fillableCells: &fillableCells)
      for cell in scanned.head + scanned.rows.joined() {
        switch cell {
        case .text(let range):
          if hasDigit(range) { passages.append(MappedText(plain: range, of: text.source)) }
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

  private mutating func quote(_ node: OpaquePointer, depth: Int) -> Block.Content {
    guard let first = cmark_node_first_child(node), case .callout(let number)? = firstMask(of: first) else {
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

  /// The mask that the text of a paragraph or a heading begins with.
  private func firstMask(of node: OpaquePointer) -> Mask.Content? {
    let type = cmark_node_get_type(node)
    guard type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING,
      let first = cmark_node_first_child(node), cmark_node_get_type(first) == CMARK_NODE_TEXT
    else { return nil }
    guard let start = cmark_node_get_literal(first), UInt8(bitPattern: start[0]) == 0xEF else { return nil }
    return text.firstMask(literal(first))
  }

  /// The scanner keeps blocks from nesting deeper; this holds where the two should ever differ.
  private mutating func nested(
    _ node: OpaquePointer, _ lines: ClosedRange<Int>, _ depth: Int,
    _ read: (inout CommonMarkConverter) -> Block.Content
  ) -> Block.Content {
    guard depth <= BlockParser.deepestNesting else {
      findings.addNesting(on: lines.lowerBound)
      return .paragraph([.text(visibleText(of: node))])
    }
    return read(&self)
  }

  private mutating func list(_ node: OpaquePointer, depth: Int) -> List {
    var items: [ListItem] = []
    var next = cmark_node_first_child(node)
    while let item = next {
      next = cmark_node_next(item)
      var task: Character?
      if let first = cmark_node_first_child(item), case .task(let mark)? = firstMask(of: first) {
        task = mark
      }
      items.append(ListItem(task: task, blocks: blocks(of: item, depth: depth + 1)))
    }
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return List(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0, items: items)
  }

  /// The last line of a list: in a quote, cmark counts the blank lines behind it as part of it.
  private func lastLine(of content: Block.Content, _ node: OpaquePointer, _ lines: ClosedRange<Int>) -> Int {
    guard case .list(let list) = content, let item = cmark_node_last_child(node) else {
      return lines.upperBound
    }
    let start = text.noteLine(Int(cmark_node_get_start_line(item)))
    return max(start, list.items.last?.blocks.last?.lines.upperBound ?? start)
  }

  private mutating func code(_ node: OpaquePointer, _ lines: ClosedRange<Int>) -> CodeBlock {
    let code = text.original(literal(node))
    let range = text.source.range(ofLine: lines.lowerBound)
    let isFenced = text.found.fenceLines.contains(lines.lowerBound)
    var start = min(range.lowerBound + Int(cmark_node_get_start_column(node)) - 1, range.upperBound)
    let places = CodeLocator.places(
      of: code, from: isFenced ? lines.lowerBound + 1 : lines.lowerBound, in: text.source)
    if text.isAside(Int(cmark_node_get_start_line(node))) {
      start = isFenced ? fenceStart(range) : range.lowerBound + (places.first?.column ?? 1) - 1
    }
    codeBlockCount += 1
    return CodeBlock(
      number: codeBlockCount - 1, info: text.original(Self.buffer(cmark_node_get_fence_info(node))),
      text: code, isFenced: isFenced,
      fence: text.source.span(max(start, range.lowerBound)..<range.upperBound),
      linePlaces: places)
  }

  /// Where the first run of three backticks or tildes in a line begins.
  private func fenceStart(_ line: Range<Int>) -> Int {
    let bytes = text.source.bytes
    return bytes.first("```", in: line) ?? bytes.first("~~~", in: line) ?? line.lowerBound
  }
}

// Inlines.
extension CommonMarkConverter {
  private mutating func inlines(of block: OpaquePointer, _ lines: ClosedRange<Int>) -> InlineBuilder {
    linkPlaces.begin(lines)
    let sequence = inlines(of: block, lines, depth: 0)
    if sequence.blockName != nil { hasBlockNames = true }
    return sequence
  }

  private mutating func inlines(
    of parent: OpaquePointer, _ lines: ClosedRange<Int>, depth: Int
  ) -> InlineBuilder {
    var inlines = InlineBuilder()
    guard depth <= Self.deepestNesting else {
      findings.addNesting(on: lines.lowerBound)
      inlines.append(.text(visibleText(of: parent)))
      return inlines
    }
    var next = cmark_node_first_child(parent)
    inlines.reserve(siblingCount(from: next))
    while let node = next {
      next = cmark_node_next(node)
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT: text.append(literal(node), to: &inlines, asides: asides)
      case CMARK_NODE_SOFTBREAK: inlines.append(.softBreak)
      case CMARK_NODE_LINEBREAK: inlines.append(.lineBreak)
      case CMARK_NODE_CODE: inlines.append(.code(text.original(literal(node))))
      case CMARK_NODE_HTML_INLINE:
        hasRawHTML = true
        inlines.append(.html(text.original(literal(node))))
      case CMARK_NODE_EMPH: inlines.append(.emphasis(content(of: node, lines, depth)))
      case CMARK_NODE_STRONG: inlines.append(.strong(content(of: node, lines, depth)))
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
        // The content first: its links stand before the target.
        let content = content(of: node, lines, depth)
        inlines.append(link(node, content))
      default: inlines.append(.text(visibleText(of: node)))
      }
    }
    return inlines
  }

  private func siblingCount(from first: OpaquePointer?) -> Int {
    var count = 0
    var next = first
    while let node = next {
      count += 1
      next = cmark_node_next(node)
    }
    return count
  }

  private mutating func content(of node: OpaquePointer, _ lines: ClosedRange<Int>, _ depth: Int) -> [Inline] {
    inlines(of: node, lines, depth: depth + 1).closed(trimmed: false)
  }

  private mutating func link(_ node: OpaquePointer, _ content: [Inline]) -> Inline {
    let target = text.original(Self.buffer(cmark_node_get_url(node)))
    let title = text.original(Self.buffer(cmark_node_get_title(node)))
    let line = text.noteLine(Int(cmark_node_get_start_line(node)))
    let span = linkPlaces.span(of: target, from: line)
    return cmark_node_get_type(node) == CMARK_NODE_IMAGE
      ? .image(Image(target: target, title: title, alternative: content.visibleText, span: span))
      : .link(Link(target: target, title: title, content: content, span: span))
  }

  /// All text below `node`, without descending into it by recursion.
  private func visibleText(of node: OpaquePointer) -> String {
    let iterator = cmark_iter_new(node)
    defer { cmark_iter_free(iterator) }
    var visible = ""
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return visible }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT:
        var inlines = InlineBuilder()
        text.append(literal(node), to: &inlines, asides: asides)
        visible += inlines.closed(trimmed: false).visibleText
      case CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK: visible += text.original(literal(node))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_PARAGRAPH: visible += " "
      default: break
      }
    }
  }

  // MARK: Places

  private func hasDigit(_ range: Range<Int>) -> Bool { text.source.bytes[range].contains { $0.isDigit } }

  private mutating func addPassage(
    of node: OpaquePointer, _ context: MappedText.Context, _ lines: ClosedRange<Int>
  ) {
    let source = text.source
    guard
      hasDigit(source.lineStarts[lines.lowerBound - 1]..<source.range(ofLine: lines.upperBound).upperBound)
    else { return }
    let first = Int(cmark_node_get_start_line(node))
    add(walk(node, context) { $0.text.content(from: first, $0.lineStarts) })
  }

  /// An aside is shown only where a text that is shown holds it.
  private mutating func addPassage(ofAside number: Int) {
    if let walk = asidePassages.removeValue(forKey: number) { add(walk) }
  }

  private mutating func add(_ walk: TextMapper.Result) {
    if walk.passage.hasDigit { passages.append(walk.passage) }
    for number in walk.asides { addPassage(ofAside: number) }
  }

  private mutating func walk(
    _ node: OpaquePointer, _ context: MappedText.Context, content: (CommonMarkConverter) -> TextMapper.Content
  ) -> TextMapper.Result {
    if lineStarts.isEmpty { lineStarts = text.lineStarts() }
    var walk = TextMapper(
      content(self), in: text, context, hasDefinitions: context != .aside, decode: Self.decodedReference)
    let iterator = cmark_iter_new(node)
    defer { cmark_iter_free(iterator) }
    while true {
      let phase = cmark_iter_next(iterator)
      guard phase != CMARK_EVENT_DONE, let inline = cmark_iter_get_node(iterator) else { break }
      guard let event = event(of: inline, isStart: phase == CMARK_EVENT_ENTER) else { continue }
      guard walk.follow(event) else {
        findings.addUnplacedText(on: text.noteLine(Int(cmark_node_get_start_line(node))))
        break
      }
    }
    return walk.result
  }

  private func event(of node: OpaquePointer, isStart: Bool) -> TextMapper.Event? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: .text(literal(node))
    case CMARK_NODE_CODE: .code(literal(node))
    case CMARK_NODE_HTML_INLINE: .html(literal(node))
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_EMPH: .emphasis(1)
    case CMARK_NODE_STRONG: .emphasis(2)
    case CMARK_NODE_LINK: isStart ? .linkStart : .linkEnd
    case CMARK_NODE_IMAGE: isStart ? .imageStart : .imageEnd
    default: nil
    }
  }

  /// What `&name;` stands for; itself where that is nothing.
  private static func decodedReference(_ reference: ArraySlice<UInt8>) -> [UInt8] {
    var memory = cmark_mem(calloc: notes_arena_calloc, realloc: notes_arena_realloc, free: notes_arena_free)
    return withUnsafeMutablePointer(to: &memory) { memory in
      let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory)
      reference.withUnsafeBytes {
        cmark_parser_feed(parser, $0.bindMemory(to: CChar.self).baseAddress, $0.count)
      }
      let paragraph = cmark_parser_finish(parser).flatMap { cmark_node_first_child($0) }
      return paragraph.flatMap { cmark_node_first_child($0) }.map { Array(literal($0)) } ?? Array(reference)
    }
  }

  private func literal(_ node: OpaquePointer) -> UnsafeBufferPointer<UInt8> { Self.literal(node) }

  private static func literal(_ node: OpaquePointer) -> UnsafeBufferPointer<UInt8> {
    buffer(cmark_node_get_literal(node))
  }

  private static func buffer(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: string, count: strlen(string)).bindMemory(to: UInt8.self)
  }
}
