import Reports
import Markdown
import Lessons

/// Compares the values and the output of one cell that was run with what its comments say.
struct ExpectationChecker {
  let cell: Cell
  let syntax: CellSyntax
  let run: Run
  let source: Source
  /// Whether the cell was run to its end.
  let isFinished: Bool

  private var isBegun: Bool { run.begun.contains(cell.number) }

  struct Verdicts {
    var claims: [CheckedClaim] = []
    var values: [LineValue] = []
    var diagnostics: [Diagnostic] = []
  }

  func judge() -> Verdicts {
    var verdicts = Verdicts()
    let sites = sitesByStatement()
    var verdictOfStatement: [Int: CheckedClaim.Verdict] = [:]
    for expectation in syntax.expectations {
      let finding: Finding
      switch expectation.kind {
      case .value:
        let found = isBegun ? judgeValue(expectation, sites) : .notReached
        finding = expectation.isWrong ? wrongOnPurpose(found) : found
      case .prints: finding = isBegun ? judgePrint(expectation) : .notReached
      case .error, .traps: continue
      }
      let span = cell.span(expectation.span)
      verdicts.add(
        .expectation, of: cell, expectation.text, span, finding, file: source.path, isFinished: isFinished)
      if expectation.kind == .value, let statement = expectation.statement {
        verdictOfStatement[statement] = finding.verdict
      }
    }
    if let output = cell.output {
      verdicts.add(
        .output, of: cell, output.text, outputSpan(output), judgeOutput(output), file: source.path,
        isFinished: isFinished)
    }
    verdicts.values = syntax.statements.indices.compactMap { index in
      sites[index].map { lineValue($0, of: index, verdict: verdictOfStatement[index]) }
    }
    .sorted { $0.line < $1.line }
    return verdicts
  }

  struct Finding {
    var verdict: CheckedClaim.Verdict
    var identifier = ""
    var message = ""
    var details: [String] = []
    var help = ""
    var correction: Correction?

    static let held = Finding(verdict: .held)

    static func wrong(
      _ identifier: String, _ message: String, details: [String] = [], help: String = "",
      correction: Correction? = nil
    ) -> Finding {
      Finding(
        verdict: .refuted, identifier: identifier, message: message, details: details, help: help,
        correction: correction)
    }

    static let notReached = Finding(
      verdict: .notReached, identifier: "not-reached", message: "this line was never reached",
      help: "what is expected of it was not checked")
  }

  // MARK: Values

  /// A value belongs to the innermost statement that contains its position. Of several values of one statement, the one
  /// that covers most of it is the statement's value.
  private func sitesByStatement() -> [Int: Run.Site] {
    var sites: [Int: Run.Site] = [:]
    for site in run.sites where site.cell == cell.number && site.hasValue {
      guard let statement = syntax.statement(at: site.span.start) else { continue }
      if let other = sites[statement], other.span.end >= site.span.end { continue }
      sites[statement] = site
    }
    return sites
  }

  private func judgeValue(_ expectation: Expectation, _ sites: [Int: Run.Site]) -> Finding {
    guard let index = expectation.statement else {
      return .wrong(
        "no-statement",
        "no statement ends \(expectation.standsAlone ? "on the line above" : "before this comment")",
        help: "an expectation stands behind a statement, or alone on the line below it")
    }
    guard let site = sites[index] else { return withoutValue(syntax.statements[index]) }
    if expectation.text.isEmpty {
      return .wrong(
        "empty-expectation", "the expected value is missing",
        details: ["seen: \(shown(site.values[0].text))"],
        help: "write the value behind // =>, or let ‘notes accept’ write it",
        correction: correction(of: expectation, for: site))
    }
    var pass = 1
    for value in site.values {
      let comparison = Comparison(expected: expectation.text, seen: value.text)
      if let difference = comparison.difference {
        return mismatch(expectation, site, value, difference, pass: pass)
      }
      pass += value.passes
    }
    if site.isIncomplete {
      return .wrong(
        "too-many-passes", "it holds on the passes that were recorded, and there were more",
        help: "expect something of the value after the loop instead")
    }
    return .held
  }

  /// Reverses the verdict on an expectation that is marked as wrong: it must be refuted.
  private func wrongOnPurpose(_ finding: Finding) -> Finding {
    switch finding.verdict {
    case .held, .stated:
      .wrong(
        "not-wrong", "this is marked as wrong, and it is the value",
        help: "take ‘wrong’ out, or write what is wrong")
    case .refuted where finding.identifier == "expectation-failed": .held
    case .refuted, .undecided, .notReached: finding
    }
  }

  private func withoutValue(_ statement: CellSyntax.Statement) -> Finding {
    if statement.depth > 0 || !isFinished {
      if [.expression, .binding, .other].contains(statement.kind) || !isFinished { return .notReached }
    }
    let help =
      switch statement.kind {
      case .loop, .branch: "put the expectation behind a statement inside the braces"
      case .function, .type: "put the expectation behind a use of what is declared here"
      case .binding: "bind one name a statement: let x = …, and expect something of that"
      case .expression, .other:
        "bind the value to a name: let x = …; what is printed is expected by // Prints \"…\""
      }
    return .wrong("no-value", "this statement has no value", help: help)
  }

  private func mismatch(
    _ expectation: Expectation, _ site: Run.Site, _ value: Run.Value, _ difference: Comparison.Difference,
    pass: Int
  ) -> Finding {
    let expected = expectation.text
    let correction = correction(of: expectation, for: site)
    let isShort =
      max(expected.count, value.text.count) <= 60 && !expected.contains("\n") && !value.text.contains("\n")
    var details: [String] = []
    if !isShort {
      details = labelled("expected", expected) + labelled("seen", value.text)
      details.append("first difference: expected \(difference.expected), saw \(difference.seen)")
    }
    if site.passes > 1 { details.append("on pass \(pass) of \(site.passes)") }
    if value.isCut { details.append("the value is too long to be compared as a whole") }
    return .wrong(
      "expectation-failed", isShort ? "expected \(expected), saw \(value.text)" : "another value is expected",
      details: details,
      help: correction == nil
        ? "correct the expectation or the code"
        : "correct the code, or let ‘notes accept’ write what was seen",
      correction: correction)
  }

  private func labelled(_ label: String, _ text: String) -> [String] {
    let lines = shown(text).split(separator: "\n", omittingEmptySubsequences: false)
    let indent = String(repeating: " ", count: label.count + 2)
    return lines.enumerated().map { ($0.offset == 0 ? "\(label): " : indent) + $0.element }
  }

  private func shown(_ text: String) -> String { text.count > 600 ? text.prefix(600) + "…" : text }

  private func correction(of expectation: Expectation, for site: Run.Site) -> Correction? {
    guard let first = site.values.first, site.omitted == 0, !site.isIncomplete, !first.isCut,
      site.values.allSatisfy({ $0.text == first.text }), !Comparison.isPattern(expectation.text)
    else { return nil }
    return ExpectationCorrection(cell: cell, source: source).value(first.text, for: expectation)
  }

  private func lineValue(_ site: Run.Site, of statement: Int, verdict: CheckedClaim.Verdict?) -> LineValue {
    var abridged = site
    abridged.abridge()
    return LineValue(
      line: syntax.statements[statement].span.end.line, type: sugared(site.values[0].type),
      texts: abridged.values.map(\.text), passes: site.passes, verdict: verdict)
  }

  // MARK: Output

  private func judgePrint(_ expectation: Expectation) -> Finding {
    guard case .text(let expected)? = ValuePattern(expectation.text).items.first?.first else {
      return .wrong("print-text", "what is printed is written in quotes", help: "// Prints \"…\"")
    }
    guard let index = expectation.statement else {
      return .wrong("no-statement", "no statement ends where this comment stands")
    }
    guard let texts = printed(by: syntax.statements[index]) else {
      return isFinished && !isCallOfPrint(syntax.statements[index])
        ? .wrong(
          "print-unclear", "what this statement prints cannot be told apart from its neighbours",
          help: "give it a line of its own, or expect the cell's whole output in an ```output fence")
        : .notReached
    }
    // Byte for byte: two spellings of an accented letter are not the same output.
    func isExpected(_ text: String) -> Bool {
      text.utf8.elementsEqual(expected.utf8) || text.utf8.elementsEqual((expected + "\n").utf8)
    }
    guard let wrong = texts.first(where: { !isExpected($0) }) else { return .held }
    let seen = wrong.hasSuffix("\n") ? String(wrong.dropLast()) : wrong
    let isOne = texts.allSatisfy { $0 == wrong }
    return .wrong(
      "print-failed", "expected \(shown(expectation.text)), printed \(shown(seen.debugDescription))",
      help: "correct the code, or let ‘notes accept’ write what was seen",
      correction: isOne
        ? ExpectationCorrection(cell: cell, source: source).print(seen, for: expectation) : nil)
  }

  /// Whether the statement is a call of `print`: if it printed nothing, it was not reached.
  private func isCallOfPrint(_ statement: CellSyntax.Statement) -> Bool {
    let line = cell.code.split(separator: "\n", omittingEmptySubsequences: false)[
      statement.span.start.line - 1]
    let code = String(decoding: line.utf8.dropFirst(statement.span.start.column - 1), as: UTF8.self)
    return code.hasPrefix("print(") || code.hasPrefix("debugPrint(")
  }

  /// What a statement printed, one text for each pass; nil where that is not known.
  private func printed(by statement: CellSyntax.Statement) -> [String]? {
    func mark(_ line: Int) -> String? {
      run.lineMarks[Run.Frame(cell: cell.number, place: SourcePosition(line: line, column: 1))]
    }
    if statement.depth == 0, !syntax.sharesLines(statement), let before = mark(statement.span.start.line),
      let after = mark(statement.span.end.line + 1)
    {
      return [String(decoding: after.utf8.dropFirst(before.utf8.count), as: UTF8.self)]
    }
    let prints = run.prints.filter {
      $0.cell == cell.number && statement.span.start <= $0.span.start && $0.span.start < statement.span.end
    }
    return prints.isEmpty || statement.kind != .expression ? nil : prints.map(\.text)
  }

  private func judgeOutput(_ output: CodeBlock) -> Finding {
    guard isBegun else { return .notReached }
    let seen = run.output[cell.number] ?? ""
    let (expected, got) = (lines(output.text), lines(seen))
    guard expected != got else { return .held }
    let first =
      zip(expected, got).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? min(expected.count, got.count)
    func shown(_ lines: ArraySlice<[UInt8]>, _ mark: String) -> [String] {
      lines.prefix(3).map { mark + String(decoding: $0, as: UTF8.self) }
    }
    let correction = ExpectationCorrection(cell: cell, source: source).output(seen, for: output)
    return .wrong(
      "output-failed", "the cell prints something else, from line \(first + 1) of its output on",
      details: shown(expected.dropFirst(first), "- ") + shown(got.dropFirst(first), "+ "),
      help: correction == nil
        ? "correct the output or the code" : "correct the code, or let ‘notes accept’ write what was seen",
      correction: correction)
  }

  /// The lines as bytes, because output is compared byte for byte, without the line feed at the end.
  private func lines(_ text: String) -> [[UInt8]] {
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      Array($0)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private func outputSpan(_ output: CodeBlock) -> SourceSpan { output.fence }
}

extension ExpectationChecker.Verdicts {
  mutating func add(
    _ kind: CheckedClaim.Kind, of cell: Cell, _ text: String, _ span: SourceSpan,
    _ finding: ExpectationChecker.Finding, file: String, isFinished: Bool
  ) {
    claims.append(
      CheckedClaim(
        kind: kind, subject: .cell(cell.number), text: text, span: span, verdict: finding.verdict,
        correction: finding.correction))
    // If the program stopped before, that is the error to report, not each line that was not reached.
    guard finding.verdict == .refuted || finding.verdict == .notReached && isFinished else { return }
    diagnostics.append(
      Diagnostic(
        .error, finding.identifier, finding.message, file: file, span: span, details: finding.details,
        help: finding.help))
  }
}
