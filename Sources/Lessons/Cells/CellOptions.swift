import Markdown

/// The words behind `swift` in a cell's info string.
package struct CellOptions: Sendable, Equatable {
  /// What is done with the cell.
  package enum Treatment: Sendable, Equatable {
    case run
    /// Compiled, not run.
    case typecheck
    /// Must not compile.
    case fails
    /// Must stop at run time.
    case traps
    /// Shown only, for the reason that the author gives.
    case skip(reason: String)
  }

  package var treatment = Treatment.run
  /// The page folds the cell away.
  package var isHidden = false
  /// Begins a new program with an empty scope.
  package var isFresh = false

  static let known = ["hidden", "typecheck", "fails", "traps", "fresh", "skip"]

  /// Reads an info string; nil where the fence is not a cell. `problems` are error messages with their help.
  package static func read(_ info: String) -> (
    words: CellOptions, problems: [(message: String, help: String)]
  )? {
    // Most code is of another language.
    if let first = info.utf8.first, 0x21..<0x80 ~= first, first | 0x20 != UInt8(ascii: "s") { return nil }
    var words = split(info)[...]
    guard let language = words.popFirst(), language.lowercased().hasPrefix("swift") else { return nil }
    let rest = language.dropFirst(5)
    // `swiftui` is another language, but `swift,hidden` is a mistake.
    if rest.first?.isLetter == true || rest.first?.isNumber == true { return nil }
    var result = CellOptions()
    var problems: [(message: String, help: String)] = []
    if !rest.isEmpty {
      problems.append(("‘\(language)’ is no word that is known", "write ‘swift’, and a blank behind it"))
    }
    var treatments: [String] = []
    while let word = words.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      switch (parts[0], parts.dropFirst().first) {
      case ("hidden", nil): result.isHidden = true
      case ("fresh", nil): result.isFresh = true
      case ("typecheck", nil): result.treatment = .typecheck
      case ("fails", nil): result.treatment = .fails
      case ("traps", nil): result.treatment = .traps
      case ("skip", let value?) where !unquoted(value).isEmpty:
        result.treatment = .skip(reason: unquoted(value))
      case ("skip", _):
        result.treatment = .skip(reason: "no reason is given")
        problems.append(("‘skip’ needs a reason", "write skip=\"why this cell is not run\""))
      case (let name, _?) where known.contains(String(name)):
        problems.append(("‘\(name)’ takes no value", "write \(name) alone"))
      case (let name, _):
        // `width: 3`: what follows is its value, and no second mistake.
        if name.last == ":" { _ = words.popFirst() }
        let nearest = SpellingSuggestions(known).candidates(for: String(name)).first
        problems.append(
          (
            "unknown word ‘\(name)’ behind swift",
            nearest.map { "did you mean ‘\($0)’?" } ?? "known words: \(known.joined(separator: ", "))"
          ))
      }
      if let name = ["typecheck", "fails", "traps", "skip"].first(where: { parts[0] == $0 }) {
        treatments.append(name)
      }
    }
    if Set(treatments).count > 1 {
      problems.append(
        (
          "‘\(treatments.joined(separator: "’ and ‘"))’ exclude each other",
          "keep the one that says what must happen to this cell"
        ))
    }
    return (result, problems)
  }

  /// Splits at blanks outside double quotes.
  private static func split(_ info: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in info {
      if character == "\"" { isQuoted.toggle() }
      if character.isWhitespace && !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static func unquoted(_ value: Substring) -> String {
    value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1
      ? String(value.dropFirst().dropLast()) : String(value.filter { $0 != "\"" })
  }
}
