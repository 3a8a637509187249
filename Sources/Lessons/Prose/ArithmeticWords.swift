/// The words that stand for signs where arithmetic is told in words: `half of 300 is 150`.
enum ArithmeticWords {
  typealias Signs = [(ArithmeticToken.Kind, String)]

  /// By their words, separated by blanks; longer ones come before their beginnings.
  private static let phrases: [(words: [String], signs: Signs)] = {
    var phrases: [(String, Signs)] = [
      ("times", [(.binary, "×")]), ("multiplied by", [(.binary, "×")]), ("plus", [(.binary, "+")]),
      ("minus", [(.binary, "−")]), ("divided by", [(.binary, "÷")]), ("of", [(.binary, "of")]),
      ("twice", [(.number, "2"), (.binary, "×")]), ("is equal to", [(.relation, "=")]),
      ("is", [(.relation, "=")]),
      ("equals", [(.relation, "=")]), ("makes", [(.relation, "=")]),
    ]
    for (part, value) in [("half", 2), ("third", 3), ("quarter", 4), ("fifth", 5), ("tenth", 10)] {
      for article in ["", "one ", "a "] {
        phrases.append((article + part + " of", [(.number, "(1/\(value))"), (.binary, "of")]))
      }
    }
    phrases += [
      ("two thirds of", [(.number, "(2/3)"), (.binary, "of")]),
      ("three quarters of", [(.number, "(3/4)"), (.binary, "of")]),
    ]
    return phrases.map { ($0.0.split(separator: " ").map(String.init), $0.1) }
  }()

  private static let initials = Set(phrases.compactMap { $0.words.first?.utf8.first })

  /// The signs of the words at an index, and the length of the words; nil where they stand for nothing.
  static func read(_ bytes: [UInt8], at index: Int, in range: Range<Int>) -> (signs: Signs, length: Int)? {
    guard initials.contains(bytes[index] | 0x20),
      index == range.lowerBound || !NumberSyntax.isLetterOrDigit(bytes[index - 1])
    else { return nil }
    for (words, signs) in phrases {
      if let end = end(of: words, in: bytes, from: index, to: range.upperBound) {
        return (signs, end - index)
      }
    }
    return nil
  }

  /// Where words end that begin at an index, in small letters or with a capital one.
  private static func end(of words: [String], in bytes: [UInt8], from index: Int, to limit: Int) -> Int? {
    var index = index
    for (number, word) in words.enumerated() {
      if number > 0 {
        let start = index
        while index < limit, NumberSyntax.isBlank(bytes[index]) { index += 1 }
        guard index > start else { return nil }
      }
      let count = word.utf8.count
      guard index + count <= limit, bytes[index] | 0x20 == word.utf8.first,
        bytes[(index + 1)..<(index + count)].elementsEqual(word.utf8.dropFirst()),
        index + count == limit || !NumberSyntax.isLetterOrDigit(bytes[index + count])
      else { return nil }
      index += count
    }
    return index
  }
}
