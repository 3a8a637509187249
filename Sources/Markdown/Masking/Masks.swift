/// A range of a note that is hidden from CommonMark.
struct Mask: Sendable {
  /// In bytes of the note, within one line.
  let range: Range<Int>
  let content: Content

  enum Content: Sendable {
    /// A complete inline: a formula, a tag, a footnote reference, a wikilink without markup.
    case inline(Inline)
    /// A wikilink, and the number of the aside that holds its label.
    indirect case wikilink(Wikilink, label: Int)
    /// The number of the aside that holds the footnote's text.
    case inlineFootnote(Int, SourceSpan)
    /// An empty mask between the two characters of `~~` or `==`.
    case delimiter(Delimiter)
    case blockName(String)
    case task(Character)
    /// The first line of a callout, by its number.
    case callout(Int)
    /// The first line of a table, by its number; `prefix` as in `commentLine`.
    case table(Int, prefix: [UInt8]?)
    /// The first line of a footnote, by its number.
    case footnote(Int)
    case comment
    /// A further line of the mask before it.
    case continuation
    /// The backslash before a bar in a table cell.
    case removed
    /// A tab, replaced by this many spaces because its line moves to another column.
    case blanks(Int)
    /// An empty mask that keeps the text behind it from opening a block.
    case inert
    /// A line shown elsewhere or not at all, with its container prefix; nil if it keeps its own.
    case commentLine(prefix: [UInt8]?)
  }
}

/// Where a line of text begins.
struct TextStart: Sendable {
  let offset: Int
  /// Whether the line is the first of its paragraph or heading.
  let isFirst: Bool
}

/// The masks of a note, and everything else that scanning its lines finds.
struct Masks {
  /// The masks of the text being scanned: the note, an aside, or the open footnote.
  private(set) var pieces: [Mask] = []
  private(set) var asides: [DetachedText] = []
  private(set) var tables: [ScannedTable] = []
  private(set) var callouts: [ScannedCallout] = []
  private(set) var footnotes: [ScannedFootnote] = []
  /// Each with the number of the footnote that contains it; nil outside footnotes.
  private(set) var footnoteReferences: [(reference: FootnoteReference, footnote: Int?)] = []
  private(set) var comments: [Comment] = []
  /// The lines that open a fenced code block, which libcmark does not distinguish from indented code.
  private(set) var fenceLines: Set<Int> = []
  /// The lines that close a fenced code block.
  private(set) var closingFenceLines: Set<Int> = []
  /// The underlines of setext headings.
  private(set) var underlines: Set<Int> = []
  /// By line: where the text of a paragraph or a heading begins, after container prefixes.
  private var textStarts: [TextStart?] = []
  private(set) var definitions: [ScannedDefinition] = []
  private var formulaCount = 0
  var diagnostics: [Diagnostic] = []
  /// The masks outside the open footnote.
  private var around: [Mask] = []
  private var openFootnote: Int?

  /// - Parameter length: the length of the note in bytes.
  init(reservedFor length: Int) { pieces.reserveCapacity(length / 64) }

  mutating func add(_ content: Mask.Content, _ range: Range<Int>) {
    pieces.append(Mask(range: range, content: content))
  }

  /// Masks text that may continue over several lines.
  mutating func add(_ content: Mask.Content, _ ranges: [Range<Int>]) {
    for (index, range) in ranges.enumerated() { add(index == 0 ? content : .continuation, range) }
  }

  /// The number of the next formula. Formulas are found in source order.
  mutating func nextFormulaNumber() -> Int {
    formulaCount += 1
    return formulaCount - 1
  }

  mutating func add(_ reference: FootnoteReference) { footnoteReferences.append((reference, openFootnote)) }

  mutating func add(_ comment: Comment) { comments.append(comment) }

  /// A paragraph that goes on is scanned again.
  mutating func add(_ definition: ScannedDefinition) {
    if definitions.last.map({ $0.offset < definition.offset }) ?? true { definitions.append(definition) }
  }

  mutating func add(fenceOn line: Int) { fenceLines.insert(line) }

  mutating func add(closingFenceOn line: Int) { closingFenceLines.insert(line) }

  mutating func add(textOn line: Int, from offset: Int, isFirst: Bool) {
    if textStarts.count <= line { textStarts += repeatElement(nil, count: line + 1 - textStarts.count) }
    textStarts[line] = TextStart(offset: offset, isFirst: isFirst)
  }

  func textStart(on line: Int) -> TextStart? { line < textStarts.count ? textStarts[line] : nil }

  mutating func add(underlineOn line: Int) { underlines.insert(line) }

  /// Adds an aside of `ranges`; `scan` adds the masks inside it.
  /// - Returns: the number of the aside.
  mutating func addAside(_ ranges: [Range<Int>], _ scan: (inout Masks) -> Void) -> Int {
    var outer: [Mask] = []
    swap(&outer, &pieces)
    scan(&self)
    swap(&outer, &pieces)
    asides.append(
      DetachedText(
        kind: .inlines, lines: ranges.map { DetachedText.Line(range: $0, indentation: 0) },
        masks: SortedMasks(outer)))
    return asides.count - 1
  }

  /// Masks added until `endFootnote` belong to the footnote.
  mutating func beginFootnote() {
    openFootnote = footnotes.count
    swap(&around, &pieces)
  }

  /// - Returns: the number of the footnote.
  mutating func endFootnote(
    label: String, lines: ClosedRange<Int>, span: SourceSpan, _ content: [DetachedText.Line]
  ) -> Int {
    openFootnote = nil
    swap(&around, &pieces)
    asides.append(DetachedText(kind: .blocks, lines: content, masks: SortedMasks(around)))
    around = []
    footnotes.append(ScannedFootnote(label: label, lines: lines, span: span, aside: asides.count - 1))
    return footnotes.count - 1
  }

  mutating func add(_ callout: ScannedCallout) -> Int {
    callouts.append(callout)
    return callouts.count - 1
  }

  mutating func add(_ table: ScannedTable) -> Int {
    tables.append(table)
    return tables.count - 1
  }

  mutating func add(row: [ScannedTable.Cell], on line: Int) {
    tables[tables.count - 1].rows.append(row)
    tables[tables.count - 1].lines = tables[tables.count - 1].lines.lowerBound...line
  }
}
