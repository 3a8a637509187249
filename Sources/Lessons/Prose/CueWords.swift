/// What a word of a sentence says of a formula beside it.
struct CueWords: OptionSet, Sendable {
  let rawValue: UInt8

  /// The sentence only supposes.
  static let supposing = CueWords(rawValue: 1)
  /// Between two formulas it joins them to one.
  static let joining = CueWords(rawValue: 2)
  /// The sentence says that something is not so.
  static let denying = CueWords(rawValue: 4)
  /// What stands beside it is not exact.
  static let approximating = CueWords(rawValue: 8)
  /// A formula beside it tells only a size: `of the order of`. A number behind it may be exact: `of order 3`.
  static let scaling = CueWords(rawValue: 16)
  /// Quotients in the sentence may be those of a division of whole numbers.
  static let dividing = CueWords(rawValue: 32)

  /// - Parameter word: in UTF-8.
  static func of(_ word: some Collection<UInt8>) -> CueWords {
    guard word.count <= longest else { return [] }
    return meanings[key(word)] ?? []
  }

  /// The most bytes that a key holds.
  private static let longest = 16

  /// The bytes of a word as one number, its ASCII letters in lower case: cheaper to make and to look up than a text.
  private static func key(_ word: some Sequence<UInt8>) -> UInt128 {
    word.reduce(0) { $0 << 8 | UInt128((0x41...0x5A).contains($1) ? $1 + 0x20 : $1) }
  }

  private static let meanings: [UInt128: CueWords] = {
    let words: [(CueWords, [String])] = [
      (
        .supposing,
        [
          "if", "when", "whenever", "or", "for", "suppose", "supposing", "say", "assume", "assuming",
          "imagine", "unless", "until", "while", "whether", "would", "could", "might", "perhaps", "e",
          "either", "case", "each", "every", "any",
        ]
      ),
      (.joining, ["of", "times", "plus", "minus", "by", "over", "per"]),
      (
        .denying,
        [
          "not", "never", "wrong", "wrongly", "mistake", "mistakes", "mistaken", "incorrect", "incorrectly",
          "false", "error", "isn't", "isn’t", "doesn't", "doesn’t", "cannot", "can't", "can’t", "untrue",
          "no",
        ]
      ),
      (
        .approximating,
        [
          "about", "approximately", "roughly", "around", "nearly", "almost", "circa", "ca", "approx",
          "estimated", "some", "close", "near",
        ]
      ),
      (.scaling, ["order", "magnitude"]),
      (
        .dividing,
        [
          "division", "divisions", "divide", "divides", "divided", "dividing", "quotient", "quotients",
          "remainder", "remainders", "floor", "floored", "truncated", "div", "cociente", "resto", "reste",
          "rest",
        ]
      ),
    ]
    var meanings: [UInt128: CueWords] = [:]
    for (meaning, words) in words {
      for word in words { meanings[key(word.utf8), default: []].formUnion(meaning) }
    }
    return meanings
  }()
}

extension StringProtocol {
  /// Whether the word says that what stands behind it is not exact: `about`, `circa`.
  package var isApproximating: Bool { CueWords.of(utf8).contains(.approximating) }
}

/// The kind of a character, as far as it decides where words and sentences end.
enum TextByte {
  case letter, blank
  /// A full stop, a question mark, an exclamation mark.
  case end
  case other

  private static func ofASCII(_ byte: UInt8) -> TextByte {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x27: .letter
    case 0x20, 0x09...0x0D: .blank
    case 0x2E, 0x3F, 0x21: .end
    default: .other
    }
  }

  /// The kind of the character that begins at `index`, and its length in bytes. Of the blocks from General Punctuation
  /// to Supplemental Mathematical Operators only the apostrophe counts as a letter.
  static func kind(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> (kind: TextByte, length: Int) {
    let byte = text[index]
    switch byte {
    case ..<0x80: return (ofASCII(byte), 1)
    case 0xC2 where index + 1 < text.count:
      return (
        text[index + 1] == 0xA0 ? .blank : [0xAA, 0xB5, 0xBA].contains(text[index + 1]) ? .letter : .other, 2
      )
    case 0xC3 where index + 1 < text.count:
      return ([0x97, 0xB7].contains(text[index + 1]) ? .other : .letter, 2)
    case 0xE2 where index + 2 < text.count && text[index + 1] < 0xB0:
      let (second, third) = (text[index + 1], text[index + 2])
      if second == 0x80 {
        return (third == 0x99 ? .letter : third <= 0x8A || third == 0xAF ? .blank : .other, 3)
      }
      return (.other, 3)
    case 0xE3 where index + 2 < text.count && text[index + 1] == 0x80:
      return (text[index + 2] == 0x80 ? .blank : .other, 3)
    default: return (.letter, 1)
    }
  }
}
