/// What a comment says, without its slashes and stars, and what it begins with.
struct CommentContent {
  /// A sign between code and value: `→`, `==>`.
  struct ValueMark {
    /// Whether it can only be meant as `=>`.
    let isExpectation: Bool
  }

  /// A word between code and output: `prints`, `Output:`.
  struct OutputWord {
    let endsWithColon: Bool
    /// `prints`, unlike `output`, which may also be the name of something.
    let isVerb: Bool
  }

  private let text: String

  /// Nil for a comment of several lines.
  init?(_ comment: String) {
    guard !comment.contains(where: \.isNewline) else { return nil }
    var text = comment[...]
    if text.hasPrefix("/*") {
      text = text.dropFirst(2).drop { $0 == "*" || $0 == "!" }
      if text.hasSuffix("*/") { text = text.dropLast(2) }
    } else {
      text = text.drop { $0 == "/" }
      if let sign = text.first, sign == "!" || sign == ":" { text = text.dropFirst() }
    }
    self.text = Self.trimmed(text)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    func isBlank(_ character: Character) -> Bool {
      character.isWhitespace || "\u{200B}\u{FEFF}".contains(character)
    }
    let start = text.drop(while: isBlank)
    return String(start.reversed().drop(while: isBlank).reversed())
  }

  /// The arrow or equals sign at the beginning, and what stands behind it.
  var valueMark: (mark: ValueMark, rest: String)? {
    let arrows: Set<Character> = [
      "→", "⇒", "⟶", "⟹", "↦", "⟼", "⇨", "⇾", "⇢", "↠", "➜", "➔", "➝", "➞", "➙", "➡", "➡\u{FE0F}", "⮕", "⭢",
    ]
    if let first = text.first, arrows.contains(first) {
      return (ValueMark(isExpectation: false), Self.trimmed(text.dropFirst()))
    }
    for word in ["returns", "evaluates to", "is equal to", "equals"]
    where text.lowercased().hasPrefix(word + " ") {
      return (ValueMark(isExpectation: false), Self.trimmed(text.dropFirst(word.count)))
    }
    for word in ["result:", "returns:", "value:"] where text.lowercased().hasPrefix(word) {
      return (ValueMark(isExpectation: false), Self.trimmed(text.dropFirst(word.count)))
    }
    let signs = text.prefix { "-=~>≈≅".contains($0) }
    let rest = Self.trimmed(text.dropFirst(signs.count))
    switch signs {
    case "=>", "==>", "===>": return (ValueMark(isExpectation: true), rest)
    case "=" where rest.hasPrefix(">"):
      return (ValueMark(isExpectation: true), Self.trimmed(rest.dropFirst()))
    case "->", "-->", "--->", "~>", "->>", "=", "==", "≈", "≅", "~=", "~": break
    // `// =-3`
    case "=-", "==-", "->-", "≈-": return (ValueMark(isExpectation: false), "-" + rest)
    default: return nil
    }
    return (ValueMark(isExpectation: false), rest)
  }

  /// Words that may come before one that speaks of output.
  private static let leading: Set<String> = [
    "it", "this", "will", "expected", "console", "sample", "example", "program", "the", "code", "now", "also",
  ]
  private static let verbs: Set<String> = ["prints", "print", "printed", "printing", "outputs"]
  private static let nouns: Set<String> = ["output", "stdout"]

  /// The word for output at the beginning, and what stands behind it.
  var outputWord: (word: OutputWord, rest: String)? {
    var rest = text[...]
    while true {
      let word = rest.prefix(while: \.isLetter)
      let name = word.lowercased()
      rest = rest.dropFirst(word.count)
      if Self.leading.contains(name), rest.first == " " {
        rest = rest.drop(while: \.isWhitespace)
        continue
      }
      let isVerb = Self.verbs.contains(name)
      guard isVerb || Self.nouns.contains(name) else { return nil }
      let behind = rest.drop(while: \.isWhitespace)
      for sign in [":", "=>", "->", "→", "="] where behind.hasPrefix(sign) {
        return (
          OutputWord(endsWithColon: true, isVerb: isVerb), Self.trimmed(behind.dropFirst(sign.count))
        )
      }
      // `print("b")` is code that is commented out.
      guard rest.isEmpty || rest.count > behind.count else { return nil }
      return (OutputWord(endsWithColon: false, isVerb: isVerb), Self.trimmed(behind))
    }
  }
}
