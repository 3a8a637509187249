import Formulas

/// A line of a generated text: a heading, or a formula with what its maker knows about it.
enum FormulaLine {
  /// `# `, `## `, … with its level
  case heading(Int)
  case formula(Task)

  /// A formula and how it is judged.
  struct Task {
    let text: String
    var isDisplay = false
    var context = FormulaJudge.Context()
    var isWellFormed = false
    /// Whether its relation is true, if the maker knows.
    var isTrue: Bool?
  }

  /// Marks stand before a formula in any order: `$` display, `!` verdict demanded, `?` supposed, `~` approximate, `+` true,
  /// `-` false, `*` well formed; `.` for none of these.
  init(_ line: Substring) {
    let level = line.prefix { $0 == "#" }.count
    if level > 0, line.dropFirst(level).first == " " || line.count == level {
      self = .heading(min(level, 6))
      return
    }
    let split = line.firstIndex(of: " ") ?? line.startIndex
    let marks = line[..<split]
    guard !marks.isEmpty, marks.allSatisfy({ ".$!?~+-*".contains($0) }) else {
      self = .formula(Task(text: String(line)))
      return
    }
    var task = Task(text: String(line[line.index(after: split)...]))
    task.isDisplay = marks.contains("$")
    task.context.isDemanded = marks.contains("!")
    task.context.isSupposed = marks.contains("?")
    task.context.isApproximate = marks.contains("~")
    task.isWellFormed = marks.contains("*")
    task.isTrue = marks.contains("+") ? true : marks.contains("-") ? false : nil
    self = .formula(task)
  }
}
