import Documents
import Lessons
import Verification

/// The `<main>` of a page: a note's blocks, its cells with what was seen of them.
package struct MainElement {
  private let references: References
  private let title: String
  private let cells: [Int: CellReport]

  /// The page of a note that was verified.
  package init(_ report: Report, links: LinkMap) {
    self.init(report.lesson, cells: report.cells, links: links)
  }

  /// The page of a note of which nothing was run.
  package init(_ lesson: Lesson, links: LinkMap) {
    self.init(lesson, cells: lesson.cells.map { CellReport(cell: $0, state: .notReached) }, links: links)
  }

  private init(_ lesson: Lesson, cells: [CellReport], links: LinkMap) {
    references = References(document: lesson.document, links: links)
    title = lesson.document.title
    self.cells = Dictionary(cells.map { ($0.cell.block.fence.start.line, $0) }) { first, _ in first }
  }

  package var html: HTML {
    let blocks = references.document.blocks
    // A note that begins with its own title needs no second one.
    var startsWithTitle = false
    if case .heading(let heading)? = blocks.first?.content, heading.level == 1 { startsWithTitle = true }
    let heading = startsWithTitle ? HTML.empty : .element("h1", [:], title) + .newline
    return .element("main", [:], .newline + heading + markup(blocks)) + .newline
  }

  private func markup(_ blocks: [Block], isTight: Bool = false) -> HTML {
    var result = HTML.empty
    var previous: CellReport?
    for block in blocks {
      // The fence of what a cell must print is shown as the cell's output, not a second time.
      if let output = previous?.cell.output, output.fence.start.line == block.lines.lowerBound {
        previous = nil
        continue
      }
      previous = cells[block.lines.lowerBound]
      result += markup(block, isTight: isTight) + .newline
    }
    return result
  }

  private func markup(_ block: Block, isTight: Bool) -> HTML {
    switch block.content {
    case .paragraph(let content):
      return isTight ? references.markup(content) : .element("p", [:], references.markup(content))
    case .heading(let heading):
      let link = HTML.element(
        "a", ["class": "anchor", "href": "#\(heading.id)", "aria-label": "Link to this section"], "#")
      return .heading(heading.level, ["id": heading.id], references.markup(heading.content) + link)
    case .callout(let callout): return .element("blockquote", [:], .newline + markup(callout.blocks))
    case .table, .footnote: return .empty
    case .quote(let blocks): return .element("blockquote", [:], .newline + markup(blocks))
    case .list(let list):
      let items = list.items.map { HTML.element("li", [:], markup($0.blocks, isTight: list.isTight)) + .newline }
        .joined()
      guard let start = list.start else { return .element("ul", [:], .newline + items) }
      return .element("ol", ["start": start == 1 ? nil : String(start)], .newline + items)
    case .code(let code):
      if let report = cells[block.lines.lowerBound] { return CellMarkup(report).html }
      let language = code.info.split(whereSeparator: \.isWhitespace).first.map(String.init)
      return .element("pre", ["class": "listing"], .element("code", ["data-language": language], code.text))
    case .html(let html): return .element("pre", ["class": "listing html"], .element("code", [:], html))
    case .thematicBreak: return .element("hr")
    }
  }
}
