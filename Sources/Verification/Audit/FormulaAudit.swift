import Formulas
import Lessons
import Markdown
import Reports

/// Changes the digits of the formulas, one at a time.
///
/// What a formula says may matter for those behind it: they are judged again, from a copy of the judge as it was.
struct FormulaAudit {
  private let lesson: Lesson
  private let demands: [Int: Claim.ClaimMode]
  /// The judge and the macros before each formula.
  private var judges: [FormulaJudge] = []
  private var macros: [MathMacros] = []
  /// The bound formulas with the rows that their programs gave, by the number of the formula.
  private let bound: [Int: (formula: BoundFormula, names: [String], rows: [BindingResult.Row])]

  init(
    _ lesson: Lesson, bound: [Int: (formula: BoundFormula, names: [String], rows: [BindingResult.Row])]
  ) {
    self.lesson = lesson
    self.bound = bound
    demands = FormulaChecker.demands(of: lesson)
    var judge = FormulaJudge()
    var macros = lesson.macros
    for formula in lesson.formulas {
      for level in formula.setting.headings { judge.enter(headingOfLevel: level) }
      judges.append(judge)
      self.macros.append(macros)
      FormulaChecker.step(formula, formula.tree, &judge, demands)
      _ = FormulaTree.read(formula.formula.source, isDisplay: formula.formula.isDisplay, macros: &macros)
    }
  }

  var places: [Audit.Place] {
    lesson.formulas.indices.flatMap { index -> [Audit.Place] in
      let formula = lesson.formulas[index].formula
      guard lesson.formulas[index].isReadable, demands[formula.number] != .wrong else { return [] }
      let bytes = Array(formula.source.utf8)
      return FormulaNumbers.all(in: bytes).map { range in
        Audit.Place(
          span: formula.span(of: range), text: String(decoding: bytes[range], as: UTF8.self),
          isInFormula: true,
          isNoticed: range.allSatisfy { isNoticed(index, bytes, at: $0) })
      }
    }
  }

  private func isNoticed(_ index: Int, _ bytes: [UInt8], at place: Int) -> Bool {
    var bytes = bytes
    bytes[place] = Digits.next(bytes[place])
    let formula = lesson.formulas[index].formula
    var macros = macros[index]
    let (tree, findings) = FormulaTree.read(
      String(decoding: bytes, as: UTF8.self), isDisplay: formula.isDisplay, macros: &macros)
    guard findings.isEmpty else { return true }
    if let known = bound[formula.number] {
      guard let changed = BoundFormula.read(tree).formula, changed.identifiers == known.formula.identifiers
      else {
        return true
      }
      for row in known.rows
      where changed.agreement(with: row.value, at: row.values(of: known.names)) != .agrees {
        return true
      }
    }
    var judge = judges[index]
    let judged = FormulaChecker.step(lesson.formulas[index], tree, &judge, demands)
    if FormulaChecker.isWrong(judged, demands[formula.number]) { return true }
    for later in lesson.formulas.indices where later > index {
      for level in lesson.formulas[later].setting.headings { judge.enter(headingOfLevel: level) }
      let judged = FormulaChecker.step(lesson.formulas[later], lesson.formulas[later].tree, &judge, demands)
      if FormulaChecker.isWrong(judged, demands[lesson.formulas[later].formula.number]) { return true }
    }
    return false
  }
}

/// The numbers in the text of a formula. What only names or lays something out is none: the 1 of `W_1`, `\hspace{2em}`.
enum FormulaNumbers {
  private static let layout = [
    "\\label{", "\\ref{", "\\eqref{", "\\tag{", "\\hspace{", "\\vspace{", "\\kern", "\\color{",
    "\\textcolor{",
    "\\begin{array}{", "\\rule{", "\\\\[",
  ]

  /// - Parameter bytes: the text of a formula.
  static func all(in bytes: [UInt8]) -> [Range<Int>] {
    var numbers: [Range<Int>] = []
    var index = 0
    var skipped = 0..<0
    while index < bytes.count {
      guard Digits.isDigit(bytes[index]) else {
        if bytes[index] == UInt8(ascii: "\\"),
          let command = layout.first(where: { bytes[index...].starts(with: $0.utf8) })
        {
          let end =
            bytes[(index + command.utf8.count)...].firstIndex { "}] ".utf8.contains($0) } ?? bytes.count
          skipped = index..<end
        }
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, Digits.isDigit(bytes[index]) { index += 1 }
      if !skipped.contains(start), !isSubscriptOfName(bytes, start..<index) { numbers.append(start..<index) }
    }
    return numbers
  }

  /// Whether it is all that stands below a letter: `W_1`, `x_{12}`; but not the base of `\log_2`.
  private static func isSubscriptOfName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    if start > 0, bytes[start - 1] == UInt8(ascii: "{") {
      guard range.upperBound < bytes.count, bytes[range.upperBound] == UInt8(ascii: "}") else { return false }
      start -= 1
    }
    guard start > 1, bytes[start - 1] == UInt8(ascii: "_") else { return false }
    let base = bytes[..<(start - 1)]
    guard let last = base.last, last | 0x20 >= 0x61 && last | 0x20 <= 0x7A || last == UInt8(ascii: "}") else {
      return false
    }
    return !["\\log", "\\lg"].contains { base.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }
}
