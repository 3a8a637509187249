import ArgumentParser
import Documents
import Verification

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Verify notes and write nothing.")

  @Argument(help: "The notes, by name or path; all of them if none is named.")
  var names: [String] = []

  @OptionGroup var options: FolderOptions

  @Flag(help: "Print findings, claims and summary as JSON, and nothing else.")
  var json = false

  func run() async throws {
    let (outcome, _) = try await Outcome.verify(names, in: options.folder, quietly: json)
    if json {
      Terminal.output.write(try JSONOutcome(outcome).text)
    } else {
      outcome.show()
    }
    if !outcome.holds { throw Exit.wrongNote }
  }
}
