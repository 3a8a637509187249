/// A set of words.
struct WordList: Sendable, ExpressibleByArrayLiteral {
  private let words: Set<String>
  /// By the first byte of a word: a bit for each length in bytes that such words have. Most words that are looked up are
  /// in no list, and this tells so without hashing them.
  private let lengths: [UInt64]

  /// - Parameter text: the words with blanks between them.
  init(_ text: String) { self.init(Set(text.split(whereSeparator: \.isWhitespace).map(String.init))) }

  init(arrayLiteral words: String...) { self.init(Set(words)) }

  private init(_ words: Set<String>) {
    self.words = words
    var lengths: [UInt64] = Array(repeating: 0, count: 256)
    for word in words {
      if let first = word.utf8.first { lengths[Int(first)] |= Self.bit(word) }
    }
    self.lengths = lengths
  }

  func contains(_ word: String) -> Bool {
    guard let first = word.utf8.first else { return false }
    // The same letter may be written in several ways, but in ASCII.
    if first < 0x80, lengths[Int(first)] & Self.bit(word) == 0 { return false }
    return words.contains(word)
  }

  private static func bit(_ word: String) -> UInt64 { 1 << UInt64(min(word.utf8.count, 63)) }
}
