import Markdown

/// What stands right before and behind arithmetic in its part of a passage.
struct ArithmeticPlace {
  let bytes: [UInt8]
  let range: Range<Int>
  let isCode: Bool

  /// How far a word is searched for, in bytes.
  private static let reach = 60

  // MARK: Before

  /// Whether the text before `index` cannot be a part of the first side.
  func isFree(before index: Int) -> Bool {
    var end = index
    while end > range.lowerBound, NumberSyntax.isBlank(bytes[end - 1]) { end -= 1 }
    // A formula, code or a tag comes right before a part that does not begin its passage.
    guard end > range.lowerBound else {
      return isCode || range.lowerBound == 0 || end < index && isLineStart(index)
    }
    guard let last = Self.scalar(endingAt: end, in: bytes) else { return false }
    if end == index { return "([{\"'".unicodeScalars.contains(last) || last.isBoundary }
    if last.properties.isAlphabetic { return isFreeWord(endingAt: end, before: index) }
    return ",.;:!?)]\"'-".unicodeScalars.contains(last) || last.isBoundary
  }

  /// Whether a line of the passage begins at `index`.
  private func isLineStart(_ index: Int) -> Bool {
    var start = index
    while start > 0, NumberSyntax.isBlank(bytes[start - 1]) {
      if bytes[start - 1] == UInt8(ascii: "\n") { return true }
      start -= 1
    }
    return start == 0
  }

  /// Whether a word before arithmetic neither names a function nor joins what comes before it: `log 3`, `plus 3`. A
  /// single letter is a variable.
  private func isFreeWord(endingAt end: Int, before index: Int) -> Bool {
    var start = end
    while start > max(range.lowerBound, end - Self.reach), !NumberSyntax.isBlank(bytes[start - 1]),
      !"([{\"'*,;:/".utf8.contains(bytes[start - 1])
    {
      start -= 1
    }
    let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    // A command of a formula that lacks its dollars: `1 \cdot (0 - 1) = -2`
    guard !word.contains("\\") else { return false }
    guard word.count > 1 else { return word == "a" }
    if ArithmeticCues.beforeOperands.contains(word) { return false }
    if word == "of" {
      let before = Self.words(before: start, in: bytes, atLeast: range.lowerBound).last ?? ""
      return !ArithmeticCues.parts.contains(before)
    }
    return true
  }

  // MARK: Behind

  /// Whether the text behind `index` cannot be a part of the last side.
  func isFree(behind index: Int) -> Bool {
    guard index < range.upperBound else {
      return index == bytes.count || bytes[index] == UInt8(ascii: "\n") || isCode
    }
    if "!?%^<>=~|&$#@\\_[{".utf8.contains(bytes[index]) || isNext("..", at: index) { return false }
    // A decimal comma, a time, a range, an address.
    if ",:.-/–‐".unicodeScalars.contains(Self.scalar(at: index, in: bytes) ?? " ") {
      var next = index + 1
      while next < range.upperBound, bytes[next] & 0xC0 == 0x80 { next += 1 }
      if next < range.upperBound, NumberSyntax.isLetterOrDigit(bytes[next]) { return false }
    }
    var end = index
    while end < range.upperBound, NumberSyntax.isBlank(bytes[end]) { end += 1 }
    guard end < range.upperBound else { return end == bytes.count || isLineStart(end) }
    if "?<>=~|&+*/^0123456789".utf8.contains(bytes[end]) { return false }
    if ["×", "·", "÷", "−", "≤", "≥", "±", "…", "≈", "√", "∗", "≠", "°"].contains(where: {
      isNext($0, at: end)
    }) {
      return false
    }
    if bytes[end] == UInt8(ascii: "-"), end + 1 < range.upperBound, NumberSyntax.isDigit(bytes[end + 1]) {
      return false
    }
    let words = Self.words(behind: index, in: bytes, before: range.upperBound)
    if let first = words.first, isLetterNext(end), ArithmeticCues.goesOn(first) {
      return false
    }
    return !words.prefix(4).contains { ArithmeticCues.remainders.contains($0) }
  }

  private func isLetterNext(_ index: Int) -> Bool {
    NumberSyntax.isLetter(bytes[index]) || bytes[index] >= 0x80
  }

  private func isNext(_ text: String, at index: Int) -> Bool {
    bytes[index..<range.upperBound].starts(with: text.utf8)
  }

  /// Whether a unit stands behind `index` that makes another number of it: `KB`, `million`, `km`, `hours`.
  func hasScaledUnit(behind index: Int) -> Bool {
    if isNext("°", at: index) { return true }
    var start = index
    while start < bytes.count, start < index + 8,
      NumberSyntax.isBlank(bytes[start]) || bytes[start] >= 0x80 && !isLetter(start)
    {
      start += 1
    }
    var end = start
    while end < min(bytes.count, start + Self.reach), NumberSyntax.isLetter(bytes[end]) || bytes[end] >= 0x80
    { end += 1 }
    return ScaledUnits.contains(String(decoding: bytes[start..<end], as: UTF8.self))
  }

  private func isLetter(_ index: Int) -> Bool {
    Self.scalar(at: index, in: bytes)?.properties.isAlphabetic == true
  }

  // MARK: Words and characters

  /// The words before `end`, in lower case, as far as they are searched for.
  static func words(before end: Int, in bytes: [UInt8], atLeast start: Int = 0) -> [String] {
    words(in: bytes[max(start, end - reach)..<end])
  }

  /// The words behind `start` up to the end of the clause.
  static func words(behind start: Int, in bytes: [UInt8], before end: Int) -> [String] {
    words(in: bytes[start..<min(end, start + reach)].prefix { !".;!?".utf8.contains($0) })
  }

  private static func words(in bytes: ArraySlice<UInt8>) -> [String] {
    ScannerSteps.count(bytes.count)
    return String(decoding: bytes, as: UTF8.self).lowercased().split {
      !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’"
    }.map(String.init)
  }

  static func scalar(endingAt end: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    var start = end - 1
    while start > 0, start > end - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.last
  }

  static func scalar(at index: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    String(decoding: bytes[index..<min(bytes.count, index + 4)], as: UTF8.self).unicodeScalars.first
  }
}

extension Unicode.Scalar {
  /// Whether it is a quotation mark, a dash, a bullet, the sign of a currency, or a bracket or mark of East Asian texts:
  /// it belongs to the sentence and not to a formula.
  fileprivate var isBoundary: Bool {
    switch value {
    case 0xAB, 0xBB, 0xA0, 0x2010...0x2022, 0x202F, 0x3000...0x303F, 0xFF08, 0xFF0C, 0xFF1A, 0x20A0...0x20BF,
      0x2192,
      0x21D2:
      true
    default: properties.generalCategory == .currencySymbol
    }
  }
}

/// Words beside arithmetic that belong to it.
enum ArithmeticCues {
  /// What stands behind them is an argument or an operand.
  static let beforeOperands: Set<String> = [
    "times", "plus", "minus", "by", "over", "per", "negative", "less", "sin", "cos", "tan", "sec", "csc",
    "cot",
    "arcsin", "arccos", "arctan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "sin⁻¹", "cos⁻¹", "tan⁻¹",
    "log",
    "ln", "lg", "lb", "exp", "sqrt", "root", "cbrt", "abs", "floor", "ceil", "round", "min", "max", "gcd",
    "lcm", "mod",
    "modulo", "sum", "det", "tr", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten",
    "hundred", "thousand", "million", "half", "twice", "double", "triple", "not", "xor", "nand", "base",
    "eins", "zwei",
    "drei", "mal", "durch", "wurzel", "fois", "moins", "par", "racine", "por", "menos", "más", "raíz", "meno",
  ]

  /// What stands behind “of” is not taken as it is: `the square of 3 + 1`.
  static let parts: Set<String> = [
    "root", "square", "cube", "log", "logarithm", "factorial", "inverse", "reciprocal", "half", "third",
    "thirds",
    "quarter", "quarters", "fifth", "tenth", "percent", "cent", "fraction", "double", "triple", "sum",
    "product",
    "difference", "quotient", "mean", "average", "median", "negative", "complement", "sine", "cosine",
    "tangent",
    "power", "remainder", "multiple", "out",
  ]

  /// They go on with the last side.
  static let behindOperands: Set<String> = [
    "times", "plus", "minus", "divided", "multiplied", "over", "squared", "cubed", "mod", "modulo", "or",
    "to", "xor",
    "r", "x", "choose", "factorial", "oder", "bis", "ou", "o", "mal", "hoch",
  ]

  /// Whether a word goes on with the last side; `R2` tells a remainder.
  static func goesOn(_ word: String) -> Bool {
    behindOperands.contains(word) || word.first == "r" && word.dropFirst().allSatisfy(\.isNumber)
  }

  /// They tell that a division leaves something over.
  static let remainders: Set<String> = [
    "remainder", "remainders", "rem", "rest", "reste", "resto", "остаток", "mod", "modulo", "carry", "borrow",
  ]
}
