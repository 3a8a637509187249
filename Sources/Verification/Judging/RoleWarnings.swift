import Lessons
import Markdown

extension Lesson {
  /// Warns of numbers of the text that contradict the cells of their section: of “a stride of 3” beside `stride: 2`.
  ///
  /// Text and cells may speak of different things, so this is no error. It is silent where the section has the number
  /// for this role anywhere, where it leaves open what the role's value is, and for a number that is checked.
  /// - Parameter cellSyntax: by the number of the cell.
  func roleWarnings(_ cellSyntax: [Int: CellSyntax]) -> [Diagnostic] {
    let checked = checkedNumbers
    let sections = RoleSections(self, cellSyntax)
    return numbers.indices.compactMap { index -> Diagnostic? in
      let number = numbers[index]
      guard !number.isCode, !checked.contains(index),
        outsideNumbers[index].map({ $0 == .word }) ?? true,
        let mention = RoleMention.read(number, in: document.passages[number.passage].bytes),
        SettledSentence.holds(around: number.range, in: document.passages[number.passage].bytes),
        let setting = sections.contradiction(to: number, mention.role)
      else { return nil }
      return Diagnostic(
        .warning, "role-contradicted",
        "the text says \(mention.text); the cell on line \(setting.line) says \(setting.text)",
        file: document.source.path, span: number.span,
        help: "correct one of them, or say in the text that another is meant")
    }
  }

  /// The numbers that are bound, or part of arithmetic that is written out.
  private var checkedNumbers: Set<Int> {
    var checked: Set<Int> = []
    for claim in claims {
      switch claim {
      case .number(_, let index, _): checked.insert(index)
      case .arithmetic(let arithmetic, _): checked.formUnion(arithmetic.numbers)
      case .formula, .bound, .incomparable: break
      }
    }
    return checked
  }
}

/// What the cells of each section say of roles.
private struct RoleSections {
  private struct Setting {
    let name: String
    /// None where it is not known what it gets.
    let values: [String]
    /// In the note.
    let line: Int
    let text: String
    /// Whether it stands in a cell that is to compile and to run.
    let isMeant: Bool
  }

  /// What the cells of one section say of one role.
  private struct Use {
    /// The labels and variables that are called like the role.
    var own: [Setting] = []
    /// Every number that has the role, or may have it.
    var values: Set<String> = []
  }

  /// By the line of the heading above, 0 before the first one; then in the order of `Role.all`.
  private var uses: [Int: [Use]] = [:]
  private let headings: [Int]

  init(_ lesson: Lesson, _ cellSyntax: [Int: CellSyntax]) {
    var headings: [Int] = []
    lesson.document.forEachBlock { if case .heading = $0.content { headings.append($0.lines.lowerBound) } }
    self.headings = headings
    let variables = Self.variables(cellSyntax)
    for cell in lesson.cells {
      let section = section(of: cell.block.fence.start.line)
      var uses = uses[section] ?? Array(repeating: Use(), count: Role.all.count)
      for setting in Self.settings(of: cell, cellSyntax[cell.number], variables) {
        for (index, role) in Role.all.enumerated() where role.mayBeHeld(by: setting.name) {
          uses[index].values.formUnion(setting.values)
          if setting.isMeant, role.isHeld(by: setting.name) { uses[index].own.append(setting) }
        }
      }
      // What comments, texts and outputs say of numbers.
      let text = cell.code + "\n" + (cell.output?.text ?? "")
      let bytes = Array(text.utf8)
      for number in ProseNumber.all(inPlain: text) {
        guard let mention = RoleMention.read(number, in: bytes) else { continue }
        for (index, role) in Role.all.enumerated() where role.isKin(of: mention.role) {
          uses[index].values.insert(number.digits)
        }
      }
      self.uses[section] = uses
    }
  }

  private static func settings(
    of cell: Cell, _ syntax: CellSyntax?, _ variables: [String: [String]]
  ) -> [Setting] {
    (syntax?.settings ?? []).compactMap { setting in
      let values = setting.variable.map { variables[$0] ?? [] } ?? setting.values
      // A parameter or a variable of the same name, which is seen where it gets its value.
      if values.isEmpty, setting.variable == setting.name { return nil }
      let sign = setting.isVariable ? " =" : ":"
      return Setting(
        name: setting.name, values: values, line: cell.place(setting.place).line,
        text: "\(setting.name)\(sign) \(values.joined(separator: ", "))",
        isMeant: cell.words.treatment == .run || cell.words.treatment == .typecheck)
    }
  }

  /// The literals of the note's variables, by their names.
  private static func variables(_ cellSyntax: [Int: CellSyntax]) -> [String: [String]] {
    var values: [String: [String]] = [:]
    for setting in cellSyntax.sorted(by: { $0.key < $1.key }).flatMap(\.value.settings)
    where setting.isVariable && !setting.values.isEmpty {
      values[setting.name, default: []] += setting.values
    }
    return values
  }

  private func section(of line: Int) -> Int {
    var (low, high) = (0, headings.count)
    while low < high {
      let middle = (low + high) / 2
      if headings[middle] <= line { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? headings[low - 1] : 0
  }

  /// The setting next to a number that gives its role another value; nil where its section has none, or leaves it open.
  func contradiction(to number: ProseNumber, _ role: Role) -> (line: Int, text: String)? {
    let line = number.span.start.line
    guard let index = Role.all.firstIndex(of: role), let use = uses[section(of: line)]?[index],
      use.own.allSatisfy({ !$0.values.isEmpty }),
      !use.values.contains(where: { Comparison(expected: number.digits, seen: $0).holds })
    else { return nil }
    let nearest = use.own.min { abs($0.line - line) < abs($1.line - line) }
    return nearest.map { ($0.line, $0.text) }
  }
}
