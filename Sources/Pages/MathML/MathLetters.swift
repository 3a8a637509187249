import Formulas

/// Maps letters to the mathematical alphabets of Unicode.
///
/// - Source: The Unicode Standard, chapter 22.2, Mathematical Alphanumeric Symbols; letters that an older
///   block had already are missing there.
enum MathLetters {
  static func letter(_ scalar: Unicode.Scalar, in alphabet: MathAlphabet) -> Unicode.Scalar {
    let code = scalar.value
    let mapped: UInt32? =
      switch code {
      case 0x41...0x5A: latin(alphabet).map { $0 + code - 0x41 }
      case 0x61...0x7A: latin(alphabet).map { $0 + 26 + code - 0x61 }
      case 0x30...0x39: digits(alphabet).map { $0 + code - 0x30 }
      case 0x391...0x3A9 where code != 0x3A2: capitalGreek(alphabet).map { $0 + code - 0x391 }
      case 0x3B1...0x3C9: smallGreek(alphabet).map { $0 + code - 0x3B1 }
      case 0x2207: capitalGreek(alphabet).map { $0 + 25 }
      default:
        variants.firstIndex(of: code).flatMap { index in smallGreek(alphabet).map { $0 + 25 + UInt32(index) }
        }
      }
    guard let mapped else { return scalar }
    return holes[mapped] ?? Unicode.Scalar(mapped) ?? scalar
  }

  static func text(_ text: String, in alphabet: MathAlphabet) -> String {
    var result = ""
    for scalar in text.unicodeScalars { result.unicodeScalars.append(letter(scalar, in: alphabet)) }
    return result
  }

  /// The code point of its `A`; nil for upright letters, which do not change.
  private static func latin(_ alphabet: MathAlphabet) -> UInt32? {
    switch alphabet {
    case .bold: 0x1D400
    case .italic: 0x1D434
    case .boldItalic: 0x1D468
    case .calligraphic: 0x1D49C
    case .fraktur: 0x1D504
    case .blackboard: 0x1D538
    case .sansSerif: 0x1D5A0
    case .typewriter: 0x1D670
    case .roman: nil
    }
  }

  private static func digits(_ alphabet: MathAlphabet) -> UInt32? {
    switch alphabet {
    case .bold, .boldItalic: 0x1D7CE
    case .blackboard: 0x1D7D8
    case .sansSerif: 0x1D7E2
    case .typewriter: 0x1D7F6
    case .italic, .calligraphic, .fraktur, .roman: nil
    }
  }

  /// The code point of its capital alpha. Capital Greek letters are upright unless the author asks for italic.
  private static func capitalGreek(_ alphabet: MathAlphabet) -> UInt32? {
    switch alphabet {
    case .bold, .boldItalic: 0x1D6A8
    case .italic: 0x1D6E2
    default: nil
    }
  }

  /// The code point of its small alpha.
  private static func smallGreek(_ alphabet: MathAlphabet) -> UInt32? {
    switch alphabet {
    case .bold: 0x1D6C2
    case .italic: 0x1D6FC
    case .boldItalic: 0x1D736
    default: nil
    }
  }

  /// The symbols behind omega in the alphabets of Unicode, in their order.
  private static let variants: [UInt32] = [0x2202, 0x3F5, 0x3D1, 0x3F0, 0x3D5, 0x3F1, 0x3D6]

  /// The letters of older blocks that Unicode uses instead of these code points.
  private static let holes: [UInt32: Unicode.Scalar] = [
    0x1D455: "ℎ", 0x1D49D: "ℬ", 0x1D4A0: "ℰ", 0x1D4A1: "ℱ", 0x1D4A3: "ℋ", 0x1D4A4: "ℐ", 0x1D4A7: "ℒ",
    0x1D4A8: "ℳ", 0x1D4AD: "ℛ", 0x1D4BA: "ℯ", 0x1D4BC: "ℊ", 0x1D4C4: "ℴ", 0x1D506: "ℭ", 0x1D50B: "ℌ",
    0x1D50C: "ℑ", 0x1D515: "ℜ", 0x1D51D: "ℨ", 0x1D53A: "ℂ", 0x1D53F: "ℍ", 0x1D545: "ℕ", 0x1D547: "ℙ",
    0x1D548: "ℚ", 0x1D549: "ℝ", 0x1D551: "ℤ",
  ]
}

extension MathSymbol {
  /// The italic correction of the letter, as a class of the style sheet: TeX adds this space, and browsers do not.
  ///
  /// - Source: the italic corrections of Computer Modern Math Italic; those of other fonts are similar.
  var lean: StaticString? {
    switch text.onlyScalar {
    case "C", "H", "I", "J", "K", "X", "Z", "ζ": "lean"
    case "F", "M", "N", "P", "T", "U", "W", "f", "τ": "leaner"
    case "V", "Y": "leanest"
    default: nil
    }
  }
}
