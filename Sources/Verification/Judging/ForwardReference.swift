import Markdown
import Lessons

/// A use of a later cell's variable in a function of an earlier cell. If the function were called in between, it would
/// silently read a zero.
struct ForwardReference {
  /// The cells up to the one with the function. It does not compile if the suspicion is right.
  let program: Program
  let cell: Cell
  let name: CapturedName
  let declaredIn: Cell

  /// The uses that look like one by their names. Only the compiler can tell a variable from a member of the same name:
  /// each suspicion comes with a program without the later cells, which does not compile if it is right.
  static func suspicions(in programs: [Program], _ cellSyntax: [Int: CellSyntax]) -> [ForwardReference] {
    var suspicions: [ForwardReference] = []
    for program in programs where program.purpose == .run {
      var declaredLater: [String: Cell] = [:]
      for (index, cell) in program.cells.enumerated().reversed() {
        guard let syntax = cellSyntax[cell.number] else { continue }
        for name in syntax.bodyNames {
          guard let later = declaredLater[name.name] else { continue }
          let cells = Array(program.cells[...index])
          suspicions.append(
            ForwardReference(
              program: Program(purpose: .typecheck, cells: cells), cell: cell, name: name, declaredIn: later))
        }
        for variable in syntax.variables { declaredLater[variable] = cell }
      }
    }
    return suspicions
  }

  /// The error, if the run of the program confirms the suspicion.
  func diagnostic(_ run: Run, file: String) -> Diagnostic? {
    guard case .refused(let findings) = run.ending,
      findings.contains(where: {
        $0.cell == cell.number && $0.place == name.place && $0.message.contains("'\(name.name)'")
      })
    else { return nil }
    let start = cell.place(name.place)
    let end = SourcePosition(line: start.line, column: start.column + name.name.utf8.count)
    return Diagnostic(
      .error, "forward-reference",
      "‘\(name.name)’ is a variable of a later cell (line \(declaredIn.block.fence.start.line)): "
        + "called before that cell, this reads a zero",
      file: file, span: SourceSpan(start, end),
      help: "declare ‘\(name.name)’ before this cell, or hand it over as a parameter")
  }
}
