/// A stretch of a note that CommonMark must not see.
struct Mask: Sendable {
  /// Bytes of the note, within one line.
  let range: Range<Int>
  let content: Content

  enum Content: Sendable {
    /// What stands for itself: a formula, a tag, a reference to a footnote, a wikilink without markup.
    case inline(Inline)
    /// A wikilink, and the number of the aside that holds its label.
    indirect case wikilink(Wikilink, label: Int)
    /// The number of the aside that holds the footnote's text.
    case inlineFootnote(Int, SourceSpan)
    /// Of no width, between the two characters of `~~` or `==`.
    case delimiter(Delimiter)
    case blockName(String)
    case task(Character)
    /// The first line of a callout, by its number.
    case callout(Int)
    /// The first line of a table, by its number; `prefix` as for a line of comment.
    case table(Int, prefix: [UInt8]?)
    /// The first line of a footnote, by its number.
    case footnote(Int)
    case comment
    /// A further line of the mask before it.
    case continuation
    /// A backslash that a table cell has taken.
    case removed
    /// A tab of so many columns, where it is written further to the left than it stands.
    case blanks(Int)
    /// Nothing is hidden here; it only keeps a marker from opening a container.
    case inert
    /// A line that is shown elsewhere or not at all, and the prefix of the containers that it stands in; nil
    /// where it keeps its own.
    case commentLine(prefix: [UInt8]?)
  }
}

/// Where a line of text begins.
struct TextStart: Sendable {
  let offset: Int
  /// The line is the first of its paragraph or heading.
  let isFirst: Bool
}

/// The masks of a note, and what else is found while its lines are scanned.
struct Masks {
  /// Those of the text that is being scanned: of the note, of an aside, of the footnote that is open.
  private(set) var pieces: [Mask] = []
  private(set) var asides: [DetachedText] = []
  private(set) var tables: [ScannedTable] = []
  private(set) var callouts: [ScannedCallout] = []
  private(set) var footnotes: [ScannedFootnote] = []
  /// Each with the number of the footnote in which it stands; nil in the text.
  private(set) var footnoteReferences: [(reference: FootnoteReference, footnote: Int?)] = []
  private(set) var comments: [Comment] = []
  /// The lines that open a fenced code block: libcmark does not tell it from indented code.
  private(set) var fenceLines: Set<Int> = []
  /// The lines that close one.
  private(set) var closingFenceLines: Set<Int> = []
  /// The lines that make the paragraph above them a heading.
  private(set) var underlines: Set<Int> = []
  /// Where the text of a paragraph or a heading begins on a line, behind the prefixes of its containers; by line.
  private(set) var textStarts: [Int: TextStart] = [:]
  private var formulaCount = 0
  var diagnostics: [Diagnostic] = []
  /// The masks around the footnote that is open.
  private var around: [Mask] = []
  private var openFootnote: Int?

  /// - Parameter length: of the note, in bytes.
  init(reservedFor length: Int) { pieces.reserveCapacity(length / 64) }

  mutating func add(_ content: Mask.Content, _ range: Range<Int>) {
    pieces.append(Mask(range: range, content: content))
  }

  /// Masks a stretch that may go over several lines.
  mutating func add(_ content: Mask.Content, _ ranges: [Range<Int>]) {
    for (index, range) in ranges.enumerated() { add(index == 0 ? content : .continuation, range) }
  }

  /// The number of a formula that is found. Formulas are found in the order of the note.
  mutating func nextFormulaNumber() -> Int {
    formulaCount += 1
    return formulaCount - 1
  }

  mutating func add(_ reference: FootnoteReference) { footnoteReferences.append((reference, openFootnote)) }

  mutating func add(_ comment: Comment) { comments.append(comment) }

  mutating func add(fenceOn line: Int) { fenceLines.insert(line) }

  mutating func add(closingFenceOn line: Int) { closingFenceLines.insert(line) }

  mutating func add(textOn line: Int, from offset: Int, isFirst: Bool) {
    textStarts[line] = TextStart(offset: offset, isFirst: isFirst)
  }

  mutating func add(underlineOn line: Int) { underlines.insert(line) }

  /// Takes the lines of `ranges` out of their paragraph; `scan` finds the masks in them.
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

  /// What is added until `endFootnote` stands in the footnote.
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
