import CellLog
import Markdown
import Lessons

/// A program: cells of a note that share a scope and are compiled together.
struct Program: Sendable {
  enum Purpose: Sendable, Equatable {
    case run
    /// The last cell is compiled after the others, and nothing is run.
    case typecheck
    /// The last cell must not compile after the others.
    case fail
    /// The last cell must stop the program.
    case trap
  }

  let purpose: Purpose
  let cells: [Cell]
  /// Each is evaluated after the cells above it.
  private(set) var bindings: [PlacedBinding] = []

  /// A bound expression, and the number of the cell after which it is evaluated; 0 for before the first.
  struct PlacedBinding: Sendable {
    let binding: Binding
    let cell: Int
  }

  /// The program without the bindings of these numbers.
  func without(_ numbers: Set<Int>) -> Program {
    var program = self
    program.bindings.removeAll { numbers.contains($0.binding.number) }
    return program
  }

  /// The cell for which a program of its own was made.
  var subject: Cell? { purpose == .run ? nil : cells.last }

  /// Whether a cell imports a module: only then can the program do more than the modules of this tool allow.
  var imports: Bool { cells.contains { $0.code.contains("import ") } }

  /// The programs of a lesson. A `fails`, `traps` or `typecheck` cell gets a program of its own, after the cells before
  /// it, so that it does not keep the cells that follow from being run.
  /// - Parameter cellSyntax: by the number of the cell; complete where a cell stands behind a binding. A binding may name a variable that
  ///   only a later cell declares: it is then evaluated behind that cell.
  static func programs(of lesson: Lesson, cellSyntax: [Int: CellSyntax]) -> [Program] {
    var programs: [Program] = []
    var running: [Cell] = []
    var placed: [PlacedBinding] = []
    var waiting = lesson.bindings[...]
    func close() {
      if !running.isEmpty || !placed.isEmpty {
        programs.append(
          Program(purpose: .run, cells: running, bindings: Self.reachable(placed, in: running, cellSyntax)))
      }
      running = []
      placed = []
    }
    func place(upTo cell: Int) {
      while let binding = waiting.first, binding.cell <= cell {
        placed.append(PlacedBinding(binding: binding, cell: running.last?.number ?? 0))
        waiting.removeFirst()
      }
    }
    for cell in lesson.cells {
      place(upTo: cell.number - 1)
      if cell.words.isFresh { close() }
      switch cell.words.treatment {
      case .run: running.append(cell)
      case .typecheck: programs.append(Program(purpose: .typecheck, cells: running + [cell]))
      case .fails: programs.append(Program(purpose: .fail, cells: running + [cell]))
      case .traps: programs.append(Program(purpose: .trap, cells: running + [cell]))
      case .skip: break
      }
    }
    place(upTo: lesson.cells.count)
    close()
    return programs
  }

  /// The bindings, each behind the last cell that it needs.
  private static func reachable(
    _ bindings: [PlacedBinding], in cells: [Cell], _ cellSyntax: [Int: CellSyntax]
  ) -> [PlacedBinding] {
    guard bindings.contains(where: { $0.cell < cells.last?.number ?? 0 }) else { return bindings }
    let needed = NeededCells(cells, cellSyntax)
    return bindings.map { placed in
      let ranges = Set(placed.binding.expression.ranges.map(\.name))
      let names = placed.binding.expression.names.map(\.name) + placed.binding.symbols
      let last = needed.last(for: names.filter { !ranges.contains($0) })
      return PlacedBinding(binding: placed.binding, cell: max(placed.cell, last))
    }
  }

  /// Bindings are numbered after the cells, as if they were cells. Line numbers of the compiler end at 2^31.
  static let firstBinding = 1_500

  /// The number of a binding among the cells.
  static func unit(of binding: Binding) -> Int { firstBinding + binding.number }

  /// The source text. Of `cellSyntax` it needs only the cells for which `needsSyntax` holds.
  func text(cellSyntax: [Int: CellSyntax]) -> String {
    var text = "import CNN\nimport Figures\nimport Playground\n"
    text += "#sourceLocation(file: \"program\", line: 1)\n__notes_begin()\n"
    text += bindingText(behind: 0)
    for cell in cells {
      text += "__notes_cell(\(cell.number))\n"
      text += numbered(cell, marks: cellSyntax[cell.number].map { Self.marks($0, cell.code) } ?? [])
      text += "#sourceLocation(file: \"program\", line: 1)\n"
      text += bindingText(behind: cell.number)
    }
    return text + "__notes_end()\n"
  }

  private func bindingText(behind cell: Int) -> String {
    var text = ""
    for placed in bindings where placed.cell == cell {
      let unit = Self.unit(of: placed.binding)
      text +=
        "__notes_cell(\(unit))\n#sourceLocation(file: \"cell\", line: \(unit * LogFormat.linesPerCell + 1))\n"
      text += BindingSource(placed.binding).text + "\n#sourceLocation(file: \"program\", line: 1)\n"
    }
    return text
  }

  /// Whether the text of the program depends on where the cell's statements stand.
  static func needsSyntax(_ cell: Cell) -> Bool {
    cell.code.contains("// Prints \"") || cell.code.contains("try") || cell.code.contains("throw")
  }

  /// The lines at whose beginning the length of the output is logged: before and after each statement whose output is
  /// expected, and before each that may throw, because an error that nothing catches tells no line. A line inside another
  /// statement cannot be marked.
  private static func marks(_ syntax: CellSyntax, _ code: String) -> Set<Int> {
    var lines: Set<Int> = []
    for statement in syntax.statements where statement.depth == 0 && syntax.mayThrow(statement, in: code) {
      if !syntax.sharesLines(statement) { lines.insert(statement.span.start.line) }
    }
    for expectation in syntax.expectations where expectation.kind == .prints {
      guard let index = expectation.statement else { continue }
      let statement = syntax.statements[index]
      guard statement.depth == 0, !syntax.sharesLines(statement) else { continue }
      lines.formUnion([statement.span.start.line, statement.span.end.line + 1])
    }
    return lines.filter { line in
      !syntax.statements.contains { $0.depth == 0 && $0.span.start.line < line && line <= $0.span.end.line }
    }
  }

  private func numbered(_ cell: Cell, marks: Set<Int>) -> String {
    func location(_ line: Int) -> String {
      "#sourceLocation(file: \"cell\", line: \(cell.number * LogFormat.linesPerCell + line))\n"
    }
    var text = location(1)
    guard !marks.isEmpty else { return text + cell.code }
    let lines = cell.code.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if marks.contains(index + 1) {
        text += "__notes_line(\(cell.number * LogFormat.linesPerCell + index + 1))\n" + location(index + 1)
      }
      text += line + (index + 1 < lines.count ? "\n" : "")
    }
    return text
  }

  /// The cell and the position in it that a line of the program stands for; nil for lines outside of cells.
  static func place(line: Int, column: Int) -> (cell: Int, place: SourcePosition)? {
    let (cell, inCell) = line.quotientAndRemainder(dividingBy: LogFormat.linesPerCell)
    return cell > 0 ? (cell, SourcePosition(line: max(1, inCell), column: max(1, column))) : nil
  }
}
