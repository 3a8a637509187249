/// Tells LaTeX from words.
enum TeXSigns {
  /// Whether a text has a sign that formulas have and words have not.
  static func contains(_ text: some Sequence<UInt8>) -> Bool { text.contains(where: isSign) }

  /// Whether a line is words: at least three of them, and no sign of a formula.
  static func isWords(_ line: some Sequence<UInt8>) -> Bool {
    var words = 0
    var letters = 0
    for byte in line {
      if isSign(byte) { return false }
      letters = byte.isLetter || byte >= 0x80 ? letters + 1 : 0
      if letters == 2 { words += 1 }
      // Some languages leave no blanks between words.
      if letters == unspacedWords { words += 2 }
    }
    return words > 2
  }

  /// In bytes of UTF-8.
  private static let unspacedWords = 18

  private static func isSign(_ byte: UInt8) -> Bool { #"\^_={}&<>+|$%"#.utf8.contains(byte) }
}
