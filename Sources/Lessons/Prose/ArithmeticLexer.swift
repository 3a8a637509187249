import Markdown

/// Reads the signs, numbers and words of arithmetic in a part of a passage, and cuts it into runs: at all else, and
/// where two operands stand side by side.
struct ArithmeticLexer {
  /// Text with the superscripts in it, or code.
  let range: Range<Int>
  let isCode: Bool
  private let bytes: [UInt8]
  /// The numbers of the lesson, and the indices of those in the range.
  private let numbers: [ProseNumber]
  private var next: ArraySlice<Int>
  /// The elements of raw HTML at the objects of the range: `<sup>`.
  private let elements: [Int: String]
  private(set) var runs: [[ArithmeticToken]] = []
  private var run: [ArithmeticToken] = []

  init(
    _ bytes: [UInt8], in range: Range<Int>, isCode: Bool, _ numbers: [ProseNumber], _ own: ArraySlice<Int>,
    elements: [Int: String]
  ) {
    self.bytes = bytes
    self.range = range
    self.isCode = isCode
    self.numbers = numbers
    self.elements = elements
    next = own
    var index = range.lowerBound
    while index < range.upperBound { index = read(at: index) }
    end()
  }

  private mutating func end() {
    if !run.isEmpty { runs.append(run) }
    run = []
  }

  private mutating func add(_ token: ArithmeticToken) {
    let beginsOperand = token.kind == .number || token.kind == .open || token.kind == .root
    if beginsOperand, run.last?.endsOperand == true { end() }
    run.append(token)
  }

  /// Reads what stands at an index, and gives the index behind it.
  private mutating func read(at index: Int) -> Int {
    if NumberSyntax.isBlank(bytes[index]) { return index + 1 }
    while let first = next.first, numbers[first].range.upperBound <= index { next.removeFirst() }
    if let first = next.first, numbers[first].range.lowerBound == index { return read(first) }
    if NumberSyntax.isLetter(bytes[index]) { return isCode ? readTimes(at: index) : readWord(at: index) }
    if bytes[index] == 0xEF, let element = elements[index] { return read(element, at: index) }
    guard let (kind, sign, length) = sign(at: index) else {
      end()
      return index + Self.length(of: bytes[index])
    }
    add(
      ArithmeticToken(
        kind: kind, range: index..<index + length, sign: sign,
        isTight: (sign == "−" || sign == "/") && !isSpaced(index, length)))
    return index + length
  }

  /// The length of the character that begins with a byte.
  private static func length(of byte: UInt8) -> Int {
    byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  // MARK: Numbers

  private mutating func read(_ index: Int) -> Int {
    let number = numbers[index]
    next.removeFirst()
    var start = number.range.lowerBound
    // Behind an operand a sign is a binary operator.
    if run.last?.endsOperand == true, let digits = number.range.first(where: isDigitOrPoint), start < digits {
      let sign = bytes[start] == UInt8(ascii: "+") ? "+" : "−"
      add(ArithmeticToken(kind: .binary, range: start..<digits, sign: sign, isTight: true))
      start = digits
    }
    if let factors = factors(of: number) {
      add(ArithmeticToken(kind: .number, range: factors[0], sign: number.digits, number: index))
      for factor in factors.dropFirst() {
        add(ArithmeticToken(kind: .binary, range: factor.lowerBound - 1..<factor.lowerBound, sign: "×"))
        let digits = String(decoding: bytes[factor], as: UTF8.self)
        add(ArithmeticToken(kind: .number, range: factor, sign: digits))
      }
      return number.range.upperBound
    }
    guard let sign = self.sign(of: number, from: start) else {
      end()
      return number.range.upperBound
    }
    var range = start..<number.range.upperBound
    var text = sign
    // `2½`
    if let (fraction, length) = fraction(at: range.upperBound), number.suffix == .none {
      text = "(\(text) + \(fraction))"
      range = start..<range.upperBound + length
    }
    add(ArithmeticToken(kind: .number, range: range, sign: text, number: index))
    return range.upperBound
  }

  private func isDigitOrPoint(_ index: Int) -> Bool {
    NumberSyntax.isDigit(bytes[index]) || bytes[index] == UInt8(ascii: ".")
  }

  /// A number as signs; nil if it is none for arithmetic: a part of a word, a size of memory, `007`.
  private func sign(of number: ProseNumber, from start: Int) -> String? {
    guard !number.isInWord, number.tolerance == nil, number.isUnbroken else { return nil }
    var digits = number.digits
    if start > number.range.lowerBound, digits.first == "-" { digits.removeFirst() }
    let unsigned = digits.drop { $0 == "-" }
    let isBinary = unsigned.utf8.count >= 4 && unsigned.utf8.allSatisfy { $0 == 0x30 || $0 == 0x31 }
    if unsigned.utf8.count > 1, unsigned.first == "0", unsigned.dropFirst().first != ".", !isBinary {
      return nil
    }
    let parts = digits.utf8.contains(UInt8(ascii: "e")) ? digits.split(separator: "e") : [digits[...]]
    if parts.count == 2 {
      digits = "(\(parts[0]) × 10^(\(parts[1])))"
    } else if digits.first == "-", run.last?.kind == .binary {
      digits = "(\(digits))"
    }
    switch number.suffix {
    case .none: return digits + (number.isTruncated ? "…" : "")
    case .power(let power):
      return parts.count == 2 ? nil : digits + (power == 3 ? "K" : power == 6 ? "M" : "G")
    case .percent: return digits + "%"
    case .bytes: return nil
    case .letters: return nil
    }
  }

  /// The factors of `32x32x3`, which reads as a number with letters behind it; nil for any other number. `0x10` is a
  /// hexadecimal numeral.
  private func factors(of number: ProseNumber) -> [Range<Int>]? {
    guard case .letters(let letters) = number.suffix, number.tolerance == nil, !number.isInWord,
      number.isUnbroken, number.digits != "0"
    else { return nil }
    let parts = letters.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count > 1, parts[0].isEmpty,
      parts.dropFirst().allSatisfy({ part in
        !part.isEmpty && part.first != "0" && part.utf8.allSatisfy(NumberSyntax.isDigit)
      })
    else { return nil }
    var end = number.range.upperBound - letters.utf8.count
    return [number.range.lowerBound..<end]
      + parts.dropFirst().map { part in
        let start = end + 1
        end = start + part.utf8.count
        return start..<end
      }
  }

  private static let fractions: [(String, String)] = [
    ("½", "1/2"), ("⅓", "1/3"), ("⅔", "2/3"), ("¼", "1/4"), ("¾", "3/4"), ("⅕", "1/5"), ("⅖", "2/5"),
    ("⅗", "3/5"),
    ("⅘", "4/5"), ("⅙", "1/6"), ("⅚", "5/6"), ("⅛", "1/8"), ("⅜", "3/8"), ("⅝", "5/8"), ("⅞", "7/8"),
  ]

  private func fraction(at index: Int) -> (text: String, length: Int)? {
    guard index < range.upperBound, bytes[index] >= 0x80,
      let (sign, text) = Self.fractions.first(where: { isNext($0.0, at: index) })
    else { return nil }
    return ("(\(text))", sign.utf8.count)
  }

  // MARK: Signs

  private func isNext(_ text: String, at index: Int) -> Bool {
    index + text.utf8.count <= range.upperBound && bytes[index...].starts(with: text.utf8)
  }

  private static let signs: [(String, ArithmeticToken.Kind, String)] = [
    ("+", .binary, "+"), ("-", .binary, "−"), ("−", .binary, "−"), ("–", .binary, "−"), ("*", .binary, "*"),
    ("∗", .binary, "*"), ("×", .binary, "×"), ("✕", .binary, "×"), ("·", .binary, "·"), ("⋅", .binary, "·"),
    ("/", .binary, "/"), ("÷", .binary, "÷"), ("∕", .binary, "/"), ("^", .binary, "^"), ("√", .root, "√"),
    ("(", .open, "("), (")", .close, ")"), ("[", .open, "["), ("]", .close, "]"), ("=", .relation, "="),
    ("≈", .relation, "≈"),
  ]

  /// Whether a sign may begin with this byte, which few do.
  private static func mayBeginSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "^"), 0xC2, 0xC3, 0xE2:
      true
    default: false
    }
  }

  /// Whether a sign may be a part of an operator of programs.
  private static func isOfPrograms(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "+"): true
    default: false
    }
  }

  private func sign(at index: Int) -> (ArithmeticToken.Kind, String, length: Int)? {
    guard Self.mayBeginSign(bytes[index]) else { return nil }
    if let (text, length) = fraction(at: index) { return (.number, text, length) }
    if let length = superscript(at: index) {
      return (.postfix, String(decoding: bytes[index..<index + length], as: UTF8.self), length)
    }
    if bytes[index] == UInt8(ascii: "!") { return isFactorial(index) ? (.postfix, "!", 1) : nil }
    guard let (text, kind, sign) = Self.signs.first(where: { isNext($0.0, at: index) }) else { return nil }
    // The sign of an exponent: `10^-3`.
    if sign == "−", run.last?.sign == "^" { return (.root, "-", text.utf8.count) }
    // A dash without blanks makes a range.
    if text == "–", !isSpaced(index, text.utf8.count), !isCode { return nil }
    // `==`, `=>`, `<=`, `->`, `**`, `//` are operators of programs.
    if Self.isOfPrograms(bytes[index]) {
      let before = index > range.lowerBound ? bytes[index - 1] : 32
      let behind = index + 1 < range.upperBound ? bytes[index + 1] : 32
      if [before, behind].contains(where: { "=<>!".utf8.contains($0) || $0 == bytes[index] }) { return nil }
    }
    return (kind, sign, text.utf8.count)
  }

  private func isSpaced(_ index: Int, _ length: Int) -> Bool {
    index > range.lowerBound && NumberSyntax.isBlank(bytes[index - 1]) && index + length < range.upperBound
      && NumberSyntax.isBlank(bytes[index + length])
  }

  /// Whether an exclamation mark belongs to the operand right before it, and no sentence ends there.
  private func isFactorial(_ index: Int) -> Bool {
    guard let last = run.last, last.kind == .number || last.kind == .close, last.range.upperBound == index
    else {
      return false
    }
    var next = index + 1
    while next < range.upperBound, NumberSyntax.isBlank(bytes[next]) { next += 1 }
    guard next < range.upperBound else { return false }
    if next == index + 1, bytes[next] == UInt8(ascii: "=") { return false }
    return "=+-*/)^".utf8.contains(bytes[next])
      || ["−", "×", "·", "÷", "≈", "∗"].contains { isNext($0, at: next) }
  }

  private static let superscripts = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

  /// The length of an exponent in superscript.
  private func superscript(at index: Int) -> Int? {
    guard bytes[index] == 0xC2 || bytes[index] == 0xE2 else { return nil }
    var end = index
    if isNext("⁻", at: end) { end += "⁻".utf8.count }
    let first = end
    while let digit = Self.superscripts.first(where: { isNext($0, at: end) }) { end += digit.utf8.count }
    return end > first ? end - index : nil
  }

  /// `2<sup>10</sup>`
  private mutating func read(_ element: String, at index: Int) -> Int {
    let place = index..<index + 3
    switch element {
    case "<sup>" where run.last?.endsOperand == true:
      add(ArithmeticToken(kind: .binary, range: place, sign: "^"))
      add(ArithmeticToken(kind: .open, range: place.upperBound..<place.upperBound, sign: "("))
    case "</sup>": add(ArithmeticToken(kind: .close, range: place, sign: ")"))
    default: end()
    }
    return place.upperBound
  }

  // MARK: Words

  /// The `x` of `28 x 28`.
  private mutating func readTimes(at index: Int) -> Int {
    var end = index
    while end < range.upperBound, NumberSyntax.isLetterOrDigit(bytes[end]) { end += 1 }
    if end == index + 1, bytes[index] | 0x20 == UInt8(ascii: "x"), run.last?.endsOperand == true {
      add(ArithmeticToken(kind: .binary, range: index..<end, sign: "×"))
    } else {
      self.end()
    }
    return end
  }

  private mutating func readWord(at index: Int) -> Int {
    guard let (signs, length) = ArithmeticWords.read(bytes, at: index, in: range) else {
      return readTimes(at: index)
    }
    let place = index..<index + length
    for (number, (kind, sign)) in signs.enumerated() {
      // `of` takes a part of something: `10 % of`, `½ of`, `half of`.
      if sign == "of" {
        guard let last = run.last,
          last.sign.hasSuffix("%") || last.sign.hasPrefix("(") && last.kind == .number
        else {
          end()
          return place.upperBound
        }
      }
      let range = number == 0 ? place : place.upperBound..<place.upperBound
      add(ArithmeticToken(kind: kind, range: range, sign: sign == "of" ? "×" : sign, isWord: true))
    }
    return place.upperBound
  }
}
