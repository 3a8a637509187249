import Markdown

/// A number of a text beside a word for its role: “a stride of 2”, “20 epochs”, “a 3 × 3 filter”.
package struct RoleMention: Sendable, Equatable {
  package let role: Role
  /// As messages say it: `stride 2`, `20 epochs`.
  package let text: String

  /// The role that the words beside a number give it. Nil where they give it none, or more than one number: “strides of
  /// 2 or 3”; and where the number counts something else: “a filter of 9 weights”, “after 5 epochs”, “filter 2”.
  /// - Parameter bytes: the text that the number's range is in.
  package static func read(_ number: ProseNumber, in bytes: [UInt8]) -> RoleMention? {
    guard !number.isInWord, number.tolerance == nil else { return nil }
    let before = WordsBefore(number.range.lowerBound, in: bytes)
    var behind = WordsBehind(number.range.upperBound, in: bytes)
    guard !behind.isJoined, !before.continues else { return nil }
    var isSquare = false
    switch number.suffix {
    case .none:
      while let factor = behind.takeFactor() {
        guard factor == number.text, !isSquare else { return nil }
        isSquare = true
      }
    case .letters("x" + number.digits): isSquare = true
    case .letters, .power, .percent, .bytes: return nil
    }
    guard !behind.continues else { return nil }
    let shown = isSquare ? "\(number.digits) × \(number.digits)" : number.text
    if let role = followed(by: behind, before, isSquare: isSquare, isOne: number.digits == "1") {
      return RoleMention(
        role: role, text: role.kind == .amount ? "\(role.word) \(shown)" : "\(shown) \(behind.words[0])")
    }
    guard let role = announced(by: before.words, isSquare: isSquare),
      isSquare || behind.words.first.map({ Self.endingPhrases.contains($0) || role.counts($0) }) ?? true
    else { return nil }
    return RoleMention(role: role, text: "\(role.word) \(shown)")
  }

  // MARK: The word behind the number

  /// Before a count they make it a part of another, or a time: “the first 5 epochs”.
  private static let partial = WordList(
    """
    first last next other another after every before within until than least most per extra more these
    those remaining by about around roughly at only up each some additional between
    """)

  private static func followed(
    by behind: WordsBehind, _ before: WordsBefore, isSquare: Bool, isOne: Bool
  ) -> Role? {
    let words = behind.words
    guard let word = words.first else { return nil }
    if isSquare { return Role.all.first { $0.kind == .size && $0.isCalled(word) } }
    if words.count > 2, ["pixel", "pixels", "zeros", "rows"].contains(word), words[1] == "of" {
      return Role.all.first { $0.kind == .amount && $0.word == words[2] }
    }
    guard before.words.prefix(2).allSatisfy({ !partial.contains($0) }) else { return nil }
    return Role.all.first { $0.kind == .count && $0.isCalled(word) && (isOne || word != $0.word) }
  }

  // MARK: The word before the number

  /// Words that may follow a number without changing what it is of.
  private static let endingPhrases = WordList(
    """
    pixel pixels px and with in on over for at from that which is it we gives give leaves leave has have
    makes make turns fits as moves needs so the a this there means meant along across slides covers sees
    takes gets starts ends can will must
    """)

  /// Before a role they mean another one than that of the code.
  private static let pickedOut = WordList(
    """
    each every another other second third last next previous larger smaller no any final bigger wider
    different usual new old maximum minimum default
    """)

  private static func announced(by words: [String], isSquare: Bool) -> Role? {
    var rest = words[...]
    var links: [String] = []
    while links.count < 3, let word = rest.first,
      ["of", "is", "was", "=", "equals", "size", "width", "side"].contains(word)
    {
      links.append(word)
      rest = rest.dropFirst()
    }
    guard let word = rest.popFirst(),
      let role = Role.all.first(where: { $0.kind != .count && $0.isCalled(word) })
    else { return nil }
    let isNamed = !links.isEmpty
    // “window 3” is the third one.
    guard
      isNamed || role.kind == .amount && role.word != "batch" && word == role.word.split(separator: " ").last!
    else {
      return nil
    }
    if word == "rate" || word == "rates" {
      guard let kind = rest.popFirst(), ["learning", "the", "a", "this", "same", "with", "at"].contains(kind)
      else {
        return nil
      }
    }
    guard
      !links.contains(where: { ["size", "width", "side"].contains($0) }) || role.kind == .size
        || role.word == "batch",
      !isSquare || role.kind == .size, rest.prefix(2).allSatisfy({ !pickedOut.contains($0) })
    else { return nil }
    return role
  }
}

/// The words before a number, the nearest first. A sign of punctuation ends them.
private struct WordsBefore {
  let words: [String]
  /// Whether the number goes on with another one: `3 × 5`, `2 or 5`, `1–5`.
  let continues: Bool

  init(_ place: Int, in bytes: [UInt8]) {
    let text = String(decoding: bytes[max(0, place - 60)..<place], as: UTF8.self)
    var words: [String] = []
    for part in text.split(whereSeparator: \.isWhitespace).reversed() {
      var word = part
      if let opening = part.lastIndex(where: { "([{\"'“*_`".contains($0) }) {
        word = part[part.index(after: opening)...]
      }
      let isEnd = word.last.map { ",.;!?)]".contains($0) } == true
      if words.isEmpty, word.last == ":" { word = word.dropLast() }
      if isEnd || word.contains(where: { !$0.isLetter && !"-=×'’".contains($0) && !$0.isNumber }) { break }
      words.append(word.lowercased())
      if word.startIndex != part.startIndex { break }
    }
    self.words = words
    let isFirst = text.last.map { $0.isWhitespace || "([\"'“*_".contains($0) } ?? true
    let lists = ["×", "x", "by", "or", "and", "to", "–", "-", "than", "not"]
    continues = !isFirst || words.first.map(lists.contains) == true
  }
}

/// The words behind a number, up to a sign of punctuation.
private struct WordsBehind {
  private(set) var words: [String] = []
  /// Whether the number is a part of a word.
  private(set) var isJoined = false
  /// Whether another number follows in a list.
  private var listsNumber = false

  init(_ place: Int, in bytes: [UInt8]) {
    let text = String(decoding: bytes[place..<min(bytes.count, place + 60)], as: UTF8.self)
    guard let first = text.first else { return }
    if ",.;:!?)]\"'”*_".contains(first) {
      let rest = text.dropFirst().drop { !$0.isLetter && !$0.isNumber }
      listsNumber = first == "," && rest.first?.isNumber == true
      return
    }
    guard first.isWhitespace else {
      isJoined = true
      return
    }
    for part in text.split(whereSeparator: \.isWhitespace) {
      let word = part.prefix { !",.;:!?)]\"”".contains($0) || part.first!.isNumber }
      words.append(word.lowercased())
      if word.count < part.count { break }
    }
  }

  /// Removes `× 3` from the beginning.
  mutating func takeFactor() -> String? {
    guard words.count > 1, ["×", "x", "by"].contains(words[0]) else { return nil }
    let digits = words[1].prefix { $0.isNumber }
    guard !digits.isEmpty else { return nil }
    words.removeFirst(2)
    return String(digits)
  }

  var continues: Bool {
    listsNumber
      || words.count > 1 && ["or", "and", "to", "–", "-", "×", "*", "+", "=", "/"].contains(words[0])
        && words[1].first?.isNumber == true
      || words.first == "or" || words.first == "to"
  }
}
