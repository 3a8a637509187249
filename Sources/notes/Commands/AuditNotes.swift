import ArgumentParser
import Markdown
import Reports

struct AuditNotes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Tell how many wrong digits the build would notice.",
    discussion: """
      Each digit of each number of the text and of the formulas is changed in memory, one at a time, and the note is judged \
      again; no program is run for that. Numbers that are stated, dates, names, and what is wrong on purpose are left out.
      """)

  @Argument(help: "The notes, by name or path; all of them if none is named.")
  var names: [String] = []

  @OptionGroup var options: FolderOptions

  @Flag(help: "Print the result as JSON, and nothing else.")
  var json = false

  func run() async throws {
    let (result, _) = try await CheckResult.verify(
      names, in: options.folder, with: Compiler.verifier(quietly: json), quietly: json, isAudited: true)
    Terminal.output.write(json ? try Self.json(result) : Self.text(result))
    guard result.holds else {
      if !json { result.show(result.diagnostics.filter { $0.severity == .error }) }
      throw Exit.wrongNote
    }
  }

  /// A line for each place that would go unnoticed, then one for each note.
  private static func text(_ result: CheckResult) -> String {
    var text = ""
    for report in result.reports {
      for place in report.audit?.places ?? [] where !place.isNoticed {
        text += "unnoticed: \(report.lesson.document.source.path):\(place.span.start.line):"
        text += "\(place.span.start.column): \(place.isInFormula ? "in a formula, " : "")\(place.text)\n"
      }
    }
    let width = (result.reports.map(\.lesson.document.source.name.count).max() ?? 0) + 2
    for report in result.reports {
      let name = report.lesson.document.source.name
      guard let count = report.audit?.count else { continue }
      text += name + String(repeating: " ", count: width - name.count) + count.sentence + "\n"
    }
    if result.reports.count > 1, let count = result.audit { text += "all notes: \(count.sentence)\n" }
    return text
  }

  private struct Unnoticed: Encodable {
    let file: String
    let line: Int
    let column: Int
    let text: String
    let isInFormula: Bool
  }

  private struct NoteCount: Encodable {
    let file: String
    let changes: Int
    let noticed: Int
  }

  private struct Output: Encodable {
    let audit: AuditCount
    let notes: [NoteCount]
    let unnoticed: [Unnoticed]
  }

  private static func json(_ result: CheckResult) throws -> String {
    let output = Output(
      audit: result.audit ?? AuditCount(),
      notes: result.reports.map { report in
        let count = report.audit?.count ?? AuditCount()
        return NoteCount(
          file: report.lesson.document.source.path, changes: count.changes, noticed: count.noticed)
      },
      unnoticed: result.reports.flatMap { report in
        (report.audit?.places ?? []).filter { !$0.isNoticed }.map { place in
          Unnoticed(
            file: report.lesson.document.source.path, line: place.span.start.line,
            column: place.span.start.column, text: place.text, isInFormula: place.isInFormula)
        }
      })
    return try JSONText.of(output)
  }
}
