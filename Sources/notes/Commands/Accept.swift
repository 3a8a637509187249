import Reports
import ArgumentParser
import Markdown
import Platform

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
    let (result, _) = try await CheckResult.verify(
      names, in: options.folder, with: Compiler.verifier())
    var written = 0
    for report in result.reports {
      let corrections = report.claims.compactMap(\.correction)
      guard !corrections.isEmpty else { continue }
      let source = report.lesson.document.source
      let edits = TextEdits(corrections, in: source)
      Terminal.output.write(DifferenceText(edits, terminal: .output).text)
      written += corrections.count
      guard !dryRun else { continue }
      guard try source.replaceFile(with: edits.bytes) else {
        throw EnvironmentError("\(source.path) changed while it was checked: nothing was written to it")
      }
    }
    let verb = dryRun ? "would be written" : "written"
    Terminal.output.write("\(written) correction\(written == 1 ? "" : "s") \(verb)\n")
    let corrected = Set(
      result.reports.flatMap { report in
        report.claims.filter { $0.correction != nil }.map { Location(report, $0) }
      })
    let rest = result.diagnostics.filter { !corrected.contains(Location($0)) }
    result.show(rest)
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
