import Markdown

extension NoteWriter {
  /// A table in a box of its own, which scrolls where the page is narrower than the table.
  mutating func add(_ table: Table, name: String?) {
    html.startLine()
    html.open("div", class: "table")
    addID(name)
    html.open("table")
    html.open("thead")
    add(table.head, "th", table.alignments)
    html.close("thead")
    if !table.rows.isEmpty {
      html.newline()
      html.open("tbody")
      html.newline()
      for row in table.rows {
        add(row, "td", table.alignments)
        html.newline()
      }
      html.close("tbody")
    }
    html.close("table")
    html.close("div")
    html.newline()
  }

  private mutating func add(_ row: [Table.Cell], _ element: StaticString, _ alignments: [Table.Alignment?]) {
    html.open("tr")
    for (index, cell) in row.enumerated() {
      html.open(element)
      switch index < alignments.count ? alignments[index] : nil {
      case .left: html.attribute("class", "left")
      case .center: html.attribute("class", "center")
      case .right: html.attribute("class", "right")
      case nil: break
      }
      add(cell.content)
      html.close(element)
    }
    html.close("tr")
  }
}
