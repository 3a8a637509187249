import Lessons

/// What an author can do about what the compiler says, where the compiler's own words do not tell.
enum CompilerHelp {
  /// - Parameter line: the line of the cell at which the compiler stopped.
  static func help(for message: String, on line: Substring) -> String {
    if message.hasPrefix("invalid redeclaration") || message.contains("ambiguous use") {
      return
        "all cells of a note share one scope: write ‘swift fresh’ for a new program, or put this into do { … }"
    }
    if message.hasPrefix("no such module") {
      return
        "CNN and Figures are there without an import; a note can import what comes with Swift, such as Foundation"
    }
    if message.hasPrefix("expected '}'") { return "write } where that ends which the brace here begins" }
    guard let name = message.wholeMatch(of: /cannot find '(.+)' in scope/)?.1,
      line.drop(while: \.isWhitespace).hasPrefix("\(name) = ")
    else { return "" }
    return
      "a value gets its name by let: write ‘let \(name) = …’, or ‘var \(name) = …’ where it changes later"
  }
}

extension Cell {
  /// A line of its code, counted from 1.
  func line(_ number: Int) -> Substring {
    code.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(number - 1).first ?? ""
  }
}
