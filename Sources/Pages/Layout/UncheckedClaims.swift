import Formulas
import Markdown
import Reports

/// The numbers, formula claims and cells that were not checked, each with its place; the numbers that the author
/// states among them.
struct UncheckedClaims {
  let plan: SiteContext

  private struct Item {
    let place: SourcePosition
    let kind: String
    let text: String
    let reason: String

    static let formula = "Formula"
  }

  func write(to html: inout HTML) {
    let reports = Dictionary(plan.reports.map { ($0.lesson.document.source.path, $0) }) { first, _ in first }
    let notes = (plan.lectures + plan.others).compactMap { document in
      reports[document.source.path].map { (document: document, items: Self.items(of: $0)) }
    }
    .filter { !$0.items.isEmpty }
    guard !notes.isEmpty else {
      html.line("p", "No cell was skipped, no formula claim left undecided and no number left unchecked.")
      return
    }
    for note in notes {
      html.line("details", class: "uncovered") { html in
        html.line("summary") { html in
          html.text("\(note.document.title) ")
          html.element("span", class: "count", "\(note.items.count)")
        }
        html.element("ul") { html in
          html.newline()
          for item in note.items { write(item, of: note.document, to: &html) }
        }
      }
    }
  }

  private func write(_ item: Item, of document: Document, to html: inout HTML) {
    let heading = document.heading(above: item.place.line)
    let address = plan.address(of: document) + (heading.map { "#" + PageLinks.encoded($0.id) } ?? "")
    html.line("li") { html in
      html.text("\(item.kind) ")
      write(item, to: &html)
      html.text(heading == nil ? ", at the beginning of " : ", in ")
      html.element(
        "a", ["href": address], heading.map { PlainTextExcerpt($0.content).text } ?? document.title)
      html.text(", line \(item.place.line)")
      if !item.reason.isEmpty { html.text(": \(item.reason)") }
    }
  }

  /// A formula is shown as one where it can be read by itself.
  private func write(_ item: Item, to html: inout HTML) {
    if item.kind == Item.formula {
      let (tree, findings) = FormulaTree.read(item.text, isDisplay: false)
      if findings.isEmpty { return MathMarkup.write(tree, isLinked: false, to: &html) }
    }
    html.element("code", item.text)
  }

  private static func items(of report: Report) -> [Item] {
    var items: [Item] = []
    for cell in report.cells {
      guard case .skipped(let reason) = cell.state else { continue }
      items.append(
        Item(
          place: cell.cell.block.fence.start, kind: "Cell",
          text: String(cell.cell.code.split(separator: "\n").first ?? "…"), reason: reason))
    }
    for number in report.numbers {
      let kind: String
      switch number.state {
      case .unchecked: kind = "Number"
      case .stated: kind = "Stated number"
      case .held, .refuted, .outside: continue
      }
      items.append(
        Item(place: number.number.span.start, kind: kind, text: number.number.text, reason: ""))
    }
    for claim in report.claims
    where (claim.kind == .formula || claim.kind == .bound) && claim.verdict == .undecided {
      items.append(
        Item(
          place: claim.span.start, kind: Item.formula, text: claim.text,
          reason: claim.obstacle ?? ""))
    }
    return items.sorted { $0.place < $1.place }
  }
}

extension Document {
  /// The last heading at or above a line that is not inside of another block.
  func heading(above line: Int) -> Heading? {
    var found: Heading?
    for block in blocks where block.lines.lowerBound <= line {
      if case .heading(let heading) = block.content { found = heading }
    }
    return found
  }
}
