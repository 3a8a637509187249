import Markdown
import Lessons
import Reports

/// Writes the blocks and inlines of a note. Plain Markdown becomes what libcmark writes, including the line breaks
/// between elements.
struct NoteWriter: HTMLWriter {
  var html = HTML()
  let references: PageLinks
  let formulas: NoteFormulas
  /// By the path of the note.
  let reports: [String: Report]
  /// Whether it is for a page, with what belongs to a page and not to the note.
  let isPage: Bool
  /// The site that the page is part of; nil if there is none.
  let plan: SiteContext?
  let keepsLineBreaks: Bool
  /// Which of the embeds of the page this is; nil for the page's own note. An embed has no ids but those of its
  /// footnotes: the ids of a page are the note's.
  var embedNumber: Int?
  /// State that a note and the notes that it embeds share.
  var shared: Shared
  var footnotes = FootnoteNumbers()
  /// The claims that the annotations of the text are about, by their numbers.
  let claims: [CheckedClaim]
  /// The state of the page's own note in a preview.
  var state: PreviewState.NoteState?
  private var shownMistakes = 0
  private var hasBoundaries = false
  /// Whether the writer is inside of a link, where no other link can be.
  var isInLink = false

  struct Shared {
    var pictures: PictureMarkup
    var embedCount = 0
    /// By the path of the note and by the label.
    var footnotes: [String: [String: Footnote]] = [:]
  }

  private let cells: [Int: CellReport]
  private var names: Set<String> = []

  init(
    _ references: PageLinks, cells: [CellReport], formulas: NoteFormulas, reports: [String: Report],
    isPage: Bool, plan: SiteContext? = nil
  ) {
    self.references = references
    self.formulas = formulas
    claims = formulas.otherClaims
    keepsLineBreaks = references.links.keepsLineBreaks(references.document)
    self.reports = reports
    self.isPage = isPage
    self.plan = plan
    shared = Shared(pictures: PictureMarkup(makesFiles: isPage))
    self.cells = Dictionary(cells.map { ($0.cell.block.number, $0) }) { first, _ in first }
  }

  /// Writes the blocks of the page's own note; in a preview with boundaries between them.
  mutating func addTop(_ blocks: [Block]) {
    guard state != nil else { return add(blocks) }
    // From the first raw HTML on there is no boundary: it may begin in one block and end in another.
    let end = blocks.firstIndex { if case .html = $0.content { true } else { false } } ?? blocks.endIndex
    hasBoundaries = true
    add(Array(blocks[..<end]))
    hasBoundaries = false
    html.boundary()
    add(Array(blocks[end...]))
    html.boundary()
  }

  mutating func add(_ blocks: [Block], isTight: Bool = false) {
    let hasBoundaries = hasBoundaries
    self.hasBoundaries = false
    var rawPieces: [Int: [RawHTML.Piece]]?
    var previous: CellReport?
    // By index, because an iterator copies each block.
    for index in blocks.indices {
      if hasBoundaries { html.boundary() }
      let (name, lines) = (blocks[index].name, blocks[index].lines)
      addMistakes(before: lines.lowerBound)
      switch blocks[index].content {
      case .paragraph(let content): addParagraph(content, name: name, isTight: isTight)
      case .heading(let heading): add(heading, name: name)
      case .quote(let blocks):
        html.startLine()
        element("blockquote", newID(name)) { note in
          note.html.newline()
          note.add(blocks)
          note.html.startLine()
        }
        html.newline()
      case .callout(let callout): add(callout, in: lines, name: name)
      case .list(let list): add(list, name: name)
      case .table(let table): add(table, name: name)
      case .footnote: break
      case .code(let code):
        // The output block of a cell is shown as the cell's output, not a second time.
        if let previous, previous.state != .notReached, let output = previous.cell.output,
          output.number == code.number
        {
          break
        }
        if let report = cells[code.number] {
          addAnchor(name)
          html.startLine()
          add(report)
          html.newline()
          previous = report
          continue
        }
        add(code, name: name)
      case .html:
        let pieces = rawPieces ?? RawHTML.pieces(of: blocks)
        rawPieces = pieces
        addAnchor(name)
        addRawBlock(pieces[index] ?? [])
      case .thematicBreak:
        html.startLine()
        html.void("hr", newID(name))
        html.newline()
      }
      previous = nil
    }
  }

  private mutating func add(_ report: CellReport) {
    let cell = CellWriter(report, state: state)
    guard let cells = plan?.preview?.cells, !hasMistake(in: report.cell) else {
      return cell.write(to: &html, &shared.pictures, from: &shownMistakes)
    }
    cells.write(
      report, of: references.document.source.path, state: cell.flags, to: &html, &shared.pictures
    ) { cell.write(to: &$0, &$1) }
  }

  private func hasMistake(in cell: Cell) -> Bool {
    guard let mistakes = state?.mistakes, shownMistakes < mistakes.count else { return false }
    let last = cell.block.linePlaces.last ?? cell.block.fence.start
    return mistakes[shownMistakes].diagnostic.span.start.line <= last.line
  }

  /// Whether a mistake stands in these lines.
  func hasMistake(in lines: ClosedRange<Int>) -> Bool {
    guard let mistakes = state?.mistakes else { return false }
    return mistakes[min(shownMistakes, mistakes.count)...].contains {
      lines.contains($0.diagnostic.span.start.line)
    }
  }

  /// Writes the mistakes above a line that were not written yet.
  mutating func addMistakes(before line: Int) {
    guard let mistakes = state?.mistakes else { return }
    while shownMistakes < mistakes.count, mistakes[shownMistakes].diagnostic.span.start.line < line {
      html.startLine()
      html.line("div", class: "finding") {
        mistakes[shownMistakes].write(number: shownMistakes, isInCell: false, to: &$0)
      }
      shownMistakes += 1
    }
  }

  /// The id by which a block with this name can be linked to; nothing if another block has it.
  mutating func newID(_ name: String?) -> Attributes {
    guard let name, embedNumber == nil, names.insert(name).inserted else { return [:] }
    return ["id": "^" + name]
  }

  /// An empty element with that id, where the block's own element has an id already or can have none.
  mutating func addAnchor(_ name: String?) {
    let id = newID(name)
    if !id.isEmpty { html.element("span", id, "") }
  }

  private mutating func add(_ heading: Heading, name: String?) {
    let element: StaticString =
      switch heading.level {
      case 1: "h1"
      case 2: "h2"
      case 3: "h3"
      case 4: "h4"
      case 5: "h5"
      default: "h6"
      }
    html.startLine()
    self.element(element, ["id": embedNumber == nil ? heading.id : nil]) { note in
      note.addAnchor(name)
      note.add(heading.content)
      if note.isPage, note.embedNumber == nil {
        note.html.element(
          "a", class: "anchor",
          ["href": "#" + PageLinks.encoded(heading.id), "aria-label": "Link to this section"], "#")
      }
    }
    html.newline()
  }

  /// Writes inlines without links, footnotes and ids.
  mutating func addTextOnly(_ inlines: [Inline]) {
    isInLink = true
    embedNumber = 0
    add(
      inlines.filter {
        switch $0 {
        case .footnoteReference, .inlineFootnote: false
        default: true
        }
      })
  }

  private mutating func add(_ code: CodeBlock, name: String?) {
    html.startLine()
    guard code.isFenced, let foreign = ForeignCode(info: code.info) else {
      return addSource(code, newID(name))
    }
    element("details", class: "foreign", newID(name)) { note in
      note.html.newline()
      note.html.line("summary", "\(foreign.name), as source")
      note.addSource(code, [:])
    }
    html.newline()
  }

  private mutating func addSource(_ code: CodeBlock, _ id: Attributes) {
    let language = Substring(code.info.utf8.prefix { $0 != .space && !(0x09...0x0D).contains($0) })
    html.line("pre", id) { html in
      html.element("code", ["class": code.info.isEmpty ? nil : "language-" + language], code.text)
    }
  }
}
