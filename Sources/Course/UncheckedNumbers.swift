import Lessons
import Markdown
import Reports

extension Course {
  /// What is wrong with a note: its text, its links and its claims, and numbers that may not be unchecked there.
  /// In the order of the note.
  /// - Parameter isComplete: whether its programs were run; before that, a bound number is only not checked yet.
  package func diagnostics(of report: Report, isComplete: Bool = true) -> [Diagnostic] {
    let all =
      ((diagnostics[report.lesson.document.source.path] ?? []) + report.diagnostics
      + (isComplete ? uncheckedNumbers(of: report) : [])).sorted { $0.span.start < $1.span.start }
    // A fence that is not closed makes code of the text behind it: what is wrong there follows from it.
    guard let fence = all.first(where: { $0.identifier == "unclosed-fence" }) else { return all }
    return all.filter { $0.span.start <= fence.span.start }
  }

  /// What the reports say together against the folder's limit of unchecked numbers.
  /// - Parameter reports: those of all notes.
  package func limitDiagnostics(of reports: [Report]) -> [Diagnostic] {
    guard let front, let most = front.document.frontMatter.mostUnchecked else { return [] }
    let found = reports.reduce(0) { $0 + $1.summary.numbers.unchecked }
    return limit(most, found, in: front, of: "the notes have", places: [])
  }

  /// The note `index.md` at the root of the folder, which holds the folder's settings.
  private var front: Lesson? {
    links.front.flatMap { front in lessons.first { $0.document.source.path == front.source.path } }
  }

  /// What holds for the whole folder; nil where it has no front page.
  package var frontMatter: FrontMatter? { front?.document.frontMatter }

  /// Whether each unchecked number of a note is an error. Its own front matter goes before that of the folder.
  package func isStrict(_ lesson: Lesson) -> Bool {
    let own = lesson.document.frontMatter
    if let isStrict = own.isStrict { return isStrict }
    if own.mostUnchecked != nil, lesson.document.source.path != front?.document.source.path { return false }
    return front?.document.frontMatter.isStrict ?? false
  }

  private func uncheckedNumbers(of report: Report) -> [Diagnostic] {
    let source = report.lesson.document.source
    let unchecked = report.numbers.filter { $0.state == .unchecked }.map(\.number)
    guard !isStrict(report.lesson) else { return errors(of: unchecked, in: report) }
    // The limit of the front page is that of the folder.
    guard source.path != front?.document.source.path,
      let most = report.lesson.document.frontMatter.mostUnchecked
    else { return [] }
    let places = unchecked.prefix(8).map { "line \($0.span.start.line): \($0.text)" }
    return limit(most, unchecked.count, in: report.lesson, of: "this note has", places: Array(places))
  }

  private func errors(of unchecked: [ProseNumber], in report: Report) -> [Diagnostic] {
    guard !unchecked.isEmpty else { return [] }
    let help = report.bindingHelp
    return unchecked.map { number in
      Diagnostic(
        .error, "unchecked-number", "nothing checks the number \(number.text)",
        file: report.lesson.document.source.path, span: number.span,
        help: help[number.span.start]
          ?? "bind it to what a cell computes, \(number.text) %%= …%%, or answer for it, \(number.text) %%stated%%"
      )
    }
  }

  /// A limit can only be lowered: more is an error, fewer a reason to lower it.
  private func limit(
    _ most: Int, _ found: Int, in lesson: Lesson, of subject: String, places: [String]
  ) -> [Diagnostic] {
    guard found != most else { return [] }
    let source = lesson.document.source
    let line = lesson.document.frontMatter.lines.flatMap { lines in
      lines.first { source.line($0).starts(with: "unchecked".utf8) }
    }
    let isTooMany = found > most
    return [
      Diagnostic(
        isTooMany ? .error : .warning, "unchecked-limit",
        "\(subject) \(found) unchecked \(found == 1 ? "number" : "numbers"), and the limit is \(most)",
        file: source.path, span: source.span(ofLine: line ?? 1), details: isTooMany ? places : [],
        help: isTooMany
          ? "bind the new ones, or mark them as stated" : "lower the limit: unchecked: \(found)")
    ]
  }
}
