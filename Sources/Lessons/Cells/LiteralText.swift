/// Reads the beginning of a text that is written like a value: `3`, `-0.5…`, `"b"`, `[1, 2]`, `Optional(3)`, `.red`.
///
/// A type is none, nor is a name: `[Int]`, `Tensor(image)`.
struct LiteralText {
  private let text: [Character]
  private var index = 0
  /// The number of literals that were read.
  private var literals = 0
  /// How many brackets are open.
  private var depth = 0
  /// The deepest nesting of brackets that is read as a value.
  private static let deepest = 64

  init(_ text: some StringProtocol) { self.text = Array(text) }

  /// The value at the beginning of the text, and what stands behind it. A bracket that is left open goes on over the
  /// next lines. Nil where the text does not begin with a value, or where more of an expression follows.
  static func read(_ text: some StringProtocol) -> (value: String, rest: String)? {
    var reader = LiteralText(text)
    guard reader.readValue(), reader.literals > 0, !reader.isInExpression else { return nil }
    return (String(reader.text[..<reader.index]), String(reader.text[reader.index...]))
  }

  private var next: Character? { index < text.count ? text[index] : nil }

  /// Whether a letter or digit, or an operator with an operand, follows what was read: `3x3`, `3 + a`.
  private var isInExpression: Bool {
    guard let next else { return false }
    if next.isLetter || next.isNumber || next == "_" || "([{.".contains(next) && !isSentenceEnd {
      return true
    }
    let operators = text[index...].drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
    return !operators.isEmpty && operators.allSatisfy { "+-*/%&|^<>=?×·÷−→⇒!".contains($0) }
      && operators != ["-"]
  }

  private var isSentenceEnd: Bool { next == "." && (index + 1 == text.count || text[index + 1].isWhitespace) }

  private mutating func skipBlanks() { while let next, next.isWhitespace { index += 1 } }

  private mutating func skip(_ word: String) -> Bool {
    guard text[index...].starts(with: word) else { return false }
    index += word.count
    return true
  }

  private mutating func readValue() -> Bool {
    guard let first = next else { return false }
    switch first {
    case "[": return readElements(closing: "]")
    case "(": return readElements(closing: ")")
    case ".": return readMember()
    case _ where Self.closingQuotes[first] != nil: return readQuoted()
    case _ where first.isLetter || first == "_": return readWord()
    default: return readNumber()
    }
  }

  // MARK: Numbers

  private mutating func readDigits() -> Bool {
    let start = index
    let isHexadecimal = skip("0x")
    if !isHexadecimal { _ = skip("0b") || skip("0o") }
    while let next, next.isASCII, next.isNumber || next == "_" || isHexadecimal && next.isHexDigit {
      index += 1
    }
    return index > start
  }

  private mutating func readNumber() -> Bool {
    _ = skip("+") || skip("-") || skip("−") || skip("~") || skip("±")
    if skip("∞") || skip("inf") || skip("nan") { return counted() }
    guard let first = next, first.isASCII, first.isNumber, readDigits() else { return false }
    while next == ",", isGroup(at: index + 1) { index += 4 }
    if next == ".", index + 1 < text.count, text[index + 1].isNumber {
      index += 1
      _ = readDigits()
    }
    if next == "e" || next == "E" {
      let start = index
      index += 1
      _ = skip("-") || skip("+") || skip("−")
      if !readDigits() { index = start }
    }
    for range in ["...", "..<"] where text[index...].starts(with: range) {
      let start = index
      index += 3
      if !readDigits() { index = start }
    }
    _ = skip("…") || skip("...") || skip("%")
    let end = index
    skipBlanks()
    if skip("±") {
      skipBlanks()
      return readNumber()
    }
    index = end
    return counted()
  }

  /// Whether three digits stand at `start`, and no fourth.
  private func isGroup(at start: Int) -> Bool {
    start + 3 <= text.count && text[start..<start + 3].allSatisfy { $0.isASCII && $0.isNumber }
      && !(start + 3 < text.count && text[start + 3].isNumber)
  }

  private mutating func counted() -> Bool {
    literals += 1
    return true
  }

  // MARK: Texts and names

  private static let closingQuotes: [Character: Character] = [
    "\"": "\"", "'": "'", "“": "”", "”": "”", "„": "“", "‘": "’", "«": "»", "`": "`",
  ]

  private mutating func readQuoted() -> Bool {
    guard let first = next, let closing = Self.closingQuotes[first] else { return false }
    index += 1
    while let character = next {
      index += character == "\\" ? 2 : 1
      if character == closing || first == "„" && character == "”" { return counted() }
    }
    return false
  }

  private mutating func readName() -> String {
    let start = index
    while let next, next.isLetter || next.isNumber || next == "_" { index += 1 }
    return String(text[start..<index])
  }

  /// `.red`, `.some(3)`
  private mutating func readMember() -> Bool {
    index += 1
    guard let first = next, first.isLetter, first.isLowercase else { return false }
    _ = readName()
    return next == "(" ? readElements(closing: ")") : counted()
  }

  /// `true`, `Optional(3)`, `Int.max` is none.
  private mutating func readWord() -> Bool {
    let name = readName()
    if ["true", "false", "nil", "inf", "nan"].contains(name) { return counted() }
    while next == ".", index + 1 < text.count, text[index + 1].isLetter {
      index += 1
      _ = readName()
    }
    return next == "(" && readElements(closing: ")")
  }

  /// Elements between commas, perhaps with labels or keys. Names alone are none, but for `...`.
  private mutating func readElements(closing: Character) -> Bool {
    let before = literals
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { return false }
    index += 1
    skipBlanks()
    if closing == "]", skip("]") || skip(":]") { return counted() }
    while next != nil {
      skipLabel()
      guard skip("...") || skip("…") || readValue() else { return false }
      skipBlanks()
      if skip(":") {
        skipBlanks()
        guard readValue() else { return false }
        skipBlanks()
      }
      if next == closing {
        index += 1
        return literals > before
      }
      guard next == nil || skip(",") else { return false }
      skipBlanks()
    }
    return literals > before
  }

  private mutating func skipLabel() {
    let start = index
    guard let first = next, first.isLetter, !readName().isEmpty, skip(":") else {
      index = start
      return
    }
    skipBlanks()
  }
}
