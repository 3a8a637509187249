import Formulas

extension MathMarkup {
  mutating func add(_ rows: Rows) {
    let isCase = rows.kind == .cases || rows.kind == .rightCases
    let left = rows.kind == .cases && rows.left.isEmpty ? "{" : rows.left
    let right = rows.kind == .rightCases && rows.right.isEmpty ? "}" : rows.right
    let height: MathHeight = rows.rows.count > 2 ? .high : rows.rows.count == 2 ? .tall : .line
    let isFenced = !left.isEmpty || !right.isEmpty
    if isFenced {
      html.open("mrow")
      addDelimiter(left, isLeft: true, around: height)
    }
    html.open("mtable")
    switch rows.kind {
    case .matrix: html.attribute("class", rows.isSmall ? "small matrix" : "matrix")
    case .array: html.attribute("class", rows.hasRuleBelow ? "array closed" : "array")
    case .cases, .rightCases: html.attribute("class", "cases")
    case .aligned: html.attribute("class", rows.alignedClass)
    case .gathered: html.attribute("class", "gathered")
    case .substack: html.attribute("class", "substack")
    }
    let style =
      rows.isSmall
      ? .script : isCase && rows.environment.hasPrefix("d") ? .display : rows.cellStyle(in: self.style)
    if style == .display || rows.isSmall { setTableStyle(style) }
    with(style) { math in
      for row in rows.rows {
        math.html.open("mtr")
        if row.hasRuleAbove { math.html.attribute("class", "ruled") }
        math.addCells(of: row, in: rows)
        math.html.close("mtr")
      }
    }
    html.close("mtable")
    if isFenced {
      addDelimiter(right, isLeft: false, around: height)
      html.close("mrow")
    }
  }

  /// A display with numbers at the margin, a row for each of `marks`.
  mutating func addNumbered(_ nodes: [MathNode], _ marks: [EquationNumbers.Mark?]) {
    let shown = nodes.filter { !$0.isInvisible }
    html.open("mtable")
    if shown.count == 1, case .rows(let rows) = shown[0].content, rows.hasOwnNumbers {
      html.attribute("class", (rows.kind == .aligned ? rows.alignedClass : "gathered") + " numbered")
      setTableStyle(.display)
      for (index, row) in rows.rows.enumerated() {
        addNumberedRow(index < marks.count ? marks[index] : nil) { $0.addCells(of: row, in: rows) }
      }
    } else {
      html.attribute("class", "gathered numbered")
      setTableStyle(.display)
      addNumberedRow(marks.first ?? nil) { math in
        math.html.open("mtd")
        math.addRow(nodes)
        math.html.close("mtd")
      }
    }
    html.close("mtable")
  }

  private mutating func addNumberedRow(
    _ mark: EquationNumbers.Mark?, _ addCells: (inout MathMarkup) -> Void
  ) {
    html.open("mtr")
    if isLinked, let id = mark?.id { html.attribute("id", id) }
    html.open("mtd")
    html.close("mtd")
    addCells(&self)
    html.open("mtd")
    if let mark {
      html.open("mtext")
      if mark.hasParentheses { html.text("(") }
      html.text(mark.text)
      if mark.hasParentheses { html.text(")") }
      html.close("mtext")
    }
    html.close("mtd")
    html.close("mtr")
  }

  private mutating func setTableStyle(_ style: MathStyle) {
    html.attribute("displaystyle", style == .display ? "true" : "false")
    if style == .script { html.attribute("scriptlevel", "1") }
  }

  private mutating func addCells(of row: Rows.Row, in rows: Rows) {
    // Each row of a table has as many cells as the longest one: numbers and rules keep their columns.
    let count = rows.isEquations ? 2 : max(rows.columnCount, row.cells.count)
    let cells = rows.isEquations ? row.joinedCells : row.cells
    for column in 0..<count {
      html.open("mtd")
      if rows.kind == .array { setClasses(of: column, in: rows) }
      if column < cells.count {
        addRow(cells[column], after: rows.kind == .aligned && column % 2 == 1 ? .ordinary : nil)
      }
      if row.gap > 0, column == count - 1 {
        html.open("mspace")
        html.attribute("depth", Self.em(row.gap + 0.3))
        html.closeVoid()
      }
      html.close("mtd")
    }
  }

  private mutating func setClasses(of column: Int, in rows: Rows) {
    var classes = ""
    func add(_ name: String) { classes += classes.isEmpty ? name : " " + name }
    if column < rows.alignments.count {
      switch rows.alignments[column] {
      case .left: add("left")
      case .right: add("right")
      case .center: break
      }
    }
    if rows.columnRules.contains(column) { add("rule") }
    if column == rows.columnCount - 1, rows.columnRules.contains(where: { $0 > column }) { add("end") }
    if !classes.isEmpty { html.attribute("class", classes) }
  }
}

extension Rows {
  var columnCount: Int {
    max(alignments.count, rows.reduce(0) { max($0, $1.cells.count) })
  }

  /// Whether the relation stands in a column of its own, which is shown as part of the one behind it.
  fileprivate var isEquations: Bool { environment.hasPrefix("eqnarray") }

  /// How the columns of aligned rows stand to each other.
  fileprivate var alignedClass: String {
    environment.hasPrefix("alignedat") || environment.hasPrefix("alignat") ? "aligned tight" : "aligned"
  }

  fileprivate var isSmall: Bool { environment == "smallmatrix" }

  fileprivate func cellStyle(in style: MathStyle) -> MathStyle {
    switch kind {
    case .aligned, .gathered: .display
    case .matrix, .array, .cases, .rightCases: style == .display ? .text : style
    case .substack: style
    }
  }
}

extension Rows.Row {
  fileprivate var joinedCells: [[MathNode]] {
    cells.count > 1 ? [cells[0], Array(cells[1...].joined())] : cells
  }
}
