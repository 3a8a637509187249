import CellLog
import Markdown
import Lessons

/// The values that a program logged for a binding.
struct BindingResult {
  /// The value of the expression, and the values of the names.
  struct Row: Equatable {
    let value: String
    let names: [String]
    let isCut: Bool
  }

  let rows: [Row]
  let hasTooMany: Bool
  let leftOut: Run.LeftOut?
  /// Whether the program reached the binding and went on after it.
  let isReached: Bool

  init(_ binding: Binding, _ run: Run) {
    let unit = Program.unit(of: binding)
    leftOut = run.leftOut.first { $0.binding == binding.number }
    isReached = run.begun.contains(unit) && (run.ending == .completed || run.begun.last != unit)
    let line = LogFormat.linesPerCell - 1
    let site = run.sites.first { $0.cell == unit && $0.span.start.line == line }
    let values = site?.values ?? []
    hasTooMany = values.contains { $0.text == BoundRow.tooMany } || site?.isIncomplete == true
    rows = values.map { value in
      let parts = value.text.split(separator: BoundRow.separator, omittingEmptySubsequences: false).map(
        String.init)
      return Row(value: parts[0], names: Array(parts.dropFirst()), isCut: value.isCut)
    }
  }
}

extension Run {
  /// The bindings because of which the program did not compile or did not reach its end.
  func failedBindings(of program: Program, attempts: Int, _ before: [LeftOut]) -> [LeftOut] {
    guard !program.bindings.isEmpty else { return [] }
    let bindings = program.bindings.map(\.binding)
    func all(_ message: String) -> [LeftOut] {
      bindings.map { LeftOut(binding: $0.number, place: nil, message: message, notes: [], isCertain: false) }
    }
    if before.count >= attempts, ending != .completed, begun.last.map({ $0 > Program.firstBinding }) ?? false
    {
      return all("not evaluated, because too many of the bound expressions stop the program")
    }
    func stopped(_ message: String, _ trap: Trap?, isCertain: Bool) -> [LeftOut] {
      guard let unit = begun.last, let binding = bindings.first(where: { Program.unit(of: $0) == unit })
      else {
        return []
      }
      return [
        LeftOut(
          binding: binding.number, place: trap?.frames.first { $0.cell == unit }?.place, message: message,
          notes: [], isCertain: isCertain)
      ]
    }
    switch ending {
    case .completed: return []
    case .refused(let findings):
      let own = findings.filter { $0.cell > Program.firstBinding }
      if own.isEmpty, findings.allSatisfy({ $0.cell == 0 }) {
        return all("not evaluated: \(findings.first?.message ?? "the compiler stopped")")
      }
      return own.map {
        LeftOut(
          binding: $0.cell - Program.firstBinding, place: $0.place, message: $0.message, notes: $0.notes,
          isCertain: true)
      }
    case .left(let code): return stopped("the program left here with exit code \(code)", nil, isCertain: true)
    case .trapped(let trap): return stopped(trap.message, trap, isCertain: true)
    case .stopped(let limit, let trap):
      let what =
        switch limit {
        case .time: "time"
        case .output: "output"
        case .memory: "memory"
        }
      return stopped("stopped: the evaluation takes more \(what) than a note may", trap, isCertain: false)
    }
  }
}
