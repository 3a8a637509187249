import Markdown

extension NoteWriter {
  /// A table in a box of its own, which scrolls if the page is narrower than the table.
  mutating func add(_ table: Table, name: String?) {
    html.startLine()
    element("div", class: "table", newID(name)) { note in
      note.element("table") { note in
        note.element("thead") { $0.add(table.head, "th", table.alignments) }
        guard !table.rows.isEmpty else { return }
        note.html.newline()
        note.element("tbody") { note in
          note.html.newline()
          for row in table.rows {
            note.add(row, "td", table.alignments)
            note.html.newline()
          }
        }
      }
    }
    html.newline()
  }

  private mutating func add(_ row: [Table.Cell], _ element: StaticString, _ alignments: [Table.Alignment?]) {
    self.element("tr") { note in
      for (index, cell) in row.enumerated() {
        let alignment: StaticString? =
          switch index < alignments.count ? alignments[index] : nil {
          case .left: "left"
          case .center: "center"
          case .right: "right"
          case nil: nil
          }
        note.element(element, class: alignment) { $0.add(cell.content) }
      }
    }
  }
}
