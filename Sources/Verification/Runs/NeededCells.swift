import Lessons

/// Behind which cell of a program an expression has all that it uses: the variables that it names, and those that the
/// functions it calls name. Before it a variable would silently read as zero.
struct NeededCells {
  /// The number of the cell that declares a variable.
  private var variables: [String: Int] = [:]
  /// The last cell that a function or type needs.
  private var functions: [String: Int] = [:]

  init(_ cells: [Cell], _ cellSyntax: [Int: CellSyntax]) {
    for cell in cells {
      for name in cellSyntax[cell.number]?.variables ?? [] where variables[name] == nil {
        variables[name] = cell.number
      }
    }
    // The functions of a cell are not told apart: what one of them uses, all may use.
    var uses: [(functions: [String], names: [String], cell: Int)] = []
    for cell in cells {
      guard let syntax = cellSyntax[cell.number], !syntax.functions.isEmpty else { continue }
      uses.append((syntax.functions, syntax.bodyNames.map(\.name), cell.number))
      for name in syntax.functions { functions[name] = cell.number }
    }
    // A function may call others. Each round settles at least one more.
    var isSettled = false
    while !isSettled {
      isSettled = true
      for use in uses {
        let last = max(use.cell, last(for: use.names))
        for name in use.functions where functions[name] ?? 0 < last {
          functions[name] = last
          isSettled = false
        }
      }
    }
  }

  /// 0 where no cell is needed.
  func last(for names: some Sequence<String>) -> Int {
    names.reduce(0) { max($0, variables[$1] ?? 0, functions[$1] ?? 0) }
  }
}
