import Platform
import ArgumentParser
import Markdown
import Verification

struct Accept: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write what was seen into the expectations and bound numbers that failed.",
    discussion: """
      Numbers are written with at most 6 significant digits, those of the prose to their last place. Expectations that leave something open (± e, ...)
      and the messages of ‘fails’ and ‘traps’ cells stay as they are.
      """)

  @Argument(help: "The notes, by name or path; all of them if none is named.")
  var names: [String] = []

  @OptionGroup var options: FolderOptions

  @Flag(help: "Show the difference and write nothing.")
  var dryRun = false

  func run() async throws {
    let (outcome, _) = try await CheckResult.verify(names, in: options.folder)
    var written = 0
    for report in outcome.reports {
      let corrections = report.claims.compactMap(\.correction)
      guard !corrections.isEmpty else { continue }
      let source = report.lesson.document.source
      let accepted = TextEdits(corrections, in: source)
      Terminal.output.write(accepted.difference(terminal: .output))
      written += corrections.count
      guard !dryRun else { continue }
      guard try Files.read(source.path) == source.bytes else {
        throw EnvironmentError("\(source.path) changed while it was checked: nothing was written to it")
      }
      try Files.write(accepted.bytes, to: source.path)
    }
    let verb = dryRun ? "would be written" : "written"
    Terminal.output.write("\(written) correction\(written == 1 ? "" : "s") \(verb)\n")
    let corrected = Set(
      outcome.reports.flatMap { report in
        report.claims.filter { $0.correction != nil }.map { Location(report, $0) }
      })
    let rest = outcome.diagnostics.filter { !corrected.contains(Location($0)) }
    for diagnostic in rest {
      let source = outcome.reports.map(\.lesson.document.source).first { $0.path == diagnostic.file }
      Terminal.error.write(DiagnosticText(diagnostic, source: source, terminal: .error).text)
    }
    if rest.contains(where: { $0.severity == .error }) { throw Exit.wrongNote }
  }

  private struct Location: Hashable {
    let file: String
    let span: SourceSpan

    init(_ diagnostic: Diagnostic) { (file, span) = (diagnostic.file, diagnostic.span) }
    init(_ report: Report, _ claim: CheckedClaim) {
      (file, span) = (report.lesson.document.source.path, claim.span)
    }
  }
}
