/// What a word of a sentence makes of a formula beside it.
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

  static func of(_ word: WordKey) -> CueWords {
    // Nearly all words are none of these: that their length and first letter tell costs less than to look them up.
    guard word.slot.map({ lengths[$0] }) == true else { return [] }
    return meanings[word] ?? []
  }

  private static let meanings: [WordKey: CueWords] = {
    let words: [(CueWords, [String])] = [
      (
        .supposing,
        [
          "if", "when", "whenever", "or", "for", "suppose", "supposing", "say", "assume", "assuming",
          "imagine",
          "unless", "until", "while", "whether", "would", "could", "might", "perhaps", "e", "either", "case",
          "each", "every", "any",
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
    ]
    var meanings: [WordKey: CueWords] = [:]
    for (meaning, words) in words {
      for word in words { meanings[WordKey(word), default: []].formUnion(meaning) }
    }
    return meanings
  }()

  private static let lengths: [Bool] = {
    var lengths = [Bool](repeating: false, count: WordKey.slots)
    for word in meanings.keys { if let slot = word.slot { lengths[slot] = true } }
    return lengths
  }()
}

extension StringProtocol {
  /// Whether the word says that what stands behind it is not exact: `about`, `circa`.
  package var isApproximating: Bool { CueWords.of(WordKey(String(self))).contains(.approximating) }
}

/// A word of at most 16 bytes, its ASCII letters small; a longer one is like no other.
struct WordKey: Hashable {
  private var front: UInt64 = 0
  private var back: UInt64 = 0
  private var length = 0
  private var first: UInt8 = 0

  static let slots = 26 * 16

  init() {}

  init(_ word: String) { for byte in word.utf8 { append(byte) } }

  var isEmpty: Bool { length == 0 }

  /// By first letter and length; nil where it begins with no small letter or is too long.
  var slot: Int? {
    guard (0x61...0x7A).contains(first), length <= 16 else { return nil }
    return Int(first - 0x61) * 16 + length - 1
  }

  mutating func append(_ byte: UInt8) {
    let small = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
    if length == 0 { first = small }
    if length < 8 {
      front = front << 8 | UInt64(small)
    } else {
      back = back << 8 | UInt64(small)
    }
    length += 1
  }
}

/// What a character is for one who looks for words and the ends of sentences.
enum TextByte {
  case letter, blank
  /// A full stop, a question mark, an exclamation mark.
  case end
  case other

  static func ofASCII(_ byte: UInt8) -> TextByte {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x27: .letter
    case 0x20, 0x09...0x0D: .blank
    case 0x2E, 0x3F, 0x21: .end
    default: .other
    }
  }

  /// Of the character that begins at `index`, and its length in bytes. Signs of the blocks from General Punctuation to
  /// Supplemental Mathematical Operators are no letters but for the apostrophe.
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
