import Markdown
import Reports

/// What `check --json` prints.
struct JSONCheckResult: Encodable {
  /// Columns count UTF-8 bytes from 1, as in the compiler's messages.
  private struct Finding: Encodable {
    let file: String
    let line: Int
    let column: Int
    let severity: Diagnostic.Severity
    let identifier: String
    let message: String
    let help: String
  }

  private struct Entry: Encodable {
    let file: String
    let line: Int
    let column: Int
    let kind: String
    let text: String
    let verdict: String
  }

  private let diagnostics: [Finding]
  private let claims: [Entry]
  private let summary: Summary
  /// Left out where nobody asked for an audit.
  private let audit: AuditCount?

  init(_ result: CheckResult) {
    diagnostics = result.diagnostics.map {
      Finding(
        file: $0.file, line: $0.span.start.line, column: $0.span.start.column, severity: $0.severity,
        identifier: $0.identifier, message: ([$0.message] + $0.details).joined(separator: "\n"), help: $0.help
      )
    }
    claims = result.reports.flatMap(Self.entries)
    summary = result.summary
    audit = result.audit
  }

  /// All that a report counts, in the order of the note: each row of the summary is the count of its kind.
  private static func entries(of report: Report) -> [Entry] {
    var entries: [(place: SourcePosition, entry: Entry)] = []
    let file = report.lesson.document.source.path
    func add(_ kind: String, _ text: String, _ place: SourcePosition, _ verdict: String) {
      entries.append(
        (
          place,
          Entry(file: file, line: place.line, column: place.column, kind: kind, text: text, verdict: verdict)
        ))
    }
    for cell in report.cells {
      let first = cell.cell.code.split(separator: "\n").first.map(String.init) ?? ""
      add("cell", first, cell.cell.block.fence.start, cell.state.word)
    }
    var claimed: Set<Int> = []
    for claim in report.claims {
      if case .formula(let number) = claim.subject { claimed.insert(number) }
      // A number has one verdict, whatever is said of it.
      if claim.kind != .number { add(claim.kind.rawValue, claim.text, claim.span.start, claim.word) }
    }
    for number in report.numbers { add("number", number.number.text, number.number.span.start, number.word) }
    for formula in report.lesson.formulas where !claimed.contains(formula.formula.number) {
      add("formula", formula.formula.source, formula.formula.span.start, "shown")
    }
    return entries.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element.entry)
  }

  var text: String { get throws { try JSONText.of(self) } }
}

extension CellReport.State {
  fileprivate var word: String {
    switch self {
    case .run: "run"
    case .typechecked: "typechecked"
    case .failedAsPromised: "failedAsPromised"
    case .trappedAsPromised: "trappedAsPromised"
    case .skipped: "skipped"
    case .failed: "failed"
    case .notReached: "notReached"
    }
  }
}

extension CheckedClaim {
  /// The verdict in the words of the summary's row.
  fileprivate var word: String {
    switch (kind, verdict) {
    case (_, .held), (_, .stated): "held"
    case (.expectation, .refuted), (.output, .refuted): "failed"
    case (_, .refuted): "refuted"
    case (.expectation, _), (.output, _): "notReached"
    case (.arithmetic, _), (.number, _): "unchecked"
    case (.formula, _), (.bound, _): "undecided"
    }
  }
}

extension CountedNumber {
  fileprivate var word: String {
    switch state {
    case .held: "held"
    case .refuted: "refuted"
    case .stated: "stated"
    case .outside: "outside"
    case .unchecked: "unchecked"
    }
  }
}
