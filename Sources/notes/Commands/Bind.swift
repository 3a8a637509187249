import ArgumentParser
import Course
import Markdown
import Platform
import Reports
import Verification

struct Bind: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bind unchecked numbers of the text to what cells compute.",
    discussion: """
      A number is bound where exactly one name, result or length of an array or of a network's layer fits it and its
      sentence, and the note holds with it. Where several fit, or one that is only written down, they are listed. A
      number that is bound, stated or held is never touched, and a note that does not hold is left alone.
      """)

  @Argument(help: "The notes, by name or path; all of them if none is named.")
  var names: [String] = []

  @OptionGroup var options: FolderOptions

  @Flag(help: "Show the difference and write nothing.")
  var dryRun = false

  @Flag(
    help: "Write <!--= … -->, which GitHub hides too, even where most bindings of the folder are %%= … %%.")
  var hiddenOnGithub = false

  func run() async throws {
    let verifier = try Compiler.verifier()
    let (result, course) = try await CheckResult.verify(names, in: options.folder, with: verifier)
    let wrong = result.diagnostics.filter { $0.severity == .error && !Self.isAboutUnchecked($0) }
    let wrongFiles = Set(wrong.map(\.file))
    let search = BindingSearch(
      course: course, verifier: verifier,
      comment: hiddenOnGithub ? .html : BindingComment(habitOf: course))
    let findings = try await search.findings(
      in: result.reports.filter { !wrongFiles.contains($0.lesson.document.source.path) })
    var total = (bound: 0, listed: 0, left: 0)
    for finding in findings {
      Terminal.output.write(DifferenceText(finding.edits, terminal: .output).text)
      for proposal in finding.open { Terminal.output.write(ChoicesText(proposal, in: finding.source).text) }
      total.bound += finding.corrections.count
      total.listed += finding.open.count
      total.left +=
        finding.report.summary.numbers.unchecked - finding.corrections.count - finding.open.count
      guard !dryRun, !finding.corrections.isEmpty else { continue }
      guard try finding.source.replaceFile(with: finding.edits.bytes) else {
        throw EnvironmentError(
          "\(finding.source.path) changed while it was checked: nothing was written to it")
      }
    }
    let verb = dryRun ? "would be bound" : "bound"
    Terminal.output.write(
      "\(total.bound) number\(total.bound == 1 ? "" : "s") \(verb), \(total.listed) with choices, \(total.left) without\n"
    )
    guard wrong.isEmpty else {
      result.show(wrong)
      for report in result.reports where wrongFiles.contains(report.lesson.document.source.path) {
        Terminal.error.write("\(report.lesson.document.source.path) does not hold: nothing was bound in it\n")
      }
      throw Exit.wrongNote
    }
  }

  private static func isAboutUnchecked(_ diagnostic: Diagnostic) -> Bool {
    ["unchecked-number", "unchecked-limit"].contains(diagnostic.identifier)
  }
}
