/// What a word of a sentence says of a formula beside it, in the languages of `CueWordTable`.
package struct CueWords: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The sentence only supposes.
  package static let supposing = CueWords(rawValue: 1)
  /// Between two formulas it joins them to one.
  package static let joining = CueWords(rawValue: 1 << 1)
  /// The sentence says that something is not so.
  package static let denying = CueWords(rawValue: 1 << 2)
  /// What stands beside it is not exact.
  package static let approximating = CueWords(rawValue: 1 << 3)
  /// A formula beside it tells only a size: `of the order of`. A number behind it may be exact: `of order 3`.
  package static let scaling = CueWords(rawValue: 1 << 4)
  /// The sentence speaks of a case, and nothing that it defines outlives it: if, when, such that.
  package static let hypothetical = CueWords(rawValue: 1 << 5)
  /// The sentence speaks of an equation to be solved.
  package static let solving = CueWords(rawValue: 1 << 6)
  /// A value right behind it holds for the sentence: at.
  package static let evaluating = CueWords(rawValue: 1 << 7)
  /// A value right behind it holds for the sentence if the sentence tells a result: with k = 1 we get.
  package static let accompanying = CueWords(rawValue: 1 << 8)
  /// The sentence tells a result: gets, gives, yields.
  package static let resulting = CueWords(rawValue: 1 << 9)
  /// Values behind it hold for the sentence: choosing, setting.
  package static let choosing = CueWords(rawValue: 1 << 10)
  /// The sentence says that something is false or impossible, and not only what is not so.
  package static let rejecting = CueWords(rawValue: 1 << 11)
  /// What the sentence defines is only a part of the definition: otherwise.
  package static let alternative = CueWords(rawValue: 1 << 12)
  /// A word of a language whose cue words are not known.
  package static let foreign = CueWords(rawValue: 1 << 13)
  /// The sentence turns to another object.
  package static let another = CueWords(rawValue: 1 << 14)
  /// The sentence may mean Euler's number.
  package static let constant = CueWords(rawValue: 1 << 15)
  /// At the beginning of a sentence it points back to the sentence before: that, this.
  package static let pointing = CueWords(rawValue: 1 << 16)
  /// At the beginning of a sentence it says nothing by itself: but, however.
  package static let contrasting = CueWords(rawValue: 1 << 17)
  /// What is true of a statement: right, correct, true.
  package static let truth = CueWords(rawValue: 1 << 18)
  /// It joins what stands before and behind it: and.
  package static let adding = CueWords(rawValue: 1 << 19)

  /// It may begin a phrase of two words.
  package static let opening = CueWords(rawValue: 1 << 20)
  /// The sentence may speak of something wrong.
  package static let doubting = CueWords(rawValue: 1 << 21)

  /// The word supposes in another language than English.
  package static let ambiguous = CueWords(rawValue: 1 << 22)
  /// Quotients in the sentence may be those of a division of whole numbers.
  package static let dividing = CueWords(rawValue: 1 << 24)
  /// Right before a statement it makes it a condition.
  package static let conditional = CueWords(rawValue: 1 << 25)

  /// At the beginning of a sentence it says that the sentence is an example of the one before: for example, e.g.
  package static let illustrating = CueWords(rawValue: 1 << 26)

  /// The sentence is an English one.
  package static let english = CueWords(rawValue: 1 << 23)

  /// - Parameter word: in UTF-8. Of a longer word only the first 16 bytes count. In a run of Chinese or Japanese, which
  ///   is written without blanks, every cue word counts that it contains.
  package static func of(_ word: UnsafeBufferPointer<UInt8>) -> CueWords {
    var greatest: UInt8 = 0
    for byte in word { greatest = max(greatest, byte) }
    if greatest >= 0xE3 { return ofRun(word) }
    return meanings[key(word, 16)] ?? foreignScript(word)
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
    for index in 0..<min(word.count, longest) {
      let byte = word[index]
      key = key << 8 | UInt128(0x41...0x5A ~= byte ? byte + 0x20 : byte)
    }
    return key
  }

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
