/// Scans a paragraph, a heading or an aside from left to right for constructs to hide from CommonMark.
///
/// As in CommonMark, the construct that begins first wins: a dollar in a code span is a dollar, a backtick in
/// a formula is LaTeX.
struct InlineParser {
  var stretch = BlockText()
  var index = 0
  private var codeSpans: CodeSpans?
  private var brackets: Brackets?
  private var formulas = FormulaSyntax()
  /// How many `[` before the index are not closed. What stands in them may be the text of a link.
  private var openBrackets = 0
  /// HTML constructs that are known to have no end in the stretch.
  private var endless: Set<HTMLTag.Verbatim> = []
  /// Whether a backslash has made text of `%%`.
  private var hasEscapedPercent = false
  private let context: Context

  /// The kind of text that is scanned.
  enum Context {
    case block
    /// The title of a callout, or the label of a wikilink.
    case aside
    case cell
    /// An inline footnote, in which no other footnote can begin.
    case footnote(inCell: Bool)

    var isInFootnote: Bool { if case .footnote = self { true } else { false } }

    /// Only blocks have names.
    var isBlock: Bool { if case .block = self { true } else { false } }

    var isInCell: Bool {
      switch self {
      case .block, .aside: false
      case .cell: true
      case .footnote(let inCell): inCell
      }
    }
  }

  init(in context: Context = .block) { self.context = context }

  /// A construct that is not closed in the stretch, but may be closed on a later line.
  struct Opening {
    let index: Int
    let isComment: Bool
    /// The number of its line in the stretch, from 0.
    let line: Int
    /// Whether only blanks precede it on its line.
    let beginsLine: Bool
    /// Whether nothing but white space follows it in the stretch.
    let isEmpty: Bool
    /// Whether it is hardly meant as text: it stands where such constructs do, or LaTeX follows it.
    let isMeant: Bool
    /// Whether it begins or ends its line, or LaTeX follows it.
    let maySpanBlankLines: Bool

    /// A comment that begins its line may hold whole blocks.
    var mayHoldBlocks: Bool { isComment && beginsLine }
  }

  /// Starts an empty stretch, reusing memory.
  mutating func begin() {
    stretch.removeAll()
    index = 0
    hasEscapedPercent = false
    openBrackets = 0
    forget()
  }

  mutating func append(_ range: Range<Int>, of source: Source) {
    stretch.append(range, of: source)
    forget()
  }

  mutating func removeLastLine() {
    stretch.removeLastLine()
    forget()
  }

  /// Passes the `%%` at `index` that would close what a backslash has made text.
  mutating func closeEscapedPercent() -> Bool {
    guard hasEscapedPercent else { return false }
    hasEscapedPercent = false
    index += 2
    return true
  }

  private mutating func forget() {
    codeSpans = nil
    brackets = nil
    formulas = FormulaSyntax()
    endless.removeAll()
  }

  /// The construct whose opening mark stands at `index`, and which is not closed in the stretch.
  func opening(isComment: Bool) -> Opening {
    let text = stretch.bytes
    let rest = text[(index + 2)...]
    let beginsLine = stretch.isFirstOnLine(index)
    let isEmpty = rest.allSatisfy(\.isWhitespace)
    let isTeX = !isComment && TeXSigns.contains(rest)
    let isAlone = isEmpty && !context.isBlock
    return Opening(
      index: index, isComment: isComment, line: stretch.line(of: index), beginsLine: beginsLine,
      isEmpty: isEmpty,
      isMeant: beginsLine && !isAlone || isTeX || isComment && !isEmpty,
      maySpanBlankLines: beginsLine || isTeX || rest.first { !$0.isBlank } == .lineFeed || isEmpty)
  }

  /// Treats the unclosed mark as plain text, and reports it if it was meant as a construct.
  mutating func pass(_ opening: Opening, _ source: Source, _ masks: inout Masks) {
    let what = opening.isComment ? "comment" : "formula"
    let remedy =
      opening.isComment
      ? "close it with ‘%%’; where percent signs are meant, write ‘%’ or ‘\\%%’"
      : "close it with ‘$$’ before its quote or list item ends, and before a heading, a code block or words; "
        + "where dollars are meant, write ‘\\$\\$’"
    if opening.isMeant {
      masks.diagnostics.append(
        Diagnostic(
          .error, "unclosed-\(what)",
          "the \(what) that begins here is not closed",
          file: source.path, span: stretch.span(opening.index..<opening.index + 2, in: source), help: remedy))
    }
    index = opening.index + 2
  }

  /// Scans to the end of the stretch; marks without an end are text.
  mutating func scanAll(_ source: Source, _ masks: inout Masks) {
    while let opening = scan(source, &masks) { pass(opening, source, &masks) }
  }

  /// Scans on to the end of the stretch, or to a construct that is not closed in it.
  mutating func scan(_ source: Source, _ masks: inout Masks) -> Opening? {
    let text = stretch.bytes
    while true {
      index = Self.firstMark(in: text, from: index)
      guard index < text.count else { return nil }
      switch text[index] {
      case .backslash:
        if text.has("\\%", at: index) { hasEscapedPercent = true }
        index += 2
      case .backtick:
        let length = text.run(at: index)
        index = codeSpans(of: text).end(from: index, length: length) ?? index + length
      case .dollar:
        if let opening = scanFormula(text, source, &masks) { return opening }
      case .exclamation where text.has("![[", at: index) && !text.has("![[[", at: index):
        scanWikilink(text, isEmbed: true, source, &masks)
      case .bracket where text.has("[[", at: index) && !text.has("[[[", at: index):
        scanWikilink(text, isEmbed: false, source, &masks)
      case .bracket where text.has("[^", at: index): scanFootnoteReference(text, source, &masks)
      case .caret: scanCaret(text, source, &masks)
      case .hash: scanTag(text, source, &masks)
      case .tilde, .equals: scanDelimiter(text, &masks)
      case .percent where text.has("%%", at: index):
        if let opening = scanComment(text, source, &masks) { return opening }
      case .less: scanRawTag(text, source, &masks)
      case .colon, UInt8(ascii: "."): scanAddress(text, source, &masks)
      case .bracket:
        openBrackets += 1
        index += 1
      case UInt8(ascii: "]"):
        openBrackets = max(0, openBrackets - 1)
        index += 1
      default: index += 1
      }
    }
  }

  /// The index of the first byte from `index` on that may begin a construct, or the end of the text.
  private static func firstMark(in text: [UInt8], from index: Int) -> Int {
    text.withUnsafeBufferPointer { text in
      var index = index
      while index < text.count, !isMark(text[index]) { index += 1 }
      return index
    }
  }

  @inline(__always) private static func isMark(_ byte: UInt8) -> Bool {
    byte < 0x80 && (byte < 0x40 ? lowMarks : highMarks) >> UInt64(byte & 0x3F) & 1 != 0
  }

  /// A bit for each of `!#$%.:<=`, and one for each of `[\]^`~`. `scan` is shown no other bytes.
  private static var lowMarks: UInt64 {
    1 << 33 | 1 << 35 | 1 << 36 | 1 << 37 | 1 << 46 | 1 << 58 | 1 << 60 | 1 << 61
  }
  private static var highMarks: UInt64 { 1 << 27 | 1 << 28 | 1 << 29 | 1 << 30 | 1 << 32 | 1 << 62 }

  private mutating func codeSpans(of text: [UInt8]) -> CodeSpans {
    if let codeSpans { return codeSpans }
    let spans = CodeSpans(text, from: index)
    codeSpans = spans
    return spans
  }

  private mutating func scanFormula(_ text: [UInt8], _ source: Source, _ masks: inout Masks) -> Opening? {
    let dollars = text.run(at: index)
    guard dollars < 3 else {
      index += dollars
      return nil
    }
    let end: Int
    if dollars == 2 {
      guard let closed = FormulaSyntax.displayEnd(in: text, index + 2..<text.count) else {
        return opening(isComment: false)
      }
      end = closed
    } else {
      guard let closed = formulas.inlineEnd(in: text, from: index) else {
        index += 1
        return nil
      }
      end = closed
    }
    let content = index + dollars..<end - dollars
    guard !text[content].allSatisfy(\.isWhitespace) else {
      index = end
      return nil
    }
    let formula = Formula(
      number: masks.nextFormulaNumber(), source: stretch.text(content), isDisplay: dollars == 2,
      span: stretch.span(index..<end, in: source),
      parts: stretch.starts(in: content).map { offset, place in
        Formula.Part(offset: offset, place: source.place(at: place))
      })
    mask(.inline(.formula(formula)), to: end, &masks)
    return nil
  }

  private mutating func scanWikilink(
    _ text: [UInt8], isEmbed: Bool, _ source: Source, _ masks: inout Masks
  ) {
    let brackets = isEmbed ? index + 1 : index
    guard let end = WikilinkSyntax.end(in: text, from: brackets),
      let syntax = WikilinkSyntax(text[brackets + 2..<end - 2])
    else {
      index = brackets + 2
      openBrackets += 2
      return
    }
    let wikilink = syntax.link(
      label: syntax.label.map(stretch.text), isEmbed: isEmbed, span: stretch.span(index..<end, in: source))
    if let label = syntax.label, !isEmbed, !text[label].allSatisfy(\.isPlain) {
      let number = InlineParser.addAside(
        stretch.ranges(label), in: context.isBlock ? .aside : context, source, &masks)
      mask(.wikilink(wikilink, label: number), to: end, &masks)
    } else {
      mask(.inline(.wikilink(wikilink)), to: end, &masks)
    }
  }

  private mutating func scanFootnoteReference(_ text: [UInt8], _ source: Source, _ masks: inout Masks) {
    let end = FootnoteSyntax.labelEnd(from: index + 2) { $0 < text.count ? text[$0] : nil }
    // `[^a](b)` is a link.
    guard !context.isInFootnote, let end, end == text.count || text[end] != UInt8(ascii: "(") else {
      index += 2
      openBrackets += 1
      return
    }
    let reference = FootnoteReference(
      label: stretch.text(index + 2..<end - 1), span: stretch.span(index..<end, in: source))
    masks.add(reference)
    mask(.inline(.footnoteReference(reference)), to: end, &masks)
  }

  /// Scans an inline footnote or a block name.
  private mutating func scanCaret(_ text: [UInt8], _ source: Source, _ masks: inout Masks) {
    if text.has("^[", at: index), !context.isInFootnote {
      let known = brackets ?? Brackets(text, from: index, codeSpans(of: text))
      brackets = known
      if let close = known.end(of: index + 1), !text[index + 2..<close].allSatisfy(\.isWhitespace) {
        let span = stretch.span(index..<close + 1, in: source)
        let aside = InlineParser.addAside(
          stretch.ranges(index + 2..<close), in: .footnote(inCell: context.isInCell), source, &masks)
        mask(.inlineFootnote(aside, span), to: close + 1, &masks)
        return
      }
    } else if context.isBlock, let end = BlockNameSyntax.end(in: text, from: index) {
      mask(.blockName(stretch.text(index + 1..<end)), to: end, &masks)
      return
    }
    index += 1
  }

  private mutating func scanTag(_ text: [UInt8], _ source: Source, _ masks: inout Masks) {
    guard let end = TagSyntax.end(in: text, from: index) else {
      index += 1
      return
    }
    let tag = Tag(name: stretch.text(index + 1..<end), span: stretch.span(index..<end, in: source))
    mask(.inline(.tag(tag)), to: end, &masks)
  }

  /// An address in the text. In brackets, or as the target of a link, it is none of its own.
  private mutating func scanAddress(_ text: [UInt8], _ source: Source, _ masks: inout Masks) {
    guard openBrackets == 0, let address = AddressSyntax(in: text, at: index) else {
      index += 1
      return
    }
    let shown = stretch.text(address.range).replacing("&amp;", with: "&")
    let link = Link(
      target: address.target(shown), title: "", content: [.text(shown)],
      span: stretch.span(address.range, in: source))
    index = address.range.lowerBound
    mask(.inline(.link(link)), to: address.range.upperBound, &masks)
  }

  private mutating func scanDelimiter(_ text: [UInt8], _ masks: inout Masks) {
    let length = text.run(at: index)
    if let delimiter = Delimiter(in: text, at: index, length: length) {
      masks.add(.delimiter(delimiter), stretch.ranges(index + 1..<index + 1))
    }
    index += length
  }

  private mutating func scanRawTag(_ text: [UInt8], _ source: Source, _ masks: inout Masks) {
    guard let verbatim = HTMLTag.Verbatim(in: text, at: index) else {
      index = HTMLTag.end(in: text, from: index) ?? index + 1
      return
    }
    guard !endless.contains(verbatim), let end = verbatim.end(in: text, from: index) else {
      endless.insert(verbatim)
      index += verbatim == .comment ? 4 : 2
      return
    }
    if verbatim == .comment {
      maskComment(index..<end, marks: (4, 3), source, &masks)
    } else {
      index = end
    }
  }

  mutating func mask(_ content: Mask.Content, to end: Int, _ masks: inout Masks) {
    if let range = stretch.singleRange(index..<end) {
      masks.add(content, range)
    } else {
      masks.add(content, stretch.ranges(index..<end))
    }
    index = end
  }
}

extension InlineParser {
  /// Scans an aside and adds it to the masks.
  /// - Parameter ranges: the pieces of the aside, each within a line.
  /// - Returns: the number of the aside.
  static func addAside(
    _ ranges: [Range<Int>], in context: Context, _ source: Source, _ masks: inout Masks
  ) -> Int {
    var lines: [Range<Int>] = []
    for range in ranges {
      if let last = lines.last, last.upperBound + 1 == range.lowerBound,
        source.bytes[last.upperBound] == .backslash
      {
        lines[lines.count - 1] = last.lowerBound..<range.upperBound
      } else {
        lines.append(range)
      }
    }
    return masks.addAside(lines) { masks in
      var scanner = InlineParser(in: context)
      for line in lines {
        if context.isInCell {
          scanner.append(cell: line, source, &masks)
        } else {
          scanner.append(line, of: source)
        }
      }
      scanner.scanAll(source, &masks)
    }
  }

  /// In a cell every bar is written `\|`, even in code and formulas. The backslash belongs to the table.
  private mutating func append(cell: Range<Int>, _ source: Source, _ masks: inout Masks) {
    var start = cell.lowerBound
    var isFirst = true
    func add(_ range: Range<Int>, to stretch: inout BlockText) {
      if isFirst { stretch.append(range, of: source) } else { stretch.append(rest: range, of: source) }
      isFirst = false
    }
    for index in cell where source.bytes[index] == .bar && index > start {
      add(start..<index - 1, to: &stretch)
      masks.add(.removed, index - 1..<index)
      start = index
    }
    add(start..<cell.upperBound, to: &stretch)
  }
}
