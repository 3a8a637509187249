/// The words that stand for signs where arithmetic is told in words: `half of 300 is 150`.
enum ArithmeticWords {
  typealias Signs = [(ArithmeticToken.Kind, String)]

  private struct Phrase {
    let words: [[UInt8]]
    let signs: Signs
  }

  /// By their first letter, from `a` on; longer ones come before their beginnings.
  private static let phrases: [[Phrase]] = {
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
    var byLetter: [[Phrase]] = Array(repeating: [], count: 26)
    for (text, signs) in phrases {
      let words = text.split(separator: " ").map { Array($0.utf8) }
      byLetter[Int(words[0][0] - UInt8(ascii: "a"))].append(Phrase(words: words, signs: signs))
    }
    return byLetter
  }()

  /// The signs of the words at an index, which holds a letter, and the length of the words; nil where they stand for
  /// nothing.
  static func read(_ bytes: [UInt8], at index: Int, in range: Range<Int>) -> (signs: Signs, length: Int)? {
    guard index == range.lowerBound || !NumberSyntax.isLetterOrDigit(bytes[index - 1]) else { return nil }
    for phrase in phrases[Int((bytes[index] | 0x20) - UInt8(ascii: "a"))] {
      if let end = end(of: phrase.words, in: bytes, from: index, to: range.upperBound) {
        return (phrase.signs, end - index)
      }
    }
    return nil
  }

  /// Where words end that begin at an index, in small letters or with a capital one.
  private static func end(of words: [[UInt8]], in bytes: [UInt8], from index: Int, to limit: Int) -> Int? {
    var index = index
    for (number, word) in words.enumerated() {
      if number > 0 {
        let start = index
        while index < limit, NumberSyntax.isBlank(bytes[index]) { index += 1 }
        guard index > start else { return nil }
      }
      guard index + word.count <= limit, bytes[index] | 0x20 == word[0] else { return nil }
      for place in 1..<word.count where bytes[index + place] != word[place] { return nil }
      index += word.count
      guard index == limit || !NumberSyntax.isLetterOrDigit(bytes[index]) else { return nil }
    }
    return index
  }
}
