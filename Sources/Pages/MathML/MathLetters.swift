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
      case 0x2202, 0x3F5, 0x3D1, 0x3F0, 0x3D5, 0x3F1, 0x3D6: smallGreek(alphabet).map { $0 + variant(code) }
      case 0x2207: capitalGreek(alphabet).map { $0 + 25 }
      default: nil
      }
    guard let mapped else { return scalar }
    return hole(mapped) ?? Unicode.Scalar(mapped) ?? scalar
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

  /// The offset from small alpha of a symbol that is not one of the letters from alpha to omega.
  private static func variant(_ code: UInt32) -> UInt32 {
    switch code {
    case 0x2202: 25
    case 0x3F5: 26
    case 0x3D1: 27
    case 0x3F0: 28
    case 0x3D5: 29
    case 0x3F1: 30
    default: 31
    }
  }

  /// The letter of an older block that Unicode uses instead of this code point.
  private static func hole(_ code: UInt32) -> Unicode.Scalar? {
    switch code {
    case 0x1D455: "ℎ"
    case 0x1D49D: "ℬ"
    case 0x1D4A0: "ℰ"
    case 0x1D4A1: "ℱ"
    case 0x1D4A3: "ℋ"
    case 0x1D4A4: "ℐ"
    case 0x1D4A7: "ℒ"
    case 0x1D4A8: "ℳ"
    case 0x1D4AD: "ℛ"
    case 0x1D4BA: "ℯ"
    case 0x1D4BC: "ℊ"
    case 0x1D4C4: "ℴ"
    case 0x1D506: "ℭ"
    case 0x1D50B: "ℌ"
    case 0x1D50C: "ℑ"
    case 0x1D515: "ℜ"
    case 0x1D51D: "ℨ"
    case 0x1D53A: "ℂ"
    case 0x1D53F: "ℍ"
    case 0x1D545: "ℕ"
    case 0x1D547: "ℙ"
    case 0x1D548: "ℚ"
    case 0x1D549: "ℝ"
    case 0x1D551: "ℤ"
    default: nil
    }
  }
}

extension MathSymbol {
  /// The italic correction of the letter, as a class of the style sheet: TeX adds this space, and browsers do not.
  ///
  /// - Source: the italic corrections of Computer Modern Math Italic; those of other fonts are similar.
  var lean: StaticString? {
    switch text {
    case "C", "H", "I", "J", "K", "X", "Z", "ζ": "lean"
    case "F", "M", "N", "P", "T", "U", "W", "f", "τ": "leaner"
    case "V", "Y": "leanest"
    default: nil
    }
  }
}
