/// Goes through a note line by line as CommonMark does, as far as is needed to know which text is Markdown
/// and which is code or raw HTML, and has the text's masks collected.
///
/// It differs from CommonMark in one point, for which it exists: a formula, and a comment that begins its
/// line, go on to their end whatever their lines look like.
struct BlockScanner {
  /// Quotes and list items within each other; deeper markers are text.
  static let deepestNesting = 100

  let source: Source
  let firstLine: Int
  private(set) var masks = Masks()
  private(set) var diagnostics: [Diagnostic] = []

  private var line: Int
  private var containers: [Container] = []
  private var leaf = Leaf.none
  private var paragraph = InlineScanner()
  private var isTooDeep = false

  private enum Container {
    case quote
    case item(width: Int, isEmpty: Bool)
  }

  private enum Leaf {
    case none, paragraph
    case fence(Fence)
    case html(RawBlock, start: Int)

    var isParagraph: Bool { if case .paragraph = self { true } else { false } }
  }

  init(_ source: Source, firstLine: Int) {
    self.source = source
    self.firstLine = firstLine
    line = firstLine
  }

  mutating func scan() {
    while line <= source.lineStarts.count { scanLine() }
    containers = []
    if leaf.isParagraph { while let opening = paragraph.scan(source, &masks) { pass(opening) } }
    closeLeaf()
  }

  private mutating func scanLine() {
    var cursor = LineCursor(source, line: line)
    let matched = match(&cursor)
    let isLazy = matched < containers.count
    if leaf.isParagraph {
      if case .text = BlockStart(cursor, in: source, inParagraph: true, isLazy: isLazy) {
        continueParagraph(cursor.text)
        return
      }
      if finishParagraph() { return }
    } else if !isLazy, continueLeaf(cursor) {
      line += 1
      return
    }
    let isUnderline = if case .underline = start(cursor, isLazy: isLazy) { true } else { false }
    closeLeaf()
    if isUnderline {
      line += 1
      return
    }
    containers.removeLast(containers.count - matched)
    openBlocks(cursor)
  }

  private func start(_ cursor: LineCursor, isLazy: Bool) -> BlockStart {
    BlockStart(cursor, in: source, inParagraph: leaf.isParagraph, isLazy: isLazy)
  }

  /// Takes off the prefixes of the open containers; returns how many the line has.
  private func match(_ cursor: inout LineCursor) -> Int {
    for (index, container) in containers.enumerated() {
      switch container {
      case .quote:
        guard cursor.indentation < 4, cursor.byte() == .greater else { return index }
        cursor.skip(marker: 1)
        cursor.skip(columns: 1)
      case .item(let width, let isEmpty):
        guard cursor.indentation >= width || cursor.isBlank && !isEmpty else { return index }
        cursor.skip(columns: width)
      }
    }
    return containers.count
  }

  private mutating func continueLeaf(_ cursor: LineCursor) -> Bool {
    switch leaf {
    case .none, .paragraph: return false
    case .fence(let fence):
      if fence.isClosed(by: cursor) { leaf = .none }
      return true
    case .html(let block, let start):
      let text = source.bytes[cursor.text]
      if block.ends(with: text) {
        leaf = .none
        addComments(start..<cursor.range.upperBound)
      }
      return true
    }
  }

  /// The line is not part of the open leaf.
  private mutating func closeLeaf() {
    switch leaf {
    case .none, .paragraph: break
    case .fence(let fence):
      report(
        "unclosed-fence", "the code block that begins here is not closed", at: fence.offset,
        "close it with a line of the same backticks, as far indented as this one")
    case .html(.until(["-->"]), let start):
      report(
        "unclosed-comment", "the comment that begins here is not closed", at: start,
        "close it with '-->'; all that follows is hidden")
    case .html: break
    }
    leaf = .none
  }

  private mutating func openBlocks(_ cursor: LineCursor) {
    var cursor = cursor
    while true {
      let start = BlockStart(cursor, in: source)
      switch start {
      case .quote, .item:
        guard containers.count < Self.deepestNesting else {
          refuseNesting(cursor)
          openParagraph(cursor)
          return
        }
        open(start, &cursor)
        continue
      default: break
      }
      if case .blank = start {} else { fillItems() }
      switch start {
      case .heading(let marker):
        cursor.skip(marker: marker)
        var heading = InlineScanner()
        heading.append(cursor.text, of: source)
        while let opening = heading.scan(source, &masks) { heading.pass(opening) }
      case .fence(let fence): leaf = .fence(fence)
      case .html(let block):
        if block.ends(with: source.bytes[cursor.text]) {
          addComments(cursor.text)
        } else {
          leaf = .html(block, start: cursor.textOffset)
        }
      case .text:
        openParagraph(cursor)
        return
      case .blank, .indentedCode, .thematicBreak, .underline, .quote, .item: break
      }
      line += 1
      return
    }
  }

  private mutating func open(_ start: BlockStart, _ cursor: inout LineCursor) {
    fillItems()
    if case .item(let marker, let width) = start {
      let blanks = width - cursor.indentation - marker
      cursor.skip(marker: marker)
      cursor.skip(columns: blanks)
      containers.append(.item(width: width, isEmpty: true))
    } else {
      cursor.skip(marker: 1)
      cursor.skip(columns: 1)
      containers.append(.quote)
    }
  }

  /// An item that begins with a blank line holds nothing if another follows.
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
      "nesting-too-deep", "quotes and lists nest more than \(Self.deepestNesting) deep", at: cursor.textOffset,
      "what lies deeper is shown as text")
  }

  private mutating func report(_ identifier: String, _ message: String, at offset: Int, _ help: String) {
    diagnostics.append(
      Diagnostic(
        .error, identifier, message, file: source.path, span: Span(at: source.place(at: offset)), help: help))
  }
}

extension BlockScanner {
  private mutating func openParagraph(_ cursor: LineCursor) {
    if cursor.has("%%"), maskCommentBlock(cursor) { return }
    paragraph = InlineScanner()
    leaf = .paragraph
    continueParagraph(cursor.text)
  }

  private mutating func continueParagraph(_ text: Range<Int>) {
    paragraph.append(text, of: source)
    line += 1
  }

  /// Masks what the paragraph holds. Returns true if a formula or a comment in it goes on over `line`,
  /// which would end it: then it is still open, and `line` is behind the end.
  private mutating func finishParagraph() -> Bool {
    while let opening = paragraph.scan(source, &masks) {
      if let last = lastLine(closingComment: opening.isComment, over: opening.mayHoldBlocks) {
        for _ in line...last {
          var cursor = LineCursor(source, line: line)
          _ = match(&cursor)
          continueParagraph(cursor.text)
        }
        return true
      }
      pass(opening)
    }
    return false
  }

  private mutating func pass(_ opening: InlineScanner.Opening) {
    if opening.mayHoldBlocks || !opening.isComment {
      let what = opening.isComment ? "comment" : "formula"
      let span = paragraph.stretch.span(opening.index..<opening.index + 2, in: source)
      diagnostics.append(
        Diagnostic(
          .warning, "unclosed-\(what)", "the \(what) that begins here is not closed", file: source.path,
          span: span, help: "close it with '\(opening.isComment ? "%%" : "$$")'; now it is shown as text"))
    }
    paragraph.pass(opening)
  }

  /// The line from `line` on that closes a construct of the open containers.
  private func lastLine(closingComment isComment: Bool, over blocks: Bool) -> Int? {
    var number = line
    while number <= source.lineStarts.count {
      var cursor = LineCursor(source, line: number)
      guard match(&cursor) == containers.count else { return nil }
      if !blocks {
        switch BlockStart(cursor, in: source) {
        case .blank, .fence, .heading: return nil
        default: break
        }
      }
      let end =
        isComment
        ? source.bytes.first("%%", in: cursor.text)
        : FormulaSyntax.displayEnd(in: source.bytes, cursor.text)
      if end != nil { return number }
      number += 1
    }
    return nil
  }

  /// A comment that stands on lines of its own between blocks is no paragraph: each of its lines becomes
  /// an empty comment of HTML, which changes nothing around it.
  private mutating func maskCommentBlock(_ cursor: LineCursor) -> Bool {
    var stretch = Stretch()
    var ranges = [cursor.text]
    var end = source.bytes.first("%%", in: cursor.textOffset + 2..<cursor.range.upperBound)
    var number = line
    while end == nil {
      number += 1
      guard number <= source.lineStarts.count else { return false }
      var cursor = LineCursor(source, line: number)
      guard match(&cursor) == containers.count else { return false }
      end = source.bytes.first("%%", in: cursor.text)
      ranges.append(cursor.text)
    }
    guard let end, source.bytes[end + 2..<ranges[ranges.count - 1].upperBound].allSatisfy(\.isBlank) else {
      return false
    }
    for range in ranges {
      stretch.append(range, of: source)
      // A blank line belongs to an item however it is indented, a line with a comment does not.
      masks.add(
        .commentLine(indentation: range.isEmpty ? itemIndentation : 0),
        range.isEmpty ? blanks(before: range.upperBound) : range)
    }
    let trailing = ranges[ranges.count - 1].upperBound - end
    masks.add(
      Comment(
        text: stretch.text(2..<stretch.bytes.count - trailing),
        span: source.span(cursor.textOffset..<end + 2)))
    line = number + 1
    return true
  }

  /// The columns by which a line behind the innermost quote is indented to be in all items.
  private var itemIndentation: Int {
    var columns = 0
    for container in containers {
      switch container {
      case .quote: columns = 1
      case .item(let width, _): columns += width
      }
    }
    return columns
  }

  private func blanks(before end: Int) -> Range<Int> {
    var start = end
    while start > 0, source.bytes[start - 1].isBlank { start -= 1 }
    return start..<end
  }

  /// The comments of a block of raw HTML.
  private mutating func addComments(_ range: Range<Int>) {
    var start = range.lowerBound
    while let comment = source.bytes.first("<!--", in: start..<range.upperBound),
      let end = source.bytes.first("-->", in: comment + 2..<range.upperBound)
    {
      let content = comment + 4..<max(comment + 4, end)
      let text = String(decoding: source.bytes[content], as: UTF8.self)
      masks.add(Comment(text: text, span: source.span(comment..<end + 3)))
      start = end + 3
    }
  }
}
