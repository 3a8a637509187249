import Markdown
import Verification

/// What an unchecked number could be bound to, one choice a line.
struct ChoicesText {
  let text: String

  init(_ proposal: BindingProposal, in source: Source) {
    let place = proposal.number.span.start
    let lines = proposal.choices.map { choice in
      switch choice {
      case .bound(let expression, let value, let line): "  %%= \(expression)%%  is \(value), line \(line)"
      case .stated(let name, let line): "  %%stated%%  is written down as ‘\(name)’, line \(line)"
      }
    }
    text =
      "\(source.path):\(place.line):\(place.column): \(proposal.number.text)\n"
      + lines.map { $0 + "\n" }.joined()
  }
}
