/// What a word of a sentence says of a formula beside it, in the languages of `CueWordTable`.
///
/// What is asked of every word of every note is inlinable: other modules would go through tables of witnesses for it.
@frozen package struct CueWords: OptionSet, Sendable {
  @usableFromInline package let rawValue: UInt32

  @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }

  @inlinable package init() { rawValue = 0 }

  @inlinable package init(arrayLiteral meanings: CueWords...) {
    rawValue = meanings.reduce(0) { $0 | $1.rawValue }
  }

  @inlinable package func contains(_ other: CueWords) -> Bool {
    rawValue & other.rawValue == other.rawValue
  }

  @inlinable package func isDisjoint(with other: CueWords) -> Bool { rawValue & other.rawValue == 0 }

  @inlinable package mutating func formUnion(_ other: CueWords) {
    self = CueWords(rawValue: rawValue | other.rawValue)
  }

  @inlinable package mutating func subtract(_ other: CueWords) {
    self = CueWords(rawValue: rawValue & ~other.rawValue)
  }

  /// The sentence only supposes.
  @inlinable package static var supposing: CueWords { CueWords(rawValue: 1) }
  /// Between two formulas it joins them to one.
  @inlinable package static var joining: CueWords { CueWords(rawValue: 1 << 1) }
  /// The sentence says that something is not so.
  @inlinable package static var denying: CueWords { CueWords(rawValue: 1 << 2) }
  /// What stands beside it is not exact.
  @inlinable package static var approximating: CueWords { CueWords(rawValue: 1 << 3) }
  /// A formula beside it tells only a size: `of the order of`. A number behind it may be exact: `of order 3`.
  @inlinable package static var scaling: CueWords { CueWords(rawValue: 1 << 4) }
  /// The sentence speaks of a case, and nothing that it defines outlives it: if, when, such that.
  @inlinable package static var hypothetical: CueWords { CueWords(rawValue: 1 << 5) }
  /// The sentence speaks of an equation to be solved.
  @inlinable package static var solving: CueWords { CueWords(rawValue: 1 << 6) }
  /// A value right behind it holds for the sentence: at.
  @inlinable package static var evaluating: CueWords { CueWords(rawValue: 1 << 7) }
  /// A value right behind it holds for the sentence if the sentence tells a result: with k = 1 we get.
  @inlinable package static var accompanying: CueWords { CueWords(rawValue: 1 << 8) }
  /// The sentence tells a result: gets, gives, yields.
  @inlinable package static var resulting: CueWords { CueWords(rawValue: 1 << 9) }
  /// Values behind it hold for the sentence: choosing, setting.
  @inlinable package static var choosing: CueWords { CueWords(rawValue: 1 << 10) }
  /// The sentence says that something is false or impossible, and not only what is not so.
  @inlinable package static var rejecting: CueWords { CueWords(rawValue: 1 << 11) }
  /// What the sentence defines is only a part of the definition: otherwise.
  @inlinable package static var alternative: CueWords { CueWords(rawValue: 1 << 12) }
  /// A word of a language whose cue words are not known.
  @inlinable package static var foreign: CueWords { CueWords(rawValue: 1 << 13) }
  /// The sentence turns to another object.
  @inlinable package static var another: CueWords { CueWords(rawValue: 1 << 14) }
  /// The sentence may mean Euler's number.
  @inlinable package static var constant: CueWords { CueWords(rawValue: 1 << 15) }
  /// At the beginning of a sentence it points back to the sentence before: that, this.
  @inlinable package static var pointing: CueWords { CueWords(rawValue: 1 << 16) }
  /// At the beginning of a sentence it says nothing by itself: but, however.
  @inlinable package static var contrasting: CueWords { CueWords(rawValue: 1 << 17) }
  /// What is true of a statement: right, correct, true.
  @inlinable package static var truth: CueWords { CueWords(rawValue: 1 << 18) }
  /// It joins what stands before and behind it: and.
  @inlinable package static var adding: CueWords { CueWords(rawValue: 1 << 19) }

  /// It may begin a phrase of two words.
  @inlinable package static var opening: CueWords { CueWords(rawValue: 1 << 20) }
  /// The sentence may speak of something wrong.
  @inlinable package static var doubting: CueWords { CueWords(rawValue: 1 << 21) }

  /// The word supposes in another language than English.
  @inlinable package static var ambiguous: CueWords { CueWords(rawValue: 1 << 22) }
  /// Quotients in the sentence may be those of a division of whole numbers.
  @inlinable package static var dividing: CueWords { CueWords(rawValue: 1 << 24) }
  /// Right before a statement it makes it a condition.
  @inlinable package static var conditional: CueWords { CueWords(rawValue: 1 << 25) }

  /// At the beginning of a sentence it says that the sentence is an example of the one before: for example, e.g.
  @inlinable package static var illustrating: CueWords { CueWords(rawValue: 1 << 26) }

  /// The sentence is an English one.
  @inlinable package static var english: CueWords { CueWords(rawValue: 1 << 23) }

  /// - Parameter word: in UTF-8. Of a longer word only the first 16 bytes count. In a run of Chinese or Japanese, which
  ///   is written without blanks, every cue word counts that it contains.
  package static func of(_ word: UnsafeBufferPointer<UInt8>) -> CueWords {
    var key: UInt128 = 0
    var all: UInt8 = 0
    for (index, byte) in word.enumerated() {
      all |= byte
      if index < ShortWordTable<CueWords>.longest { key = key << 8 | UInt128(lowercased(byte)) }
    }
    if all < 0x80 { return meanings[key] ?? [] }
    if word.contains(where: { $0 >= 0xE3 }) { return ofRun(word) }
    return meanings[key] ?? foreignScript(word)
  }

  package static func of(_ word: some StringProtocol) -> CueWords {
    var word = String(word)
    return word.withUTF8 { of($0) }
  }

  /// A word that may open a phrase.
  package struct Opening: Sendable {
    fileprivate let key: UInt128

    package init(_ word: UnsafeBufferPointer<UInt8>) { key = CueWords.key(word, 8) }
  }

  /// What two words say together, the first of them opening a phrase.
  package static func ofPhrase(_ first: Opening, _ second: UnsafeBufferPointer<UInt8>) -> CueWords {
    phrases[first.key << 64 | key(second, 8)] ?? []
  }

  /// Whether a word is written in Greek, Hebrew, Arabic or another script whose cue words are not known. A single
  /// Greek letter is a symbol.
  private static func foreignScript(_ word: UnsafeBufferPointer<UInt8>) -> CueWords {
    guard let first = word.first, first >= 0xCE else { return [] }
    switch first {
    case 0xCE, 0xCF: return word.count > 3 ? .foreign : []
    case 0xD0...0xD3: return []
    case 0xE1: return (0xB8...0xBF).contains(word.dropFirst().first ?? 0) ? [] : .foreign
    default: return .foreign
    }
  }

  /// The first bytes of a word as one number, its ASCII letters in lower case: cheaper to make and to look up than a text.
  fileprivate static func key(_ word: UnsafeBufferPointer<UInt8>, _ longest: Int) -> UInt128 {
    var key: UInt128 = 0
    for index in 0..<min(word.count, longest) { key = key << 8 | UInt128(lowercased(word[index])) }
    return key
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }

  private static let meanings: ShortWordTable<CueWords> = {
    var meanings: [UInt128: CueWords] = [:]
    for (meaning, words) in CueWordTable.words {
      for word in words.split(separator: " ") {
        for var form in [String(word), word.prefix(1).uppercased() + word.dropFirst()] {
          meanings[form.withUTF8 { key($0, 16) }, default: []].formUnion(meaning)
        }
      }
    }
    return ShortWordTable(meanings)
  }()

  private static let phrases: [UInt128: CueWords] = {
    var phrases: [UInt128: CueWords] = [:]
    for (meaning, texts) in CueWordTable.phrases {
      for text in texts {
        let keys = text.split(separator: " ").map { word in
          var word = String(word)
          return word.withUTF8 { key($0, 8) }
        }
        phrases[keys[0] << 64 | keys[1]] = meaning
      }
    }
    return phrases
  }()

  // MARK: Writing without blanks

  private struct Part {
    let bytes: [UInt8]
    let meaning: CueWords
  }

  /// The cue words that are written without blanks, by their first character.
  private static let parts: [UInt32: [Part]] = {
    var parts: [UInt32: [Part]] = [:]
    for (meaning, words) in CueWordTable.wordsWithoutBlanks {
      for word in words.split(separator: " ") {
        let bytes = Array(word.utf8)
        parts[character(bytes[0], bytes[1], bytes[2]), default: []].append(
          Part(bytes: bytes, meaning: meaning))
      }
    }
    return parts
  }()

  private static func character(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt32 {
    UInt32(a) << 16 | UInt32(b) << 8 | UInt32(c)
  }

  private static func ofRun(_ bytes: UnsafeBufferPointer<UInt8>) -> CueWords {
    var meaning: CueWords = []
    var index = 0
    while index + 2 < bytes.count {
      guard (0xE3...0xEF).contains(bytes[index]) else {
        index += 1
        continue
      }
      // Korean and other scripts whose cue words are not known.
      if (0xEA...0xEE).contains(bytes[index]) { meaning.insert(.foreign) }
      for part in parts[character(bytes[index], bytes[index + 1], bytes[index + 2])] ?? []
      where bytes[index...].starts(with: part.bytes) {
        meaning.formUnion(part.meaning)
      }
      index += 3
    }
    return meaning
  }
}

extension StringProtocol {
  /// Whether the word says that what stands behind it is not exact: `about`, `circa`.
  package var isApproximating: Bool { CueWords.of(self).contains(.approximating) }
}
