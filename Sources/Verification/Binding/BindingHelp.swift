import Markdown
import Reports

extension Report {
  /// By the start of an unchecked number: what an author could write there, ready to be copied. It rests on what the run
  /// has told, and nothing is run for it. It is there for the first numbers only: a note with hundreds of unchecked
  /// numbers needs `notes bind`.
  package var bindingHelp: [SourcePosition: String] {
    var help: [SourcePosition: String] = [:]
    for proposal in bindingProposals(most: Self.mostHelped) {
      let texts = proposal.choices.map { "\(proposal.number.text) %%\($0.comment)%%" }
      guard let first = texts.first else { continue }
      help[proposal.number.span.start] =
        proposal.isClear || texts.count == 1 ? "write \(first)" : "write \(Self.list(texts))"
    }
    return help
  }

  private static let mostChoices = 3
  package static let mostHelped = 100

  private static func list(_ texts: [String]) -> String {
    let shown = texts.prefix(mostChoices)
    return shown.dropLast().joined(separator: ", ") + " or " + (shown.last ?? "")
  }
}
