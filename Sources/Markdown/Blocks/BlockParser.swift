/// Parses the block structure of a note as CommonMark does, as far as needed to tell Markdown text from code
/// and raw HTML, and collects the masks of the text.
///
/// It differs from CommonMark in one point: a formula, or a comment at the start of a line, continues to its
/// end whatever its lines look like.
struct BlockParser {
  /// The deepest nesting of quotes and list items; deeper markers are text.
  static let deepestNesting = 100

  let source: Source
  let firstLine: Int
  var masks: Masks
  /// The bytes of the note; valid only during `scan()`.
  var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var line: Int
  var containers: [Container] = []
  var leaf = Leaf.none
  var paragraph = InlineParser()
  private var isTooDeep = false

  enum Container {
    case quote
    case item(width: Int, isEmpty: Bool)
    case footnote(FootnoteMarker)

    var isFootnote: Bool { if case .footnote = self { true } else { false } }
  }

  enum Leaf {
    case none, paragraph
    case fence(Fence)
    case html(HTMLBlock, start: Int)
    case table

    var isParagraph: Bool { if case .paragraph = self { true } else { false } }
  }

  init(_ source: Source, firstLine: Int) {
    self.source = source
    self.firstLine = firstLine
    masks = Masks(reservedFor: source.bytes.count)
    line = firstLine
  }

  mutating func scan() {
    source.bytes.withUnsafeBufferPointer {
      bytes = $0
      scanLines()
      bytes = UnsafeBufferPointer(start: nil, count: 0)
    }
  }

  private mutating func scanLines() {
    while line <= source.lineStarts.count { scanLine() }
    if leaf.isParagraph {
      paragraph.scanAll(source, &masks)
      paragraph.addDefinitions(source, &masks)
    }
    closeLeaf()
    closeContainers(to: 0)
  }

  private mutating func scanLine() {
    var cursor = LineCursor(source, bytes, line: line)
    let matched = match(&cursor)
    let isLazy = matched < containers.count
    if leaf.isParagraph {
      if case .text = start(cursor, matched) {
        if isLazy || !openTable(cursor) { continueParagraph(cursor.text) }
        return
      }
      if finishParagraph() { return }
    } else if case .table = leaf, !isLazy, addRow(cursor) {
      line += 1
      return
    } else if !isLazy, continueLeaf(cursor) {
      line += 1
      return
    }
    let isUnderline = if case .underline = start(cursor, matched) { true } else { false }
    if isUnderline, paragraph.isOnlyDefinitions(masks) {
      continueParagraph(cursor.text)
      return
    }
    closeLeaf()
    if isUnderline {
      masks.add(underlineOn: line)
      line += 1
      return
    }
    closeContainers(to: matched)
    openBlocks(cursor)
  }

  private func start(_ cursor: LineCursor, _ matched: Int) -> BlockStart {
    BlockStart(
      cursor, inParagraph: leaf.isParagraph, isLazy: matched < containers.count,
      inFootnote: containers[..<matched].contains { $0.isFootnote })
  }

  /// Skips the prefixes of the open containers; returns how many containers match.
  func match(_ cursor: inout LineCursor) -> Int { match(&cursor, containers[...]) }

  func match(_ cursor: inout LineCursor, _ containers: ArraySlice<Container>) -> Int {
    for (index, container) in containers.enumerated() {
      switch container {
      case .quote:
        guard cursor.indentation < 4, cursor.byte() == .greater else { return index }
        cursor.skip(marker: 1)
        cursor.skip(columns: 1)
      case .item(let width, let isEmpty):
        guard cursor.indentation >= width || cursor.isBlank && !isEmpty else { return index }
        cursor.skip(columns: width)
      case .footnote:
        guard cursor.indentation >= FootnoteMarker.indentation || cursor.isBlank else { return index }
        cursor.skip(columns: FootnoteMarker.indentation)
      }
    }
    return containers.count
  }

  private mutating func continueLeaf(_ cursor: LineCursor) -> Bool {
    switch leaf {
    case .none, .paragraph, .table: return false
    case .fence(let fence):
      if fence.isClosed(by: cursor) {
        leaf = .none
        masks.add(closingFenceOn: line)
      }
      return true
    case .html(let block, let start):
      let text = cursor.textBytes
      if block.ends(with: text) {
        leaf = .none
        addComments(start..<cursor.range.upperBound)
      }
      return true
    }
  }

  /// Closes the open leaf, and reports it if its end is missing.
  private mutating func closeLeaf() {
    switch leaf {
    case .none, .paragraph, .table: break
    case .fence(let fence):
      report(
        "unclosed-fence", "the code block that begins here is not closed", at: fence.offset,
        "close it with a line of the same backticks, as far indented as this one")
    case .html(.until(["-->"]), let start):
      report(
        "unclosed-comment", "the comment that begins here is not closed", at: start,
        "close it with ‘-->’; all that follows is hidden")
    case .html: break
    }
    leaf = .none
  }

  private mutating func openBlocks(_ cursor: LineCursor) {
    var cursor = cursor
    /// The container that the line opened last.
    var opened = BlockStart.blank
    while true {
      let start = BlockStart(cursor, inFootnote: isInFootnote)
      switch start {
      case .quote, .item, .footnote:
        guard containers.count < Self.deepestNesting else {
          refuseNesting(cursor)
          openParagraph(cursor)
          return
        }
        open(start, &cursor)
        opened = start
        continue
      default: break
      }
      if case .blank = start {} else { fillItems() }
      switch start {
      case .heading(let marker):
        cursor.skip(marker: marker)
        paragraph.begin()
        paragraph.append(cursor.text, of: source)
        masks.add(textOn: line, from: cursor.textOffset, isFirst: true)
        paragraph.scanAll(source, &masks)
      case .fence(let fence):
        leaf = .fence(fence)
        masks.add(fenceOn: line)
      case .html(let block):
        if block.ends(with: cursor.textBytes) {
          addComments(cursor.text)
        } else {
          leaf = .html(block, start: cursor.textOffset)
        }
      case .text:
        switch opened {
        case .quote where openCallout(cursor): break
        case .item where openTask(cursor): break
        default: openParagraph(cursor)
        }
        return
      case .blank, .indentedCode, .thematicBreak, .underline, .quote, .item, .footnote: break
      }
      line += 1
      return
    }
  }

  private mutating func open(_ start: BlockStart, _ cursor: inout LineCursor) {
    fillItems()
    switch start {
    case .item(let marker, let width):
      let blanks = width - cursor.indentation - marker
      cursor.skip(marker: marker)
      cursor.skip(columns: blanks)
      containers.append(.item(width: width, isEmpty: true))
    case .footnote(let length): openFootnote(length, &cursor)
    default:
      cursor.skip(marker: 1)
      cursor.skip(columns: 1)
      containers.append(.quote)
    }
  }

  private mutating func closeContainers(to count: Int) {
    while containers.count > count {
      if case .footnote(let marker) = containers.removeLast() { closeFootnote(marker) }
    }
  }

  /// Marks the open item as not empty. An item that begins with two blank lines is empty.
  private mutating func fillItems() {
    if case .item(let width, true) = containers.last {
      containers[containers.count - 1] = .item(width: width, isEmpty: false)
    }
  }

  private mutating func refuseNesting(_ cursor: LineCursor) {
    masks.add(.inert, cursor.textOffset..<cursor.textOffset)
    guard !isTooDeep else { return }
    isTooDeep = true
    report(
      "nesting-too-deep", "quotes and lists nest more than \(Self.deepestNesting) deep",
      at: cursor.textOffset, "what lies deeper is shown as text")
  }

  private mutating func report(_ identifier: String, _ message: String, at offset: Int, _ help: String) {
    let start = source.place(at: offset)
    let end = source.place(at: source.range(ofLine: start.line).upperBound)
    masks.diagnostics.append(
      Diagnostic(.error, identifier, message, file: source.path, span: SourceSpan(start, end), help: help))
  }
}
