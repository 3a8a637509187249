/// Reads arithmetic in plain text, and gives the nodes of the same formula in LaTeX.
struct ArithmeticText {
  private let bytes: [UInt8]
  private var index = 0
  private var nodes: [MathNode] = []

  /// The longest text that is read, in bytes.
  private static let longest = 1000

  /// Nil if the text holds anything but numbers, operators, brackets and units.
  static func nodes(of text: String) -> [MathNode]? {
    guard text.utf8.count <= longest else { return nil }
    var reader = ArithmeticText(bytes: Array(text.utf8))
    while reader.index < reader.bytes.count {
      guard reader.readNode() else { return nil }
    }
    return reader.nodes
  }

  private mutating func add(_ content: MathNode.Content, from start: Int) {
    nodes.append(MathNode(content, start..<index))
  }

  private mutating func readNode() -> Bool {
    let start = index
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "`"):
      index += 1
      return true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
      guard let digits = number() else { return false }
      let end = index
      guard let exponent = exponent() else {
        add(.number(digits), from: start)
        return true
      }
      return addPowerOfTen(digits, start..<end, exponent)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      return word()
    case UInt8(ascii: "^"): return power()
    default: break
    }
    if bytes[index...].starts(with: "√".utf8) { return root() }
    for (text, sign, kind) in Self.signs where bytes[index...].starts(with: text.utf8) {
      index += text.utf8.count
      if text == "**" { return power(behind: start) }
      add(.symbol(MathSymbol(sign, kind)), from: start)
      return true
    }
    if let exponent = superscript() { return raise(to: exponent, end: index) }
    return false
  }

  /// Signs and their symbols; longer ones come before their prefixes.
  private static let signs: [(String, String, MathSymbol.Class)] = [
    ("**", "^", .binary), ("==", "=", .relation), ("<=", "≤", .relation), (">=", "≥", .relation),
    ("!=", "≠", .relation), ("~=", "≈", .relation), ("=", "=", .relation), ("≈", "≈", .relation),
    ("≠", "≠", .relation), ("≤", "≤", .relation), ("≥", "≥", .relation), ("<", "<", .relation),
    (">", ">", .relation), ("+", "+", .binary), ("-", "−", .binary), ("−", "−", .binary), ("–", "−", .binary),
    ("*", "∗", .binary), ("×", "×", .binary), ("·", "⋅", .binary), ("⋅", "⋅", .binary), ("∙", "⋅", .binary),
    ("/", "/", .ordinary), ("÷", "÷", .binary), ("(", "(", .open), (")", ")", .close), ("[", "[", .open),
    ("]", "]", .close), ("%", "%", .ordinary), ("!", "!", .ordinary), ("π", "π", .letter),
    (",", ",", .punctuation), ("∗", "∗", .binary), ("…", "…", .ordinary), ("\u{A0}", " ", .ordinary),
    ("\u{202F}", " ", .ordinary),
    ("\u{2009}", " ", .ordinary),
  ]

  private static let superscripts: [(String, String)] = [
    ("⁰", "0"), ("¹", "1"), ("²", "2"), ("³", "3"), ("⁴", "4"), ("⁵", "5"), ("⁶", "6"), ("⁷", "7"),
    ("⁸", "8"), ("⁹", "9"),
  ]

  private mutating func number() -> String? {
    let start = index
    var hasPoint = false
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: ".") {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        guard !hasPoint, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) else { break }
        hasPoint = true
      } else if !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
        break
      }
      index += 1
    }
    // A second point makes it a version or a date.
    if index < bytes.count, bytes[index] == UInt8(ascii: "."), hasPoint { return nil }
    guard index > start else { return nil }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// The exponent of a number as programs print it: `-16` of `2.2e-16`; nil where none follows.
  private mutating func exponent() -> (isNegative: Bool, digits: String, range: Range<Int>)? {
    guard index < bytes.count, [UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[index]) else {
      return nil
    }
    let sign = index + 1 < bytes.count ? bytes[index + 1] : 0
    let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
    let first = index + (isSigned ? 2 : 1)
    var end = first
    while end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) { end += 1 }
    guard end > first, end - first <= 4 else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") || isLetter(bytes[end]) { return nil }
    index = end
    return (sign == UInt8(ascii: "-"), String(decoding: bytes[first..<end], as: UTF8.self), first..<end)
  }

  /// `2.2e-16` as a factor of its own: `(2.2 × 10^{-16})`
  private mutating func addPowerOfTen(
    _ digits: String, _ range: Range<Int>, _ exponent: (isNegative: Bool, digits: String, range: Range<Int>)
  ) -> Bool {
    let place = range.upperBound..<index
    func sign(_ text: String, _ kind: MathSymbol.Class, _ range: Range<Int>) -> MathNode {
      MathNode(.symbol(MathSymbol(text, kind)), range)
    }
    let power =
      (exponent.isNegative ? [sign("−", .binary, exponent.range)] : [])
      + [MathNode(.number(exponent.digits), exponent.range)]
    nodes += [
      sign("(", .open, range.lowerBound..<range.lowerBound), MathNode(.number(digits), range),
      sign("×", .binary, place),
      MathNode(
        .scripts(Scripts(base: MathNode(.number("10"), place), lower: nil, upper: power)), place),
      sign(")", .close, index..<index),
    ]
    return true
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  /// A unit behind a number; `x` between two numbers is a times sign.
  private mutating func word() -> Bool {
    let start = index
    while index < bytes.count, isLetter(bytes[index]) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    guard case .number? = nodes.last?.content else { return false }
    // `1.5e3` would be one and a half of the unit e.
    if index < bytes.count, word != "x", (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
      return false
    }
    if word == "x" {
      add(.symbol(MathSymbol("×", .binary)), from: start)
    } else {
      add(.text([.text(word)], .roman), from: start)
    }
    return true
  }

  // MARK: Powers

  private mutating func power() -> Bool {
    let start = index
    index += 1
    return power(behind: start)
  }

  /// Reads an exponent, which is a number with or without a sign, or a bracket; powers group to the right.
  private mutating func power(behind start: Int) -> Bool {
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    let first = nodes.count
    var depth = 0
    var isSigned = false
    repeat {
      let count = nodes.count
      guard index < bytes.count, readNode(), nodes.count > first else { return false }
      // A blank and a power add no node.
      guard nodes.count > count else { continue }
      let symbol = nodes[nodes.count - 1].symbol
      if symbol?.kind == .open { depth += 1 } else if symbol?.kind == .close { depth -= 1 }
      isSigned = nodes.count == first + 1 && symbol?.text == "−"
    } while depth > 0 || isSigned || raisesExponent
    let exponent = Array(nodes[first...])
    nodes.removeSubrange(first...)
    return raise(to: exponent, end: index)
  }

  /// Whether an exponent goes on, as powers group to the right: `2^3^2` is `2^(3^2)`.
  private var raisesExponent: Bool {
    let rest = bytes[index...].drop { $0 == UInt8(ascii: " ") }
    return rest.starts(with: "^".utf8) || rest.starts(with: "**".utf8)
      || Self.superscripts.contains { rest.starts(with: $0.0.utf8) }
  }

  /// The digits and the sign of an exponent in superscript: `⁻¹²`.
  private mutating func superscript() -> [MathNode]? {
    let start = index
    var exponent: [MathNode] = []
    if bytes[index...].starts(with: "⁻".utf8) {
      index += "⁻".utf8.count
      exponent.append(MathNode(.symbol(MathSymbol("−", .binary)), start..<index))
    }
    let first = index
    var digits = ""
    while let (text, digit) = Self.superscripts.first(where: { bytes[index...].starts(with: $0.0.utf8) }) {
      index += text.utf8.count
      digits += digit
    }
    guard !digits.isEmpty else {
      index = start
      return nil
    }
    exponent.append(MathNode(.number(digits), first..<index))
    return exponent
  }

  /// Reads `√16` or `√(9 + 16)`.
  private mutating func root() -> Bool {
    let start = index
    index += "√".utf8.count
    let first = nodes.count
    var depth = 0
    repeat {
      guard index < bytes.count, readNode(), nodes.count > first else { return false }
      let kind = nodes[nodes.count - 1].symbol?.kind
      if kind == .open { depth += 1 } else if kind == .close { depth -= 1 }
    } while depth > 0
    let radicand = Array(nodes[first...])
    guard radicand.count == 1 || radicand[0].symbol?.kind == .open else { return false }
    nodes.removeSubrange(first...)
    add(.root(degree: nil, radicand: radicand), from: start)
    return true
  }

  private mutating func raise(to exponent: [MathNode], end: Int) -> Bool {
    guard let base = nodes.popLast() else { return false }
    let range = base.range.lowerBound..<end
    nodes.append(MathNode(.scripts(Scripts(base: base, lower: nil, upper: exponent)), range))
    return true
  }
}
