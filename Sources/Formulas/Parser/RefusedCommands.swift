extension MathCommands {
  /// Commands that other LaTeX renderers support and this one refuses, because they do more than set mathematics.
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
    refuse(
      "newenvironment renewenvironment", "defines an environment, which is not read",
      "define a command with \\newcommand", arguments: 3)
    refuse(
      "raisebox", "moves what it holds, which is not shown", "take it out, and keep its text", arguments: 1)
    refuse(
      "toggle mathtip texttip", "shows something else when it is pointed at, which is not read",
      "write what is to be seen", arguments: 2)
    refuse(
      "enclose", "draws lines around what it holds, which is not shown", "write \\boxed or \\cancel",
      arguments: 1)
    refuse(
      "overwithdelims atopwithdelims above abovewithdelims",
      "builds a fraction of any kind, which is not read",
      "write \\genfrac, \\frac or \\binom")
    refuse("buildrel stackbin", "puts a sign over another, which is not read", "write \\overset{a}{=}")
    refuse(
      "definecolor", "names a color, which is not read", "write the color itself: \\textcolor{#c00}{x}",
      arguments: 3)
    refuse("newcolumntype", "defines columns, which is not read", "write l, c or r for each", arguments: 2)
    refuse(
      "Newextarrow", "defines an arrow, which is not read", "write \\xrightarrow or one like it", arguments: 3
    )
    refuse(
      "DeclarePairedDelimiterX DeclarePairedDelimiterXPP DeclarePairedDelimiters DeclarePairedDelimitersX "
        + "DeclarePairedDelimitersXPP", "defines brackets, which is not read",
      "write \\DeclarePairedDelimiter or \\newcommand", arguments: 4)
    refuse(
      "newtagform renewtagform usetagform", "changes how numbers look, which is not read", "take it out",
      arguments: 1)
    refuse(
      "ArrowBetweenLines shortvdotswithin MTFlushSpaceAbove MTFlushSpaceBelow MakeAboxedCommand",
      "sets lines closer, which is not read", "take it out")
    refuse(
      "identitymatrix imat xmatrix xmat zeromatrix zmat paulimatrix pmat diagonalmatrix dmat antidiagonalmatrix admat",
      "makes the entries of a matrix, which is not read", "write them in \\begin{pmatrix} … \\end{pmatrix}",
      arguments: 2)
    refuse("mmlToken", "writes MathML, which is not read", "write what it shows", arguments: 2)
    refuse(
      "mathchoice", "chooses by size, which is not read", "write the one that you mean", arguments: 3)
    refuse(
      "expandafter noexpand futurelet csname endcsname catcode char", "programs TeX, which is not read",
      "define what you mean with \\newcommand")
    refuse("( ) [ ]", "marks where a formula begins or ends, and this is one already", "take it out")
    return refused
  }()
}
