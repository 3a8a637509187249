import Reports
import Markdown
import Lessons
import Pictures

/// Compares what the programs of a lesson did with what its cells say: a pure function of both.
struct CellChecker {
  private let lesson: Lesson
  private let cellSyntax: [Int: CellSyntax]
  private var reports: [Int: CellReport] = [:]
  private var diagnostics: [Diagnostic] = []
  /// The errors of other cells because of which a cell was not reached.
  private var causes: [Int: String] = [:]
  /// The cells of programs about which an error was reported: they need none of their own.
  private var explained: Set<Int> = []

  /// - `cellSyntax`: by the number of the cell.
  /// - `references`: the errors about forward references.
  static func report(
    _ lesson: Lesson, cellSyntax: [Int: CellSyntax], runs: [(Program, Run)], references: [Diagnostic] = []
  ) -> Report {
    var judgement = CellChecker(lesson: lesson, cellSyntax: cellSyntax)
    judgement.diagnostics = references
    for cell in lesson.cells {
      if case .skip(let reason) = cell.words.treatment {
        judgement.reports[cell.number] = CellReport(cell: cell, state: .skipped(reason: reason))
      }
    }
    for (program, run) in runs { judgement.judge(program, run) }
    judgement.reportUncheckedCells()
    let prose = ProseChecker.judge(lesson, runs, cellSyntax: cellSyntax)
    let formulas = FormulaChecker(of: lesson)
    let claims = (prose.claims + formulas.claims).sorted { $0.span.start < $1.span.start }
    return Report(
      lesson: lesson,
      cells: lesson.cells.map { judgement.reports[$0.number] ?? CellReport(cell: $0, state: .notReached) },
      proseClaims: claims, numbers: NumberVerdicts.all(in: lesson, claims),
      diagnostics: (judgement.diagnostics + lesson.warnings(cellSyntax) + prose.diagnostics
        + formulas.diagnostics).sorted { $0.span.start < $1.span.start })
  }

  private mutating func judge(_ program: Program, _ run: Run) {
    switch program.purpose {
    case .run: judgeRun(program, run)
    case .typecheck: judgeTypecheck(program, run)
    case .fail: judgeFailure(program, run)
    case .trap: judgeTrap(program, run)
    }
  }

  /// Adds an error for each cell that failed or was not reached, unless it or a cell before it has one already.
  private mutating func reportUncheckedCells() {
    for cell in lesson.cells {
      let state = reports[cell.number]?.state ?? .notReached
      guard state == .failed || state == .notReached, !explained.contains(cell.number),
        !diagnostics.contains(where: { $0.severity == .error && $0.span.start.line <= lastLine(of: cell) })
      else { continue }
      add(
        "unchecked-cell", "this cell could not be checked", cell.block.fence,
        details: causes[cell.number].map { [$0] } ?? [],
        help: "it is compiled behind the cells above it, and with them it does not compile or run")
    }
  }

  private func lastLine(of cell: Cell) -> Int {
    ((cell.output ?? cell.block).linePlaces.last ?? cell.block.fence.start).line + 1
  }

  /// Reports a cell whose program failed in another cell: none of its expectations was reached.
  private mutating func leaveUnreached(_ cell: Cell, because findings: [Run.Finding]) {
    reports[cell.number] = CellReport(cell: cell, state: .notReached)
    causes[cell.number] = findings.first.map { finding in
      let other = lesson.cells.first { $0.number == finding.cell }
      return (other.map { "line \($0.place(finding.place).line): " } ?? "") + finding.message
    }
    for promise in cellSyntax[cell.number]?.expectations ?? [] {
      let verdict = claim(promise, of: cell, verdict: .notReached)
      reports[cell.number]?.claims.append(verdict)
    }
  }

  // MARK: Programs

  private mutating func judgeRun(_ program: Program, _ run: Run) {
    for cell in program.cells { reports[cell.number] = CellReport(cell: cell, state: .notReached) }
    if case .refused(let findings) = run.ending {
      report(findings, in: program.cells)
      explained.formUnion(program.cells.map(\.number))
      for cell in program.cells { judgeClaims(of: cell, run, isFinished: false) }
      return
    }
    let isCompleted = run.ending == .completed
    for cell in program.cells where run.begun.contains(cell.number) {
      let isFinished = isCompleted || cell.number != run.begun.last
      reports[cell.number]?.state = isFinished ? .run : .failed
    }
    reportEnding(of: run, in: program)
    for cell in program.cells {
      judgeClaims(of: cell, run, isFinished: reports[cell.number]?.state == .run)
    }
  }

  private mutating func judgeTypecheck(_ program: Program, _ run: Run) {
    guard let cell = program.subject else { return }
    reports[cell.number] = CellReport(cell: cell, state: .typechecked)
    if case .refused(let findings) = run.ending {
      let own = findings.filter { $0.cell == cell.number }
      if own.isEmpty {
        leaveUnreached(cell, because: findings)
      } else {
        reports[cell.number]?.state = .failed
        report(own, in: [cell])
      }
    }
    refuseExpectations(of: cell, except: [], because: "a ‘typecheck’ cell is not run")
  }

  private mutating func judgeFailure(_ program: Program, _ run: Run) {
    guard let cell = program.subject, let syntax = cellSyntax[cell.number] else { return }
    refuseExpectations(of: cell, except: [.error], because: "a ‘fails’ cell is not run")
    guard case .refused(let findings) = run.ending else {
      reports[cell.number] = CellReport(cell: cell, state: .failed)
      add(
        "compiles", "this cell compiles, and ‘fails’ says that it must not", cell.block.fence,
        help: "remove the word ‘fails’, or put back what was wrong")
      return
    }
    let own = findings.filter { $0.cell == cell.number }
    guard !own.isEmpty else { return leaveUnreached(cell, because: findings) }
    var result = CellReport(cell: cell, state: .failedAsPromised)
    let promises = syntax.expectations.filter { $0.kind == .error }
    var named: Set<Int> = []
    for promise in promises {
      let line = promise.line(in: syntax)
      let there = own.indices.filter {
        own[$0].place.line == line || own[$0].place.line == promise.spans[0].start.line
      }
      named.formUnion(there)
      let holds = there.contains { own[$0].message.contains(promise.text) } && !promise.text.isEmpty
      result.claims.append(claim(promise, of: cell, verdict: holds ? .held : .refuted))
      guard !holds else { continue }
      result.state = .failed
      let seen = there.first.map { "the compiler says here: \(own[$0].message)" }
      let elsewhere = own[0]
      add(
        "other-error", seen ?? "no error on this line", cell.span(promise.span),
        details: seen == nil ? ["line \(cell.place(elsewhere.place).line): \(elsewhere.message)"] : [],
        help: "write a part of what the compiler says behind // error:")
    }
    for index in own.indices where !named.contains(index) {
      result.state = .failed
      add(
        promises.isEmpty ? "unnamed-error" : "other-error",
        "the cell fails here, and no comment says so: \(own[index].message)",
        cell.span(SourceSpan(at: own[index].place)),
        help: "write at the end of the line: // error: \(own[index].message)")
    }
    reports[cell.number] = result
  }

  private mutating func judgeTrap(_ program: Program, _ run: Run) {
    guard let cell = program.subject, let syntax = cellSyntax[cell.number] else { return }
    reports[cell.number] = CellReport(cell: cell, state: .notReached)
    if case .refused(let findings) = run.ending {
      let own = findings.filter { $0.cell == cell.number }
      if own.isEmpty { return leaveUnreached(cell, because: findings) }
      reports[cell.number]?.state = .failed
      report(own, in: [cell])
      return
    }
    guard run.begun.last == cell.number else { return leaveUnreached(cell, because: []) }
    judgeClaims(of: cell, run, isFinished: run.ending == .completed)
    guard case .trapped(let trap) = run.ending else {
      reports[cell.number]?.state = .failed
      if run.ending != .completed { return reportEnding(of: run, in: program) }
      return add(
        "no-trap", "this cell runs to its end, and ‘traps’ says that it must stop", cell.block.fence,
        help: "remove the word ‘traps’, or put back what was wrong")
    }
    for claim in reports[cell.number]?.claims ?? [] where claim.verdict == .notReached {
      add(
        "not-reached", "the program stops before this line", claim.span,
        help: "what is expected of it was not checked: put it before the line that stops")
    }
    let promises = syntax.expectations.filter { $0.kind == .traps }
    let lines = trap.frames.filter { $0.cell == cell.number }.map(\.place.line)
    reports[cell.number]?.state = .trappedAsPromised
    if promises.isEmpty {
      reports[cell.number]?.state = .failed
      add(
        "unnamed-trap", "the cell stops here, and no comment says so: \(trap.message)",
        cell.span(
          SourceSpan(
            at: trap.frames.first { $0.cell == cell.number }?.place ?? SourcePosition(line: 1, column: 1))),
        help: "write at the end of the line: // traps: \(trap.message)")
    }
    for promise in promises {
      let isHere =
        lines.isEmpty
        ? run.mayHaveThrown(promise, of: cell, in: syntax)
        : lines.contains { covers(promise, line: $0, in: syntax) }
      let holds = isHere && !promise.text.isEmpty && trap.message.contains(promise.text)
      let verdict = claim(promise, of: cell, verdict: holds ? .held : .refuted)
      reports[cell.number]?.claims.append(verdict)
      guard !holds else { continue }
      reports[cell.number]?.state = .failed
      let line = lines.first.map { cell.place(SourcePosition(line: $0, column: 1)).line }
      add(
        "other-trap",
        isHere
          ? "the program stops here with: \(trap.message)"
          : "the program does not stop on this line, but \(line.map { "on line \($0)" } ?? "elsewhere"): \(trap.message)",
        cell.span(promise.span), help: "write a part of that message behind // traps:")
    }
  }

  private func covers(_ promise: Expectation, line: Int, in syntax: CellSyntax) -> Bool {
    guard let index = promise.statement else { return promise.spans[0].start.line == line }
    let span = syntax.statements[index].span
    return (span.start.line...span.end.line).contains(line)
  }

  // MARK: Endings

  private mutating func report(_ findings: [Run.Finding], in cells: [Cell]) {
    for finding in findings {
      guard let cell = cells.first(where: { $0.number == finding.cell }) ?? cells.first else { continue }
      reports[cell.number]?.state = .failed
      let isOwn = finding.cell == cell.number
      add(
        "does-not-compile", finding.message,
        isOwn ? cell.span(SourceSpan(at: finding.place)) : cell.block.fence,
        details: finding.notes.map { "note: \($0)" },
        help: CompilerHelp.help(for: finding.message, on: isOwn ? cell.line(finding.place.line) : ""))
    }
  }

  private mutating func reportEnding(of run: Run, in program: Program) {
    guard let number = run.begun.last, let cell = program.cells.first(where: { $0.number == number }) else {
      if run.ending != .completed, let first = program.cells.first {
        add("not-started", "the program of this note stopped before its first cell", first.block.fence)
      }
      return
    }
    let rest = program.cells.count(where: { $0.number > number })
    let after = rest == 0 ? "" : "; \(rest) cell\(rest == 1 ? "" : "s") after it not reached"
    switch run.ending {
    case .completed, .refused: break
    case .left(let code):
      add(
        "left-early", "the program left in this cell with exit code \(code)\(after)", cell.block.fence,
        help: "a note runs to its end: take out the exit, or mark the cell ‘skip=\"…\"’")
    case .trapped(let trap):
      let (span, details) = places(of: trap, run, in: program, fallback: cell)
      add(
        "trapped", trap.message + after, span, details: details,
        help: "a cell that must stop is marked ‘traps’")
    case .stopped(let limit, let trap):
      let (span, details) = places(of: trap, run, in: program, fallback: cell)
      switch limit {
      case .time:
        let seconds = lesson.document.frontMatter.timeLimit ?? Execution.standardSeconds
        add(
          "time-limit", "stopped after \(plain(seconds)) s in this cell\(after)", span, details: details,
          help: "a note that needs longer says so in its front matter: time-limit: \(plain(seconds * 4))")
      case .output:
        add(
          "output-limit", "stopped: this cell printed more than \(Execution.outputLimit >> 20) MiB\(after)",
          span, details: details, help: "print less, or only every so often")
      case .memory:
        add(
          "memory-limit",
          "stopped: this cell asked for more than \(Execution.memoryLimit >> 30) GiB of memory\(after)",
          span, details: details, help: "keep less at a time")
      }
    }
  }

  private func plain(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
  }

  /// The innermost position in a cell, and the lines that it was called from.
  private func places(
    of trap: Run.Trap, _ run: Run, in program: Program, fallback: Cell
  ) -> (SourceSpan, [String]) {
    let places = trap.frames.compactMap { frame in
      program.cells.first { $0.number == frame.cell }.map { $0.place(frame.place) }
    }
    guard let first = places.first else {
      if trap.isThrownError, let syntax = cellSyntax[fallback.number],
        let line = run.throwingLine(of: fallback, in: syntax)
      {
        return (SourceSpan(at: fallback.place(SourcePosition(line: line, column: 1))), [])
      }
      // Without a backtrace the line of the latest value is the best guess.
      guard let latest = run.latest, latest.cell == fallback.number else { return (fallback.block.fence, []) }
      return (SourceSpan(at: fallback.place(latest.place)), ["the last line that is known to have run"])
    }
    var lines: [Int] = []
    for place in places.dropFirst() where !lines.contains(place.line) && place.line != first.line {
      lines.append(place.line)
    }
    return (SourceSpan(at: first), lines.prefix(5).map { "called from line \($0)" })
  }

  // MARK: Claims

  private mutating func judgeClaims(of cell: Cell, _ run: Run, isFinished: Bool) {
    guard let syntax = cellSyntax[cell.number] else { return }
    let judge = ExpectationChecker(
      cell: cell, syntax: syntax, run: run, source: lesson.document.source, isFinished: isFinished)
    let verdicts = judge.judge()
    reports[cell.number]?.claims += verdicts.claims
    reports[cell.number]?.values = verdicts.values
    let pictures = pictures(of: cell, run, in: syntax)
    reports[cell.number]?.pictures = pictures
    reports[cell.number]?.output = run.output[cell.number] ?? ""
    diagnostics += verdicts.diagnostics
    let isTrap = cell.words.treatment == .traps
    for expectation in syntax.expectations
    where expectation.kind == .error || expectation.kind == .traps && !isTrap {
      let word = expectation.kind == .error ? "fails" : "traps"
      add(
        "stray-expectation", "this comment belongs into a cell marked ‘\(word)’",
        cell.span(expectation.span),
        help: "write ```swift \(word), or begin the comment with another word")
    }
  }

  /// The pictures of a cell. A statement that is an expression shows its value as a picture where it can be drawn,
  /// unless an expectation states it in numbers.
  private func pictures(of cell: Cell, _ run: Run, in syntax: CellSyntax) -> [CellPicture] {
    run.pictures.compactMap { drawing in
      guard drawing.cell == cell.number, let index = syntax.statement(at: drawing.span.start),
        syntax.statements[index].kind == .expression,
        syntax.statements[index].span.start == drawing.span.start,
        syntax.statements[index].depth == 0 || isFigure(drawing, run),
        !syntax.expectations.contains(where: { $0.statement == index && $0.kind == .value }),
        let picture = Picture(decoding: drawing.bytes)
      else { return nil }
      return CellPicture(line: syntax.statements[index].span.end.line, picture: picture)
    }
  }

  /// Whether the value is itself a picture. In bodies and closures only pictures are shown, not every value that can be
  /// drawn.
  private func isFigure(_ drawing: Run.Drawing, _ run: Run) -> Bool {
    run.sites.contains {
      $0.cell == drawing.cell && $0.span.start == drawing.span.start && $0.values.first?.type == "Picture"
    }
  }

  private mutating func refuseExpectations(
    of cell: Cell, except: Set<Expectation.Kind>, because reason: String
  ) {
    for expectation in cellSyntax[cell.number]?.expectations ?? [] where !except.contains(expectation.kind) {
      add(
        "stray-expectation", "\(reason): nothing can be expected of it", cell.span(expectation.span),
        help: "take the comment out, or let the cell run")
    }
    if let output = cell.output {
      add(
        "stray-expectation", "\(reason): it prints nothing", output.fence, help: "take the output fence out")
    }
  }

  private func claim(_ expectation: Expectation, of cell: Cell, verdict: CheckedClaim.Verdict) -> CheckedClaim
  {
    CheckedClaim(
      kind: .expectation, subject: .cell(cell.number), text: expectation.text,
      span: cell.span(expectation.span), verdict: verdict)
  }

  private mutating func add(
    _ identifier: String, _ message: String, _ span: SourceSpan, details: [String] = [], help: String = ""
  ) {
    diagnostics.append(
      Diagnostic(
        .error, identifier, message, file: lesson.document.source.path, span: span, details: details,
        help: help))
  }
}
