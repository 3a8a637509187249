/// The lines that corrections change, old and new.
struct DifferenceText {
  let text: String

  init(_ edits: TextEdits, terminal: Terminal) {
    text = edits.lineChanges.map { change in
      terminal.styled("\(edits.source.path):\(change.line)", .strong) + "\n"
        + change.old.map { terminal.styled("- " + $0, .removed) + "\n" }.joined()
        + change.new.map { terminal.styled("+ " + $0, .added) + "\n" }.joined()
    }
    .joined()
  }
}
