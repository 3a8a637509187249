/// A set of words, written with blanks between them.
struct WordList: Sendable {
  private let words: Set<String>

  init(_ text: String) { words = Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }

  func contains(_ word: String) -> Bool { words.contains(word) }
}
