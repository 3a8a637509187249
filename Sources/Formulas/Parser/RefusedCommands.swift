extension MathCommands {
  /// What other readers of LaTeX know, and what a page that is only read does not show.
  static let refused: [String: MathCommand] = {
    var refused: [String: MathCommand] = [:]
    func refuse(_ names: String, _ why: String, _ help: String, arguments: Int = 0) {
      for name in names.split(separator: " ") {
        refused[String(name)] = .refused(why, help: help, arguments: arguments)
      }
    }
    refuse("href", "makes a link, and a formula has none", "link the words around the formula", arguments: 1)
    refuse(
      "url", "makes a link, and a formula has none", "write the link outside of the formula", arguments: 1)
    refuse(
      "htmlClass htmlData htmlId htmlStyle class cssId style", "writes HTML, and a formula has none",
      "take it out, and keep what stands in it", arguments: 1)
    refuse(
      "includegraphics", "shows a picture, and a formula has none",
      "write ![[picture.png]] outside of the formula",
      arguments: 1)
    refuse("verb", "shows code, and a formula has none", "write \\texttt{…}, or code outside of the formula")
    refuse("ce pu", "writes chemistry, which is not read", "write it with \\mathrm and scripts", arguments: 1)
    refuse(
      "newenvironment renewenvironment", "defines an environment, which is not read",
      "define a command with \\newcommand", arguments: 3)
    refuse("require usepackage", "loads a package, and there is none", "take it out", arguments: 1)
    refuse(
      "raisebox", "moves what it holds, which is not shown", "take it out, and keep its text", arguments: 1)
    refuse("rule", "draws a bar, which is not shown", "take it out", arguments: 2)
    refuse(
      "genfrac", "builds a fraction of any kind, which is not read", "write \\frac or \\binom", arguments: 4)
    refuse(
      "mathchoice", "chooses by size, which is not read", "write the one that you mean", arguments: 3)
    refuse(
      "expandafter noexpand futurelet csname endcsname catcode char", "programs TeX, which is not read",
      "define what you mean with \\newcommand")
    refuse("( ) [ ]", "marks where a formula begins or ends, and this is one already", "take it out")
    return refused
  }()
}
