import Markdown

/// How numbers are written in a text: `10,000`, `10 000`, `−3.5`, `1.5e-3`, `3.2M`, `97 %`, `0.31 ± 0.02`, `3.14…`.
struct NumberSyntax {
  /// Includes its sign and suffix.
  let range: Range<Int>
  let digits: String
  let suffix: ProseNumber.Suffix
  let isTruncated: Bool
  let tolerance: String?
  let isInWord: Bool

  /// - Parameter range: the part of the text that is read. No number extends beyond it.
  static func all(in text: [UInt8], _ range: Range<Int>) -> [NumberSyntax] {
    var numbers: [NumberSyntax] = []
    var index = range.lowerBound
    var brackets: [Bool] = []
    /// Before this place a comma groups no digits, as it does not in the rest of `1,000,000,00`.
    var ungrouped = 0
    while index < range.upperBound {
      let byte = text[index]
      if isLetter(byte) {
        index += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        // In the arguments of a call a comma separates numbers; it does not group digits.
        brackets.append(
          byte != UInt8(ascii: "(") || index > range.lowerBound && isLetterOrDigit(text[index - 1]))
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): _ = brackets.popLast()
      default: break
      }
      let isPoint =
        byte == UInt8(ascii: ".") && index + 1 < range.upperBound && isDigit(text[index + 1])
      guard isDigit(byte) || isPoint && (index == range.lowerBound || !isLetterOrDigit(text[index - 1]))
      else {
        index += 1
        continue
      }
      let number = read(text, range, from: index, isArgument: brackets.last ?? false, ungrouped: &ungrouped)
      numbers.append(number)
      ScannerSteps.count(number.range.count)
      index = number.range.upperBound
    }
    return numbers
  }

  private static func read(
    _ text: [UInt8], _ bounds: Range<Int>, from start: Int, isArgument: Bool, ungrouped: inout Int
  ) -> NumberSyntax {
    var reader = Reader(text: text, index: start, end: bounds.upperBound)
    var digits = reader.readDigits(mayGroupWithCommas: !isArgument && start >= ungrouped)
    ungrouped = max(ungrouped, reader.ungrouped)
    var first = start
    let isInWord = start > bounds.lowerBound && isWordByte(text, bounds.lowerBound, before: start)
    if !isInWord, let sign = sign(text, bounds.lowerBound, before: start) {
      first = start - sign.length
      if sign.isMinus { digits = "-" + digits }
    }
    var isTruncated = false
    if reader.skip("…") {
      isTruncated = true
    } else if reader.isNext("..."), !reader.isDigit(3) {
      reader.index += 3
      isTruncated = true
    }
    let suffix = isTruncated ? .none : reader.readSuffix()
    let tolerance = reader.readTolerance()
    return NumberSyntax(
      range: first..<reader.index, digits: digits, suffix: tolerance?.isPercent == true ? .percent : suffix,
      isTruncated: isTruncated, tolerance: tolerance?.digits, isInWord: isInWord)
  }

  /// The sign of the digits at `start`; nil where it is an operator, because an operand may come before it.
  /// - Parameter first: where the part begins that is read.
  private static func sign(
    _ text: [UInt8], _ first: Int, before start: Int
  ) -> (length: Int, isMinus: Bool)? {
    guard start > first else { return nil }
    let length: Int
    let isMinus: Bool
    switch text[start - 1] {
    // The last byte of `−`.
    case 0x92 where start - first >= 3 && text[start - 2] == 0x88 && text[start - 3] == 0xE2:
      (length, isMinus) = (3, true)
    case UInt8(ascii: "-"): (length, isMinus) = (1, true)
    case UInt8(ascii: "+"): (length, isMinus) = (1, false)
    default: return nil
    }
    guard start - first > length else { return (length, isMinus) }
    let before = text[start - length - 1]
    return isBlank(before) || "([{=<>~*,:".utf8.contains(before) ? (length, isMinus) : nil
  }

  static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
  static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || 9...13 ~= byte }
  static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
  static func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte == 0x5F }

  /// Whether the character before `index` belongs to a word that goes on at `index`. Beyond ASCII only letters do, not
  /// `×`, `–` or quotes.
  private static func isWordByte(_ text: [UInt8], _ first: Int, before index: Int) -> Bool {
    let before = text[index - 1]
    guard before >= 0x80 else { return isLetterOrDigit(before) || before == UInt8(ascii: "#") }
    var start = index - 1
    while start > first, text[start] & 0xC0 == 0x80 { start -= 1 }
    return String(decoding: text[start..<index], as: UTF8.self).last?.isLetter == true
  }
}

private struct Reader {
  let text: [UInt8]
  var index: Int
  private let end: Int
  /// Where groups of digits end that are none after all.
  private(set) var ungrouped = 0

  init(text: [UInt8], index: Int, end: Int) {
    self.text = text
    self.index = index
    self.end = end
  }

  private func byte(_ distance: Int = 0) -> UInt8? {
    index + distance < end ? text[index + distance] : nil
  }

  func isDigit(_ distance: Int) -> Bool { byte(distance).map(NumberSyntax.isDigit) ?? false }

  func isNext(_ word: StaticString) -> Bool { stands(word, at: index) }

  private func stands(_ word: StaticString, at place: Int) -> Bool {
    guard place + word.utf8CodeUnitCount <= end else { return false }
    for k in 0..<word.utf8CodeUnitCount where text[place + k] != word.utf8Start[k] { return false }
    return true
  }

  mutating func skip(_ word: StaticString) -> Bool {
    guard isNext(word) else { return false }
    index += word.utf8CodeUnitCount
    return true
  }

  /// What may stand between groups of digits.
  private static let separators: [StaticString] = [",", " ", "\u{A0}", "\u{202F}", "\u{2009}"]

  /// Reads digits, groups of three, fraction and exponent.
  mutating func readDigits(mayGroupWithCommas: Bool) -> String {
    var digits = readRun()
    if (1...3).contains(digits.count), digits.first != "0" {
      let separators = Self.separators.dropFirst(mayGroupWithCommas ? 0 : 1)
      for separator in separators where isNext(separator) {
        let groups = self.groups(behind: separator)
        guard !groups.isEmpty else { continue }
        for group in groups {
          index += separator.utf8CodeUnitCount + 3
          digits += group
        }
        break
      }
    }
    if byte() == UInt8(ascii: "."), isDigit(1) {
      index += 1
      digits += (digits.isEmpty ? "0." : ".") + readRun()
    }
    if byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") {
      var distance = 1
      var sign = ""
      if byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+") {
        sign = byte(1) == UInt8(ascii: "-") ? "-" : ""
        distance = 2
      } else if stands("−", at: index + 1) {
        sign = "-"
        distance = 4
      }
      if isDigit(distance) {
        index += distance
        digits += "e" + sign + readRun()
      }
    }
    return digits
  }

  private mutating func readRun() -> String {
    let start = index
    while isDigit(0) { index += 1 }
    return String(decoding: text[start..<index], as: UTF8.self)
  }

  private mutating func groups(behind separator: StaticString) -> [String] {
    var groups: [String] = []
    var position = index
    while stands(separator, at: position) {
      let start = position + separator.utf8CodeUnitCount
      guard start + 3 <= end, text[start..<start + 3].allSatisfy(NumberSyntax.isDigit),
        start + 3 == end || !NumberSyntax.isDigit(text[start + 3])
      else { break }
      groups.append(String(decoding: text[start..<start + 3], as: UTF8.self))
      position = start + 3
    }
    ScannerSteps.count(position - index)
    // `1,000,00` is not grouped digits.
    if stands(separator, at: position), text[position] == UInt8(ascii: ","),
      position + 1 < end, NumberSyntax.isDigit(text[position + 1])
    {
      ungrouped = position
      return []
    }
    return groups
  }

  mutating func readSuffix() -> ProseNumber.Suffix {
    let start = index
    while let byte = byte(), NumberSyntax.isLetterOrDigit(byte) { index += 1 }
    if start == index {
      if skip("%") { return .percent }
      for blank in Self.separators.dropFirst() where isNext(blank) {
        let sign = index + blank.utf8CodeUnitCount
        guard stands("%", at: sign), !stands("%%", at: sign) else { continue }
        index = sign + 1
        return .percent
      }
      return isByteWord() ? .bytes : .none
    }
    let letters = String(decoding: text[start..<index], as: UTF8.self)
    switch letters {
    case "K", "k": return isByteWord() ? .bytes : .power(3)
    case "M": return isByteWord() ? .bytes : .power(6)
    case "G": return isByteWord() ? .bytes : .power(9)
    case "B", "KB", "kB", "MB", "GB": return .bytes
    default: return .letters(letters)
    }
  }

  private func isByteWord() -> Bool {
    isNext(" B ") || isNext(" KB") || isNext(" kB") || isNext(" MB") || isNext(" GB")
  }

  /// Reads `± 0.02` behind the number.
  mutating func readTolerance() -> (digits: String, isPercent: Bool)? {
    let start = index
    while byte() == UInt8(ascii: " ") { index += 1 }
    if skip("±") {
      while byte() == UInt8(ascii: " ") { index += 1 }
      if isDigit(0) {
        let digits = readDigits(mayGroupWithCommas: false)
        return (digits, readSuffix() == .percent)
      }
    }
    index = start
    return nil
  }
}
