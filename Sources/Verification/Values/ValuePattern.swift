/// The text of a value or of an expectation, parsed into nested lists: `[[1, 2], (x: 3)]`.
struct ValuePattern: Equatable {
  /// The items between commas; a text without brackets is one item.
  let items: [[Node]]

  indirect enum Node: Equatable {
    case number(Number)
    case text(String)
    case word(String)
    /// `...` between separators: matches anything.
    case anything
    case group(open: Character, ValuePattern)
  }

  struct Number: Equatable {
    /// As written: `-0.50`, `1e-3`, `inf`.
    let text: String
    /// `± e` behind the number.
    var tolerance: String?
    /// `…` right behind its digits.
    var isTruncated = false
  }

  init(_ text: String) {
    var reader = ValueReader(text)
    items = reader.readItems(until: nil, depth: 0)
  }

  init(items: [[Node]]) { self.items = items }
}

private struct ValueReader {
  private let characters: [Character]
  private var index = 0
  /// Brackets that nest deeper are read as single characters, so that no text exhausts the stack.
  private static let deepest = 100

  init(_ text: String) { characters = Array(text) }

  private var next: Character? { index < characters.count ? characters[index] : nil }
  private func peek(_ offset: Int) -> Character? {
    characters.indices.contains(index + offset) ? characters[index + offset] : nil
  }

  mutating func readItems(until close: Character?, depth: Int) -> [[ValuePattern.Node]] {
    var items: [[ValuePattern.Node]] = []
    var item: [ValuePattern.Node] = []
    var sawComma = false
    while let character = next {
      if character == close {
        index += 1
        break
      }
      if character == "," {
        items.append(item)
        item = []
        sawComma = true
        index += 1
      } else if character.isWhitespace {
        index += 1
      } else {
        item.append(readNode(after: item.last, depth: depth))
      }
    }
    if !item.isEmpty || sawComma { items.append(item) }
    return items
  }

  private mutating func readNode(after previous: ValuePattern.Node?, depth: Int) -> ValuePattern.Node {
    let character = characters[index]
    if let close = ["[": "]", "(": ")", "{": "}"][character] as Character?, depth < Self.deepest {
      index += 1
      return .group(open: character, ValuePattern(items: readItems(until: close, depth: depth + 1)))
    }
    if character == "\"", let text = readText() { return .text(text) }
    if let ellipsis = readAnything() { return ellipsis }
    if let number = readNumber(after: previous) { return .number(number) }
    if character.isLetter || character == "_" || character == "$" {
      let start = index
      while let next, next.isLetter || next.isNumber || "_$.".contains(next) { index += 1 }
      return .word(String(characters[start..<index]))
    }
    index += 1
    return .word(String(character))
  }

  private mutating func readText() -> String? {
    var text = ""
    var position = index + 1
    while position < characters.count {
      let character = characters[position]
      position += 1
      if character == "\"" {
        index = position
        return text
      }
      if character == "\\", position < characters.count {
        text.append(contentsOf: readEscape(&position))
      } else {
        text.append(character)
      }
    }
    return nil
  }

  private func readEscape(_ position: inout Int) -> String {
    let character = characters[position]
    position += 1
    switch character {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "0": return "\0"
    case "u" where position < characters.count && characters[position] == "{":
      guard let end = characters[position...].firstIndex(of: "}"),
        let value = UInt32(String(characters[(position + 1)..<end]), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { return "u" }
      position = end + 1
      return String(Character(scalar))
    default: return String(character)
    }
  }

  private mutating func readAnything() -> ValuePattern.Node? {
    let length = next == "…" ? 1 : next == "." && peek(1) == "." && peek(2) == "." ? 3 : 0
    guard length > 0, isSeparator(peek(-1)), isSeparator(peek(length)) else { return nil }
    index += length
    return .anything
  }

  private func isSeparator(_ character: Character?) -> Bool {
    guard let character else { return true }
    return character.isWhitespace || "[](){},:".contains(character)
  }

  private mutating func readNumber(after previous: ValuePattern.Node?) -> ValuePattern.Number? {
    var position = index
    var text = ""
    func at(_ position: Int) -> Character? { position < characters.count ? characters[position] : nil }
    func isDigit(_ position: Int) -> Bool { at(position).map { $0.isASCII && $0.isNumber } ?? false }
    if let sign = at(position), "+-−".contains(sign) {
      if case .number? = previous { return nil }
      text.append(sign == "−" ? "-" : sign)
      position += 1
    }
    for name in ["infinity", "inf", "nan"] where characters[position...].starts(with: name) {
      let end = position + name.count
      if let after = at(end), after.isLetter || after.isNumber { continue }
      index = end
      return finish(text + (name == "infinity" ? "inf" : name))
    }
    guard isDigit(position) else { return nil }
    func readDigits() {
      while isDigit(position) || (at(position) == "_" && isDigit(position + 1)) {
        text.append(characters[position])
        position += 1
      }
    }
    readDigits()
    if at(position) == ".", isDigit(position + 1) {
      text.append(".")
      position += 1
      readDigits()
    }
    if let mark = at(position), mark == "e" || mark == "E" {
      let signed = at(position + 1).map { "+-".contains($0) } ?? false
      if isDigit(position + (signed ? 2 : 1)) {
        text.append("e")
        if signed { text.append(characters[position + 1]) }
        position += signed ? 2 : 1
        readDigits()
      }
    }
    // `3x` is no number.
    if let after = at(position), after.isLetter { return nil }
    index = position
    return finish(text)
  }

  private mutating func finish(_ text: String) -> ValuePattern.Number {
    var number = ValuePattern.Number(text: text.replacing("_", with: ""))
    if next == "…" || (next == "." && peek(1) == "." && peek(2) == "." && isSeparator(peek(3))) {
      index += next == "…" ? 1 : 3
      number.isTruncated = true
    }
    let start = index
    while let next, next.isWhitespace { index += 1 }
    if next == "±" {
      index += 1
      while let next, next.isWhitespace { index += 1 }
      number.tolerance = readNumber(after: nil)?.text ?? ""
    } else {
      index = start
    }
    return number
  }
}
