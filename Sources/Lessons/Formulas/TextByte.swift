/// The kind of a character, as far as it decides where words and sentences end.
enum TextByte {
  case letter, blank
  /// A full stop, a question mark, an exclamation mark.
  case end
  /// The same in Chinese and Japanese, where no blank follows.
  case stop
  case other

  /// Whether an ASCII letter or an apostrophe stands there. Most bytes are letters, and this is quicker than `kind`.
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == 0x27
  }

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
      return (text[index + 2] == 0x80 ? .blank : text[index + 2] == 0x82 ? .stop : .other, 3)
    // The wide forms of ASCII punctuation.
    case 0xEF where index + 2 < text.count && text[index + 1] == 0xBC && text[index + 2] < 0xA1:
      return ([0x81, 0x9F].contains(text[index + 2]) ? .stop : .other, 3)
    default: return (.letter, 1)
    }
  }
}
