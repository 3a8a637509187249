import CCMark

/// Turns libcmark's tree into blocks and inlines of ours. No other file sees the C library.
struct CommonMarkReader {
  /// Emphasis, links and pictures within each other; what lies deeper is text.
  static let deepestNesting = 100

  private(set) var diagnostics: [Diagnostic] = []
  private let text: MaskedText
  private var headingIDs = HeadingIDs()
  private var linkPlaces: LinkPlaces

  init(_ text: MaskedText) {
    self.text = text
    linkPlaces = LinkPlaces(text.source)
  }

  mutating func read() -> [Block] {
    let root = text.bytes.withUnsafeBytes { bytes in
      cmark_parse_document(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, CMARK_OPT_DEFAULT)
    }
    guard let root else { return [] }
    defer { cmark_node_free(root) }
    return blocks(of: root, depth: 0)
  }

  /// The note's lines on which a block stands. cmark counts blank lines behind a block as part of it, and
  /// the line behind a heading with an underline and behind a fence that its container closes.
  private func lines(of node: OpaquePointer) -> ClosedRange<Int> {
    let last = text.source.lineStarts.count
    let start = min(Int(cmark_node_get_start_line(node)) + text.firstLine - 1, last)
    var end = min(Int(cmark_node_get_end_line(node)) + text.firstLine - 1, last)
    let type = cmark_node_get_type(node)
    if type == CMARK_NODE_HEADING {
      while end > start, !isUnderline(end) { end -= 1 }
    } else if type == CMARK_NODE_CODE_BLOCK, text.fenceLines.contains(start) {
      let count = literal(node).count { $0 == .lineFeed }
      end = min(end, start + count + (isFence(min(start + count + 1, last)) ? 1 : 0))
    } else {
      while end > start, text.source.line(end).allSatisfy(\.isBlank) { end -= 1 }
    }
    return start...max(start, end)
  }

  private func isUnderline(_ line: Int) -> Bool {
    let text = text.source.line(line).drop { $0.isBlank || $0 == .greater }
    return !text.isEmpty && text.allSatisfy { $0 == .hyphen || $0 == UInt8(ascii: "=") || $0.isBlank }
  }

  private func isFence(_ line: Int) -> Bool {
    let text = text.source.line(line).drop { $0.isBlank || $0 == .greater }
    return text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8)
  }
}

// Blocks.
extension CommonMarkReader {
  private mutating func blocks(of parent: OpaquePointer, depth: Int) -> [Block] {
    var blocks: [Block] = []
    var next = cmark_node_first_child(parent)
    while let node = next {
      next = cmark_node_next(node)
      let lines = lines(of: node)
      if let content = content(of: node, lines, depth: depth) {
        blocks.append(Block(content, lines: lines))
      }
    }
    return blocks
  }

  /// Nil where a block holds nothing but comments.
  private mutating func content(
    of node: OpaquePointer, _ lines: ClosedRange<Int>, depth: Int
  ) -> Block.Content? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH:
      let inlines = inlines(of: node, lines)
      return inlines.isEmpty ? nil : .paragraph(inlines)
    case CMARK_NODE_HEADING:
      let inlines = inlines(of: node, lines)
      warnOfUnderline(inlines, lines)
      let id = headingIDs.next(for: inlines.visibleText)
      return .heading(Heading(level: Int(cmark_node_get_heading_level(node)), content: inlines, id: id))
    case CMARK_NODE_BLOCK_QUOTE:
      return nested(node, lines, depth) { .quote($0.blocks(of: node, depth: depth + 1)) }
    case CMARK_NODE_LIST: return nested(node, lines, depth) { .list($0.list(node, depth: depth)) }
    case CMARK_NODE_CODE_BLOCK: return .code(code(node, lines))
    case CMARK_NODE_HTML_BLOCK:
      let html = text.original(literal(node))
      return CommentSyntax.isOnlyComments(html) ? nil : .html(html)
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    default: return .paragraph([.text(visibleText(of: node))])
    }
  }

  /// The scanner keeps blocks from nesting deeper; this holds where the two should ever differ.
  private mutating func nested(
    _ node: OpaquePointer, _ lines: ClosedRange<Int>, _ depth: Int,
    _ read: (inout CommonMarkReader) -> Block.Content
  ) -> Block.Content {
    guard depth <= BlockScanner.deepestNesting else {
      reportNesting(lines)
      return .paragraph([.text(visibleText(of: node))])
    }
    return read(&self)
  }

  private mutating func list(_ node: OpaquePointer, depth: Int) -> List {
    var items: [ListItem] = []
    var next = cmark_node_first_child(node)
    while let item = next {
      next = cmark_node_next(item)
      items.append(ListItem(blocks: blocks(of: item, depth: depth + 1)))
    }
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return List(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0, items: items)
  }

  private func code(_ node: OpaquePointer, _ lines: ClosedRange<Int>) -> CodeBlock {
    let code = text.original(literal(node))
    let range = text.source.range(ofLine: lines.lowerBound)
    let start = min(range.lowerBound + Int(cmark_node_get_start_column(node)) - 1, range.upperBound)
    let isFenced = text.fenceLines.contains(lines.lowerBound)
    return CodeBlock(
      info: text.original(buffer(cmark_node_get_fence_info(node))), text: code, isFenced: isFenced,
      fence: text.source.span(max(start, range.lowerBound)..<range.upperBound),
      linePlaces: CodePlaces.places(
        of: code, from: isFenced ? lines.lowerBound + 1 : lines.lowerBound, in: text.source))
  }

  /// In CommonMark a line `---` right below text makes that a heading; below a formula it was meant
  /// as a rule.
  private mutating func warnOfUnderline(_ inlines: [Inline], _ lines: ClosedRange<Int>) {
    guard lines.count > 1, case .formula(let formula)? = inlines.last, formula.isDisplay else { return }
    diagnostics.append(
      Diagnostic(
        .warning, "formula-heading", "this line makes the lines above it, with their formula, a heading",
        file: text.source.path, span: text.source.span(ofLine: lines.upperBound),
        help: "leave a blank line above it for a rule"))
  }

  private mutating func reportNesting(_ lines: ClosedRange<Int>) {
    guard !diagnostics.contains(where: { $0.identifier == "nesting-too-deep" }) else { return }
    diagnostics.append(
      Diagnostic(
        .error, "nesting-too-deep", "emphasis, links or pictures nest more than \(Self.deepestNesting) deep",
        file: text.source.path, span: text.source.span(ofLine: lines.lowerBound),
        help: "what lies deeper is shown as text"))
  }
}

// Inlines.
extension CommonMarkReader {
  private mutating func inlines(of block: OpaquePointer, _ lines: ClosedRange<Int>) -> [Inline] {
    linkPlaces.begin(lines)
    return inlines(of: block, lines, depth: 0).closingGaps(trimmed: true)
  }

  private mutating func inlines(of parent: OpaquePointer, _ lines: ClosedRange<Int>, depth: Int) -> [Inline] {
    guard depth <= Self.deepestNesting else {
      reportNesting(lines)
      return [.text(visibleText(of: parent))]
    }
    var inlines: [Inline] = []
    var next = cmark_node_first_child(parent)
    while let node = next {
      next = cmark_node_next(node)
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT: text.append(literal(node), to: &inlines)
      case CMARK_NODE_SOFTBREAK: inlines.append(.softBreak)
      case CMARK_NODE_LINEBREAK: inlines.append(.lineBreak)
      case CMARK_NODE_CODE: inlines.append(.code(text.original(literal(node))))
      case CMARK_NODE_HTML_INLINE: inlines.append(.html(text.original(literal(node))))
      case CMARK_NODE_EMPH: inlines.append(.emphasis(self.inlines(of: node, lines, depth: depth + 1)))
      case CMARK_NODE_STRONG: inlines.append(.strong(self.inlines(of: node, lines, depth: depth + 1)))
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
        // The content first: its links stand before the target.
        let content = self.inlines(of: node, lines, depth: depth + 1)
        inlines.append(link(node, content))
      default: inlines.append(.text(visibleText(of: node)))
      }
    }
    return depth == 0 ? inlines : inlines.closingGaps(trimmed: false)
  }

  private mutating func link(_ node: OpaquePointer, _ content: [Inline]) -> Inline {
    let target = text.original(buffer(cmark_node_get_url(node)))
    let title = text.original(buffer(cmark_node_get_title(node)))
    let line = Int(cmark_node_get_start_line(node)) + text.firstLine - 1
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
        var inlines: [Inline] = []
        text.append(literal(node), to: &inlines)
        visible += inlines.visibleText
      case CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK: visible += text.original(literal(node))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_PARAGRAPH: visible += " "
      default: break
      }
    }
  }

  private func literal(_ node: OpaquePointer) -> UnsafeBufferPointer<UInt8> {
    buffer(cmark_node_get_literal(node))
  }

  private func buffer(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
    var count = 0
    while string[count] != 0 { count += 1 }
    return UnsafeRawBufferPointer(start: string, count: count).bindMemory(to: UInt8.self)
  }
}
