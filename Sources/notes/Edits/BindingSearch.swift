import Course
import Lessons
import Markdown
import Reports
import Verification

/// Finds what the unchecked numbers of notes can be bound to. Nothing is proposed that was not tried: the notes are
/// verified with the bindings in them, in memory.
struct BindingSearch {
  let course: Course
  let verifier: Verifier
  let comment: BindingComment

  /// What was found for a note.
  struct Finding {
    let report: Report
    var proposals: [BindingProposal] = []
    /// The bindings that can be written, by the start of their numbers.
    var corrections: [SourcePosition: Correction] = [:]

    var source: Source { report.lesson.document.source }
    var edits: TextEdits { TextEdits(Array(corrections.values), in: source) }

    /// The proposals that an author has to decide on.
    var open: [BindingProposal] {
      proposals.filter { !$0.choices.isEmpty && corrections[$0.number.span.start] == nil }
    }
  }

  /// - Parameter reports: of notes that hold.
  func findings(in reports: [Report]) async throws -> [Finding] {
    let known = try await knownValues(reports)
    let first = zip(reports, known).map { $0.bindingProposals(known: $1) }
    let held = try await tried(zip(reports, first).map { Trial($0, $1, comment) })
    // A call may change what the cells behind it do. Then names and their parts are tried by themselves.
    let isSame = held.map { $0 != nil }
    let second = zip(zip(reports, first), isSame).map {
      Trial($0.0, $1 ? [] : $0.1, comment, callsFunctions: false)
    }
    let rest = try await tried(second)
    let all = zip(held, rest).map { ($0 ?? []).union($1 ?? []) }
    var findings = zip(zip(reports, known), all).map { reportAndValues, held in
      let (report, known) = reportAndValues
      return Finding(
        report: report,
        proposals: report.bindingProposals(known: known) { held.contains(Trial.Attempt($0, $1)) })
    }
    for index in findings.indices {
      findings[index].corrections = clear(findings[index].proposals, in: findings[index].report)
    }
    return try await confirmed(findings)
  }

  private func clear(_ proposals: [BindingProposal], in report: Report) -> [SourcePosition: Correction] {
    var corrections: [SourcePosition: Correction] = [:]
    for proposal in proposals where proposal.isClear {
      guard let choice = proposal.choices.first else { continue }
      corrections[proposal.number.span.start] = comment.correction(
        [choice.comment], behind: proposal.number, in: report.lesson.document.source)
    }
    return corrections
  }

  // MARK: Values

  /// By note: the values of expressions that the reports do not tell. They are bound to zeros behind the end of the text.
  private func knownValues(_ reports: [Report]) async throws -> [[String: String]] {
    let notes = reports.map { report -> ReadNote? in
      let unknown = BindingCandidates(report).unknown.filter { !$0.contains("%%") }
      let room = max(0, Binding.most - report.lesson.bindings.count)
      guard !unknown.isEmpty, room > 0 else { return nil }
      let paragraphs = unknown.prefix(room).map { "\n\n0 %%= \($0)%%\n" }.joined()
      return read(report.lesson.document.source.bytes + Array(paragraphs.utf8), report)
    }
    return try await verify(notes).map { report in
      let bound = report?.claims.compactMap(\.binding) ?? []
      return Dictionary(bound.map { ($0.expression, $0.value) }) { first, _ in first }
    }
  }

  // MARK: Trials

  /// By note: the attempts that hold where they stand; nil where the note did not stay the same around them.
  private func tried(_ trials: [Trial]) async throws -> [Set<Trial.Attempt>?] {
    let notes = trials.map { trial in
      trial.edits.isEmpty ? nil : read(TextEdits(trial.edits, in: trial.source).bytes, trial.report)
    }
    return zip(trials, try await verify(notes)).map { trial, after in
      after == nil ? [] : after.flatMap { trial.held(in: $0) }
    }
  }

  /// The findings, without the bindings of notes that do not hold with all of them.
  private func confirmed(_ findings: [Finding]) async throws -> [Finding] {
    let notes = findings.map { $0.corrections.isEmpty ? nil : read($0.edits.bytes, $0.report) }
    return zip(findings, zip(notes, try await verify(notes))).map { finding, edited in
      guard let note = edited.0, let after = edited.1, !holds(note, after, finding) else { return finding }
      var finding = finding
      finding.corrections = [:]
      return finding
    }
  }

  private func holds(_ note: ReadNote, _ after: Report, _ finding: Finding) -> Bool {
    let before = finding.report
    return !(note.diagnostics + after.diagnostics).contains { $0.severity == .error }
      && note.lesson.document.contents.references.count == before.lesson.document.contents.references.count
      && after.hasSameCells(as: before)
      && after.summary.numbers.held == before.summary.numbers.held + finding.corrections.count
  }

  private func read(_ bytes: [UInt8], _ report: Report) -> ReadNote {
    ReadNote(Source(path: report.lesson.document.source.path, bytes: bytes), macros: course.macros.macros)
  }

  private func verify(_ notes: [ReadNote?]) async throws -> [Report?] {
    let assignments = notes.compactMap { $0.map { course.assignment($0.lesson) } }
    guard !assignments.isEmpty else { return notes.map { _ in nil } }
    var reports = try await verifier.verify(assignments).makeIterator()
    return notes.map { $0 == nil ? nil : reports.next() }
  }
}

/// All choices of a note's numbers, written into it together.
private struct Trial {
  struct Attempt: Hashable {
    let place: SourcePosition
    let expression: String

    init(_ number: ProseNumber, _ expression: String) {
      place = number.span.start
      self.expression = expression
    }
  }

  let report: Report
  private(set) var edits: [Correction] = []

  var source: Source { report.lesson.document.source }

  init(
    _ report: Report, _ proposals: [BindingProposal], _ comment: BindingComment, callsFunctions: Bool = true
  ) {
    self.report = report
    var room = Binding.most - report.lesson.bindings.count
    for proposal in proposals {
      let expressions = proposal.choices.compactMap(\.expression)
        .filter { callsFunctions || !$0.contains("(") }.prefix(min(Self.mostChoices, max(0, room)))
      room -= expressions.count
      if let edit = comment.correction(
        expressions.map { "= \($0)" }, behind: proposal.number, in: report.lesson.document.source)
      {
        edits.append(edit)
      }
    }
  }

  private static let mostChoices = 5

  /// The attempts that hold in the report on the note with the edits in it. Nil where that is another note: it has other
  /// numbers, or cells that do something else.
  func held(in after: Report) -> Set<Attempt>? {
    let numbers = report.lesson.numbers
    guard after.lesson.numbers.map(\.text) == numbers.map(\.text), after.hasSameCells(as: report) else {
      return nil
    }
    var held: Set<Attempt> = []
    for claim in after.claims where claim.kind == .number && claim.verdict == .held {
      guard case .numbers(let indices) = claim.subject, let binding = claim.binding else { continue }
      for index in indices { held.insert(Attempt(numbers[index], binding.expression)) }
    }
    return held
  }
}

extension Report {
  /// Whether the cells of both did the same. What the bodies of functions did is left out: a binding may call them.
  fileprivate func hasSameCells(as other: Report) -> Bool {
    cells.elementsEqual(other.cells) { first, second in
      first.state == second.state && first.claims.map(\.verdict) == second.claims.map(\.verdict)
        && first.cell.code == second.cell.code && first.output == second.output
        && first.topLevelValues == second.topLevelValues
    }
  }
}

extension CellReport {
  fileprivate var topLevelValues: [LineValue] {
    let lines = Set(CellValues(of: cell.code).values.map(\.line))
    return values.filter { lines.contains($0.line) }
  }
}
