import Markdown

/// A number and the text around it.
struct NumberContext {
  private let bytes: [UInt8]
  private let number: ProseNumber
  /// The number with all that is joined to it without a blank, except punctuation at the end.
  private let word: String
  /// The parts of the word before and behind the number.
  private let before: String
  private let behind: String
  /// The words before and behind it, in lower case; empty where there is none.
  private let previous: String
  private let next: String
  /// Whether only blanks come before it in its passage.
  private let isFirst: Bool

  init(_ number: ProseNumber, in passage: MappedText) {
    self.number = number
    bytes = passage.bytes
    let range = number.range
    var start = range.lowerBound
    while start > 0, !Self.isBorder(bytes, start - 1) { start -= 1 }
    var end = range.upperBound
    while end < bytes.count, !NumberSyntax.isBlank(bytes[end]), bytes[end] != 0xEF { end += 1 }
    before = String(decoding: bytes[start..<range.lowerBound], as: UTF8.self)
    var tail = String(decoding: bytes[range.upperBound..<end], as: UTF8.self)
    while let last = tail.last, ".,;:!?)]}\"'’”…".contains(last) { tail.removeLast() }
    behind = tail
    word = before + number.text + tail
    previous = Self.lastWord(of: bytes[..<start])
    next = Self.firstWord(of: bytes[end...])
    isFirst = start == range.lowerBound && bytes[..<start].allSatisfy(NumberSyntax.isBlank)
  }

  private static func isBorder(_ bytes: [UInt8], _ index: Int) -> Bool {
    NumberSyntax.isBlank(bytes[index]) || bytes[index] == 0xBC && index > 1 && bytes[index - 2] == 0xEF
  }

  /// How far from the number its neighbours are searched for, in bytes.
  private static let reach = 60

  private static func lastWord(of bytes: ArraySlice<UInt8>) -> String {
    let bytes = bytes.suffix(reach)
    var end = bytes.endIndex
    while end > bytes.startIndex, isBlank(before: end, in: bytes) { end -= 1 }
    var start = end
    while start > bytes.startIndex, !isBlank(before: start, in: bytes) { start -= 1 }
    return trimmed(bytes[start..<end])
  }

  private static func firstWord(of bytes: ArraySlice<UInt8>) -> String {
    let bytes = bytes.prefix(reach)
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
    while let length = punctuation(in: word.prefix(3), "([{\"'*_", [0x9C, 0x98]) {
      word = word.dropFirst(length)
    }
    while let length = punctuation(in: word.suffix(3), ".,;:)]}\"'*_", [0x9D, 0x99], isAtEnd: true) {
      word = word.dropLast(length)
    }
    let text = String(decoding: word, as: UTF8.self)
    return text.lowercased()
  }

  /// The length of one of `signs`, or of a quotation mark whose last byte is one of `quotes`, at the beginning of
  /// `bytes`, or at their end.
  private static func punctuation(
    in bytes: ArraySlice<UInt8>, _ signs: StaticString, _ quotes: [UInt8], isAtEnd: Bool = false
  ) -> Int? {
    guard let byte = isAtEnd ? bytes.last : bytes.first else { return nil }
    if signs.withUTF8Buffer({ $0.contains(byte) }) { return 1 }
    guard bytes.count == 3, bytes.starts(with: [0xE2, 0x80]), quotes.contains(bytes[bytes.endIndex - 1])
    else {
      return nil
    }
    return 3
  }

  private var isWhole: Bool { number.digits.allSatisfy(\.isNumber) }
  private var hasGroups: Bool { number.text.contains(",") }

  /// The letters right behind the digits.
  var ending: String { if case .letters(let letters) = number.suffix { letters } else { "" } }

  var isInAddress: Bool { word.contains("://") || word.hasPrefix("www.") || word.contains("@") }

  var isInWord: Bool {
    if number.isInWord { return true }
    if case .letters(let letters) = number.suffix, !NumberWords.units.contains(letters) { return true }
    // `ResNet-50`, `cat_300.png`, `notes/2.md`; but `(28` and `≈28` are numbers.
    if let sign = before.last, "-_./:‐".contains(sign), before.contains(where: \.isLetter) { return true }
    // `3-channel`, `2.md`, `3/x`
    if let sign = behind.first, "-_./‐".contains(sign), behind.dropFirst().first?.isLetter == true {
      return true
    }
    return false
  }

  var isInDate: Bool {
    if NumberWords.months.contains(previous) || isWhole && NumberWords.months.contains(next) { return true }
    let parts = word.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }),
      Set(word.filter { !$0.isNumber }).count == 1
    else { return isYearMonth(word) }
    return parts.contains { $0.count == 4 } || word.contains("/")
  }

  private func isYearMonth(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]), (1800...2099).contains(year) else {
      return false
    }
    guard let other = Int(parts[1]) else { return false }
    return parts[1].count == 2 || (1800...2099).contains(other)
  }

  var isTime: Bool {
    if ["am", "pm", "a.m", "p.m", "o'clock", "o’clock"].contains(next) { return true }
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    return (2...3).contains(parts.count) && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
      && parts.dropFirst().allSatisfy { $0.count == 2 && (Int($0) ?? 60) < 60 }
      && (1...2).contains(parts[0].count)
  }

  var isVersion: Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) { return true }
    return !hasGroups && NumberWords.versions.contains(previous) && before.isEmpty
  }

  var isListMark: Bool {
    guard isFirst, isWhole, number.range.upperBound + 1 < bytes.count else { return false }
    let mark = bytes[number.range.upperBound]
    return (mark == UInt8(ascii: ")") || mark == UInt8(ascii: "."))
      && NumberSyntax.isBlank(bytes[number.range.upperBound + 1])
  }

  var isReference: Bool {
    if before.last == "#" || before.hasSuffix("§") { return true }
    // A phone number, an ISBN.
    if word.split(separator: "-").count > 2, word.allSatisfy({ $0.isNumber || $0 == "-" || $0 == "+" }) {
      return true
    }
    return !hasGroups && NumberWords.references.contains(previous)
      && before.allSatisfy { "([\"'“".contains($0) }
  }

  /// `[3]`, `[3, 4]`, and the number of a preprint such as `1409.1556`.
  var isCitation: Bool {
    let digits = number.digits.split(separator: ".")
    if digits.count == 2, digits[0].count == 4, (4...5).contains(digits[1].count), number.suffix == .none {
      return (1...12).contains(Int(digits[0].suffix(2)) ?? 0)
    }
    guard let open = bytes[..<number.range.lowerBound].lastIndex(of: UInt8(ascii: "[")),
      let close = bytes[number.range.upperBound...].firstIndex(of: UInt8(ascii: "]")), isWhole
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
    guard end <= number.range.lowerBound else { return false }
    let between = String(decoding: bytes[end..<number.range.lowerBound], as: UTF8.self)
    return [",", "and", "to", "or", "-", "–", "—", ", and", "through", "/"].contains(
      between.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}
