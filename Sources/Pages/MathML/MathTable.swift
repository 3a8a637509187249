import Formulas

extension MathMarkup {
  mutating func add(_ rows: Rows) {
    let isCase = rows.kind == .cases || rows.kind == .rightCases
    let left = rows.kind == .cases && rows.left.isEmpty ? "{" : rows.left
    let right = rows.kind == .rightCases && rows.right.isEmpty ? "}" : rows.right
    let height: MathHeight = rows.rows.count > 2 ? .high : rows.rows.count == 2 ? .tall : .line
    let isFenced = !left.isEmpty || !right.isEmpty
    let classes: StaticString =
      switch rows.kind {
      case .matrix: rows.isSmall ? "small matrix" : "matrix"
      case .array: rows.hasRuleBelow ? "array closed" : "array"
      case .cases, .rightCases: "cases"
      case .aligned: rows.isTight ? "aligned tight" : "aligned"
      case .gathered: "gathered"
      case .substack: "substack"
      }
    let style =
      rows.isSmall
      ? .script : isCase && rows.environment.hasPrefix("d") ? .display : rows.cellStyle(in: self.style)
    let attributes = style == .display ? Self.displayed : rows.isSmall ? Self.small : [:]
    element("mrow", if: isFenced) { math in
      math.addDelimiter(left, isLeft: true, around: height)
      math.element("mtable", class: classes, attributes) { math in
        math.with(style) { math in
          let columns = rows.columnCount
          for row in rows.rows {
            math.element("mtr", class: row.hasRuleAbove ? "ruled" : nil) {
              $0.addCells(of: row, in: rows, columns: columns)
            }
          }
        }
      }
      math.addDelimiter(right, isLeft: false, around: height)
    }
  }

  /// A display with equation numbers at the margin, one row for each of `marks`.
  mutating func addNumbered(_ nodes: [MathNode], _ marks: [EquationNumbers.Mark?]) {
    let shown = nodes.filter { !$0.isInvisible }
    if shown.count == 1, case .rows(let rows) = shown[0].content, rows.hasOwnNumbers {
      let classes: StaticString =
        rows.kind != .aligned
        ? "gathered numbered" : rows.isTight ? "aligned tight numbered" : "aligned numbered"
      element("mtable", class: classes, Self.displayed) { math in
        let columns = rows.columnCount
        for (index, row) in rows.rows.enumerated() {
          math.addNumberedRow(index < marks.count ? marks[index] : nil) {
            $0.addCells(of: row, in: rows, columns: columns)
          }
        }
      }
    } else {
      element("mtable", class: "gathered numbered", Self.displayed) { math in
        math.addNumberedRow(marks.first ?? nil) { math in
          math.element("mtd") { $0.addRow(nodes) }
        }
      }
    }
  }

  private mutating func addNumberedRow(
    _ mark: EquationNumbers.Mark?, _ addCells: (inout MathMarkup) -> Void
  ) {
    element("mtr", ["id": isLinked ? mark?.id : nil]) { math in
      math.html.element("mtd", "")
      addCells(&math)
      math.html.element("mtd") { html in
        if let mark { html.element("mtext", mark.hasParentheses ? "(\(mark.text))" : mark.text) }
      }
    }
  }

  private static let displayed: Attributes = ["displaystyle": "true"]
  private static let small: Attributes = ["displaystyle": "false", "scriptlevel": "1"]

  /// - Parameter columns: the number of columns of all rows.
  private mutating func addCells(of row: Rows.Row, in rows: Rows, columns: Int) {
    // Every row has as many cells as the longest one, so that numbers and rules are in their columns.
    let count = rows.isEquations ? 2 : columns
    let cells = rows.isEquations ? row.joinedCells : row.cells
    for column in 0..<count {
      element("mtd", rows.kind == .array ? ["class": rows.classes(of: column, columns: columns)] : [:]) {
        math in
        if column < cells.count {
          math.addRow(cells[column], after: rows.kind == .aligned && column % 2 == 1 ? .ordinary : nil)
        }
        if row.gap > 0, column == count - 1 {
          math.html.void("mspace", ["depth": Self.em(row.gap + 0.3)])
        }
      }
    }
  }
}

extension Rows {
  var columnCount: Int {
    max(alignments.count, rows.reduce(0) { max($0, $1.cells.count) })
  }

  /// Whether the relation is in a column of its own, which is shown as part of the next one.
  fileprivate var isEquations: Bool { environment.hasPrefix("eqnarray") }

  /// The classes of a cell, by which the style sheet aligns its column and draws the rules; nil for none.
  fileprivate func classes(of column: Int, columns: Int) -> String? {
    var classes: [String] = []
    if column < alignments.count {
      switch alignments[column] {
      case .left: classes.append("left")
      case .right: classes.append("right")
      case .center: break
      }
    }
    if columnRules.contains(column) { classes.append("rule") }
    if column == columns - 1, columnRules.contains(where: { $0 > column }) { classes.append("end") }
    return classes.isEmpty ? nil : classes.joined(separator: " ")
  }

  /// Whether the columns of aligned rows stand without space between them.
  fileprivate var isTight: Bool { environment.hasPrefix("alignedat") || environment.hasPrefix("alignat") }

  fileprivate var isSmall: Bool { environment.contains("smallmatrix") }

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
