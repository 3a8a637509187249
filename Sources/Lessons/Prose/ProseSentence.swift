import Formulas
import Markdown

/// The sentence around arithmetic.
struct ProseSentence {
  private let bytes: [UInt8]
  private let claim: Range<Int>
  /// Without the mark at its end.
  private let range: Range<Int>
  /// Whether the beginning and the end of the sentence were found.
  private let isWhole: Bool
  let isAsked: Bool
  private let cues: CueWords

  /// How far the ends of a sentence are searched for, in bytes.
  private static let reach = 500

  init(around claim: Range<Int>, in bytes: [UInt8]) {
    self.bytes = bytes
    self.claim = claim
    let first = max(0, claim.lowerBound - Self.reach)
    let last = min(bytes.count, claim.upperBound + Self.reach)
    var start = claim.lowerBound
    while start > first, !Self.endsSentence(bytes, start - 1) { start -= 1 }
    var end = claim.upperBound
    while end < last, !Self.endsSentence(bytes, end) { end += 1 }
    range = start..<end
    ScannerSteps.count(range.count)
    isWhole =
      (start == 0 || Self.endsSentence(bytes, start - 1))
      && (end == bytes.count || Self.endsSentence(bytes, end))
    isAsked = end < bytes.count && bytes[end] == UInt8(ascii: "?")
    var cues: CueWords = []
    for word in Self.words(bytes[start..<claim.lowerBound]) + Self.words(bytes[claim.upperBound..<end]) {
      cues.formUnion(CueWords.of(word))
    }
    self.cues = cues
  }

  /// Whether a full stop, a question mark or an exclamation mark stands at `index`, and a blank behind it.
  static func endsSentence(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard ".?!".utf8.contains(bytes[index]) else { return false }
    var next = index + 1
    while next < bytes.count, ")\"'*_”’".utf8.contains(bytes[next]) { next += 1 }
    return next == bytes.count || NumberSyntax.isBlank(bytes[next])
  }

  static func words(_ bytes: ArraySlice<UInt8>) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split { !$0.isLetter && $0 != "'" && $0 != "’" }
  }

  var isDenied: Bool { !cues.isDisjoint(with: [.denying, .doubting, .rejecting]) }
  var isSupposed: Bool { !cues.isDisjoint(with: [.supposing, .approximating, .conditional]) }

  /// One of the two words before it says that it is not exact.
  var isApproximate: Bool {
    Self.words(bytes[max(0, claim.lowerBound - 60)..<claim.lowerBound]).suffix(2)
      .contains(where: \.isApproximating)
  }

  /// Whether the word before it, or before “that”, makes it a condition: `if 2 + 2 = 5`, `suppose that`.
  var followsCondition: Bool {
    let words = Self.words(bytes[max(range.lowerBound, claim.lowerBound - 60)..<claim.lowerBound])
    guard let last = words.last else { return false }
    let word = last == "that" || last == "que" || last == "dass" ? words.dropLast().last ?? last : last
    return CueWords.of(word).contains(.conditional)
  }

  /// Whether no digit stands before it.
  var hasNoDigitBefore: Bool {
    !bytes[range.lowerBound..<claim.lowerBound].contains(where: NumberSyntax.isDigit)
  }

  // MARK: Words

  /// Words that may stand in front of a statement without changing it.
  private static let leading: Set<String> = [
    "so", "thus", "hence", "therefore", "then", "now", "that", "because", "since", "and", "but", "also",
    "indeed",
    "clearly", "obviously", "note", "recall", "remember", "know", "we", "example", "e", "g", "i", "course",
    "here",
    "again", "first", "second", "finally", "of",
  ]

  /// Whether the sentence consists of the claim alone, perhaps behind words like “so” and with one word for what is
  /// counted: then nothing else can be meant.
  func isOnly(_ claim: Range<Int>) -> Bool {
    guard isWhole, !isAsked else { return false }
    let before = String(decoding: bytes[range.lowerBound..<claim.lowerBound], as: UTF8.self)
    guard before.allSatisfy({ $0.isLetter || $0.isWhitespace || ",:(.\"“*".contains($0) }),
      Self.words(bytes[range.lowerBound..<claim.lowerBound]).allSatisfy({
        Self.leading.contains($0.lowercased())
      })
    else { return false }
    // A clause ends behind it, or behind one word.
    let behind = bytes[claim.upperBound..<range.upperBound].prefix { !",;)".utf8.contains($0) }
    let text = String(decoding: behind, as: UTF8.self)
    let words = Self.words(behind)
    return text.allSatisfy { $0.isLetter || $0.isWhitespace || "\"”*".contains($0) } && words.count <= 1
      && words.allSatisfy {
        !ScaledUnits.contains(String($0)) && !ArithmeticCues.behindOperands.contains($0.lowercased())
          && !Self.comparing.contains($0.lowercased())
      }
  }

  /// Behind a number they make it a difference or a comparison.
  private static let comparing: Set<String> = [
    "more", "less", "fewer", "larger", "smaller", "higher", "lower", "greater", "again", "too", "percent",
    "modulo",
  ]

  /// Words that announce another arithmetic than that of numbers.
  private static let otherArithmetic: Set<String> = [
    "mod", "modulo", "modular", "modulus", "hexadecimal", "hex", "octal", "xor", "bitwise", "overflow",
    "overflows",
    "wraps", "clock", "saturating", "concatenation", "concatenates", "concatenated", "concatenating",
    "nimber",
    "truncates", "truncated", "rounds", "congruent", "residue",
  ]

  private static let bases: Set<String> = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "twelve", "sixteen", "n", "b",
  ]

  /// Whether a text speaks of another arithmetic: modulo 7, in base 8, bitwise.
  static func reckonsOtherwise(_ bytes: [UInt8]) -> Bool {
    ScannerSteps.count(bytes.count)
    let words = String(decoding: bytes, as: UTF8.self).lowercased().split { !$0.isLetter && !$0.isNumber }
    for (index, word) in words.enumerated() {
      if otherArithmetic.contains(String(word)) { return true }
      guard word == "base", index + 1 < words.count else { continue }
      let next = words[index + 1]
      if next.allSatisfy(\.isNumber) || bases.contains(String(next)) { return true }
    }
    return false
  }
}
