import Markdown

/// All that is joined to a number without a blank. A word may hold many numbers, and is looked at once for all of them.
struct NumberWord {
  /// In the bytes of the passage, with the punctuation at its end.
  let range: Range<Int>
  /// Where the punctuation at its end begins.
  fileprivate let end: Int
  /// The place of its first letter; its end where it has none.
  fileprivate let firstLetter: Int
  let isAddress, isDate, isTime, isVersion, isPhone: Bool

  init(around number: Range<Int>, in bytes: [UInt8]) {
    var start = number.lowerBound
    while start > 0, !NumberSyntax.isBlank(bytes[start - 1]), !Self.isBorder(bytes, start - 3) { start -= 1 }
    var last = number.upperBound
    while last < bytes.count, !NumberSyntax.isBlank(bytes[last]), !Self.isBorder(bytes, last) { last += 1 }
    range = start..<last
    ScannerSteps.count(range.count)
    if bytes[range].allSatisfy({ $0 < 0x80 }) {
      var end = last
      while end > number.upperBound, Self.isASCIIPunctuation(bytes[end - 1]) { end -= 1 }
      self.end = end
      firstLetter = bytes[start..<end].firstIndex(where: NumberSyntax.isLetter) ?? end
    } else {
      let text = String(decoding: bytes[range], as: UTF8.self)
      (end, firstLetter) = Self.ends(of: text, start..<last, number)
    }
    // All that is told apart below has a sign between its parts.
    guard bytes[start..<end].contains(where: { "-/.:@".utf8.contains($0) }) else {
      (isAddress, isDate, isTime, isVersion, isPhone) = (false, false, false, false, false)
      return
    }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    isAddress = text.contains("://") || text.hasPrefix("www.") || text.contains("@")
    isDate = Self.isDate(text)
    isTime = Self.isTime(text)
    isVersion =
      Self.parts(text, ".").map { $0.count > 2 && $0.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) } }
      ?? false
    // Also an ISBN.
    isPhone =
      text.allSatisfy { $0.isNumber || $0 == "-" || $0 == "+" } && text.split(separator: "-").count > 2
  }

  /// Where the punctuation at the end of a word begins, and its first letter.
  private static func ends(
    of word: String, _ range: Range<Int>, _ number: Range<Int>
  ) -> (end: Int, firstLetter: Int) {
    var text = word[...]
    var end = range.upperBound
    while end > number.upperBound, let sign = text.last, ".,;:!?)]}\"'’”…".contains(sign) {
      text.removeLast()
      end -= sign.utf8.count
    }
    var letter = range.lowerBound
    for character in text {
      if character.isLetter { break }
      letter += character.utf8.count
    }
    return (end, letter)
  }

  private static func isASCIIPunctuation(_ byte: UInt8) -> Bool { ".,;:!?)]}\"'".utf8.contains(byte) }

  /// Whether an object, or punctuation of a script without blanks, begins at `index`. The borders on both sides are
  /// the same: a word that ended before it began again would be read once for each of its numbers.
  private static func isBorder(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index >= 0, index + 2 < bytes.count, bytes[index] == 0xE3 || bytes[index] == 0xEF else {
      return false
    }
    return borders.contains { bytes[index..<index + 3].elementsEqual($0.utf8) }
  }

  private static let borders = "\u{FFFC}、。！（），：；？".unicodeScalars

  /// The parts of a word between separators; nil where it is too long for a date, a time or a version.
  private static func parts(_ word: String, _ separators: String) -> [Substring]? {
    guard word.utf8.count <= 60 else { return nil }
    return word.split(omittingEmptySubsequences: false) { separators.contains($0) }
  }

  private static func isDate(_ word: String) -> Bool {
    guard let parts = parts(word, "-/.") else { return false }
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }),
      Set(word.filter { !$0.isNumber }).count == 1
    else { return isYearMonth(word) }
    return parts.contains { $0.count == 4 } || word.contains("/")
  }

  private static func isYearMonth(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]), (1800...2099).contains(year) else {
      return false
    }
    guard let other = Int(parts[1]) else { return false }
    return parts[1].count == 2 || (1800...2099).contains(other)
  }

  private static func isTime(_ word: String) -> Bool {
    guard let parts = parts(word, ":") else { return false }
    return (2...3).contains(parts.count) && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
      && parts.dropFirst().allSatisfy { $0.count == 2 && (Int($0) ?? 60) < 60 }
      && (1...2).contains(parts[0].count)
  }
}

/// A number and the text around it.
struct NumberContext {
  private let bytes: [UInt8]
  private let number: ProseNumber
  /// The word that the number is in.
  private let word: NumberWord
  /// What of the word stands right before and right behind the number.
  private let before: String
  private let behind: String
  /// The words before and behind it, in lower case; empty where there is none.
  private let previous: String
  private let next: String
  /// Whether only blanks come before it in its passage.
  private let isFirst: Bool

  init(_ number: ProseNumber, in word: NumberWord, of passage: MappedText) {
    self.number = number
    self.word = word
    bytes = passage.bytes
    let (start, end) = (number.range.lowerBound, number.range.upperBound)
    let first = min(word.range.lowerBound, start)
    before = String(decoding: bytes[max(first, start - Self.nearest)..<start], as: UTF8.self)
    behind = String(decoding: bytes[end..<max(end, min(word.end, end + Self.nearest))], as: UTF8.self)
    previous = Self.lastWord(of: bytes[..<first])
    next = Self.firstWord(of: bytes[max(word.range.upperBound, end)...])
    isFirst = first == start && bytes[..<first].allSatisfy(NumberSyntax.isBlank)
  }

  /// How much of its word is looked at on each side of a number, in bytes.
  private static let nearest = 16

  /// How far from the number its neighbours are searched for, in bytes.
  private static let reach = 60

  private static func lastWord(of bytes: ArraySlice<UInt8>) -> String {
    let bytes = bytes.suffix(reach)
    ScannerSteps.count(bytes.count)
    var end = bytes.endIndex
    while end > bytes.startIndex, isBlank(before: end, in: bytes) { end -= 1 }
    var start = end
    while start > bytes.startIndex, !isBlank(before: start, in: bytes) { start -= 1 }
    return trimmed(bytes[start..<end])
  }

  private static func firstWord(of bytes: ArraySlice<UInt8>) -> String {
    let bytes = bytes.prefix(reach)
    ScannerSteps.count(bytes.count)
    var start = bytes.startIndex
    while start < bytes.endIndex, isBlank(before: start + 1, in: bytes) { start += 1 }
    var end = start
    while end < bytes.endIndex, !isBlank(before: end + 1, in: bytes) { end += 1 }
    return trimmed(bytes[start..<end])
  }

  /// Whether the byte before `index` is a blank, or one of the two bytes of a no-break space.
  private static func isBlank(before index: Int, in bytes: ArraySlice<UInt8>) -> Bool {
    switch bytes[index - 1] {
    case 0xA0: index - 1 > bytes.startIndex && bytes[index - 2] == 0xC2
    case 0xC2: index < bytes.endIndex && bytes[index] == 0xA0
    case let byte: NumberSyntax.isBlank(byte)
    }
  }

  private static func trimmed(_ word: ArraySlice<UInt8>) -> String {
    var word = word
    while let byte = word.first {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "'"),
        UInt8(ascii: "*"), UInt8(ascii: "_"):
        word.removeFirst()
        continue
      // `“` and `‘`
      case _ where isQuotationMark(word.prefix(3), 0x9C, 0x98):
        word.removeFirst(3)
        continue
      default: break
      }
      break
    }
    while let byte = word.last {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"),
        UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "*"),
        UInt8(ascii: "_"):
        word.removeLast()
        continue
      // `”` and `’`
      case _ where isQuotationMark(word.suffix(3), 0x9D, 0x99):
        word.removeLast(3)
        continue
      default: break
      }
      break
    }
    return String(decoding: word, as: UTF8.self).lowercased()
  }

  /// Whether three bytes are a quotation mark whose last byte is one of two.
  private static func isQuotationMark(_ bytes: ArraySlice<UInt8>, _ double: UInt8, _ single: UInt8) -> Bool {
    guard bytes.count == 3, let last = bytes.last, last == double || last == single else { return false }
    return bytes[bytes.startIndex] == 0xE2 && bytes[bytes.startIndex + 1] == 0x80
  }

  private var isWhole: Bool { number.digits.utf8.allSatisfy(NumberSyntax.isDigit) }
  private var hasGroups: Bool { number.text.utf8.contains(UInt8(ascii: ",")) }

  /// The letters right behind the digits.
  var ending: String { if case .letters(let letters) = number.suffix { letters } else { "" } }

  var isInAddress: Bool { word.isAddress }

  var isInWord: Bool {
    if number.isInWord { return true }
    if case .letters(let letters) = number.suffix, !NumberWords.units.contains(letters) { return true }
    // `ResNet-50`, `cat_300.png`, `notes/2.md`; but `(28` and `≈28` are numbers.
    if let sign = before.last, "-_./:‐".contains(sign), word.firstLetter < number.range.lowerBound {
      return true
    }
    if isRate { return false }
    // `3-channel`, `2.md`, `3/x`
    if let sign = behind.first, "-_./‐".contains(sign), behind.dropFirst().first?.isLetter == true {
      return true
    }
    return false
  }

  /// Whether it is so much per unit: `76/MWh`, `60/s`, `5/day`. A single letter that is no unit is a variable.
  private var isRate: Bool {
    guard behind.first == "/", word.firstLetter > number.range.lowerBound else { return false }
    let unit = behind.dropFirst()
    guard unit.allSatisfy(\.isLetter), unit.utf8.count < Self.nearest - 1 else { return false }
    return unit.count > 1 || unit != "x" && NumberWords.units.contains(String(unit))
  }

  var isInDate: Bool {
    if NumberWords.months.contains(previous) || isWhole && NumberWords.months.contains(next) { return true }
    return word.isDate
  }

  var isTime: Bool {
    NumberWords.hours.contains(next) || word.isTime
  }

  var isVersion: Bool {
    word.isVersion || !hasGroups && NumberWords.versions.contains(previous) && before.isEmpty
  }

  var isListMark: Bool {
    guard isFirst, isWhole, number.range.upperBound + 1 < bytes.count else { return false }
    let mark = bytes[number.range.upperBound]
    return (mark == UInt8(ascii: ")") || mark == UInt8(ascii: "."))
      && NumberSyntax.isBlank(bytes[number.range.upperBound + 1])
  }

  var isReference: Bool {
    if before.last == "#" || before.hasSuffix("§") { return true }
    if word.isPhone { return true }
    return !hasGroups && NumberWords.references.contains(previous)
      && before.allSatisfy { "([\"'“".contains($0) }
  }

  /// `[3]`, `[3, 4]`, and the number of a preprint such as `1409.1556`.
  var isCitation: Bool {
    if number.digits.utf8.contains(UInt8(ascii: ".")) {
      let digits = number.digits.split(separator: ".")
      if digits.count == 2, digits[0].count == 4, (4...5).contains(digits[1].count), number.suffix == .none {
        return (1...12).contains(Int(digits[0].suffix(2)) ?? 0)
      }
    }
    let (start, end) = (number.range.lowerBound, number.range.upperBound)
    ScannerSteps.count(48)
    guard isWhole, let open = bytes[max(0, start - 24)..<start].lastIndex(of: UInt8(ascii: "[")),
      let close = bytes[end..<min(bytes.count, end + 24)].firstIndex(of: UInt8(ascii: "]"))
    else { return false }
    return close - open < 24
      && bytes[(open + 1)..<close].allSatisfy { NumberSyntax.isDigit($0) || ", -".utf8.contains($0) }
      && (open == 0 || !NumberSyntax.isLetterOrDigit(bytes[open - 1]))
      && !bytes[(open + 1)..<close].contains(UInt8(ascii: ","))
  }

  var isYear: Bool {
    if ending == "s", number.digits.count == 4, (1800...2099).contains(Int(number.digits) ?? 0) {
      return true
    }
    guard isWhole, number.digits.count == 4, number.text.count == 4, let year = Int(number.digits),
      (1800...2099).contains(year), behind.isEmpty || behind == "’s" || behind == "'s"
    else { return false }
    let end = number.range.upperBound
    let closes = end < bytes.count && ")],.;".utf8.contains(bytes[end]) || end == bytes.count
    // `(1998)`, `LeCun, 1998`
    if before == "(", closes { return true }
    return NumberWords.beforeYears.contains(previous)
      && (closes || next.isEmpty || NumberWords.behindYears.contains(next))
  }

  /// Whether only a conjunction or a dash stands between `end` and the number.
  func isLinked(from end: Int) -> Bool {
    guard end <= number.range.lowerBound, number.range.lowerBound - end <= Self.nearest else { return false }
    let between = String(decoding: bytes[end..<number.range.lowerBound], as: UTF8.self)
    return [",", "and", "to", "or", "-", "–", "—", ", and", "through", "/"].contains(
      between.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}
