import ArgumentParser
import Markdown
import Pages

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Verify all notes and make the site from them.",
    discussion: "If anything does not hold, the site stays as it is.")

  @OptionGroup var options: FolderOptions

  @Option(name: .customLong("site"), help: ArgumentHelp("The folder of the site.", valueName: "dir"))
  var site = "site"

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp(
      "Where the site will be found, for canonical addresses and a feed; else what the note ‘index’ says.",
      valueName: "address"))
  var baseURL: String?

  func validate() throws {
    guard let baseURL, BaseURL.address(baseURL) == nil else { return }
    throw ValidationError("‘\(baseURL)’ is no address of a site: write https://example.org/course/")
  }

  func run() async throws {
    let writer = try SiteWriter(site)
    let (result, course) = try await CheckResult.verify(
      [], in: options.folder, with: Compiler.verifier(), isAudited: true, meanwhile: SwiftHighlighter.prepare)
    result.show()
    guard result.holds else {
      Terminal.error.write("The site \(site) was not changed.\n")
      throw Exit.wrongNote
    }
    try writer.write(
      await Site(
        result.reports, links: course.links, name: "Notes", baseURL: baseURL.flatMap(BaseURL.address),
        font: MathFont.find()))
    Terminal.output.write("site          \(site)/index.html\n")
  }
}
