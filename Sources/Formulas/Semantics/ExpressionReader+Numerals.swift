import BigInt

// Numerals: repeating decimals, numerals with a base, hexadecimal ones.
extension ExpressionReader {
  /// A repeating decimal: `0.1\overline{6}`.
  mutating func repeatingDecimal(_ digits: String) -> Expression? {
    var next = index
    if !digits.contains("."), next < nodes.count, nodes[next].symbol?.text == "." { next += 1 }
    guard next < nodes.count, case .accent(let accent, let inner) = nodes[next].content,
      accent == .overline || accent == .bar, inner.count == 1, case .number(let period) = inner[0].content,
      !period.contains("."), digits.contains(".") || next > index, period.utf8.count <= 100,
      let start = Numeral(digits), let repeated = Numeral(period)
    else { return nil }
    index = next + 1
    // The period divided by as many nines, shifted behind the preceding digits.
    let nines = Rational(mantissa: 1, exponent: period.utf8.count) - .one
    guard let part = repeated.value / nines else { return nil }
    return .constant(start.value + part * Rational(mantissa: 1, exponent: start.lastPlace))
  }

  /// A numeral as in code, whose zero was taken: `0x1F`, `0b101`, `0o17`, `0d99`. Nil if none follows.
  mutating func prefixedNumeral(behind zero: MathNode) throws(Unreadable) -> Expression? {
    let bases = ["x": 16, "X": 16, "b": 2, "o": 8, "d": 10]
    guard index + 1 < nodes.count, let base = bases[nodes[index].symbol?.text ?? ""],
      nodes[index].range.lowerBound == zero.range.upperBound
    else { return nil }
    var digits = ""
    var place = index + 1
    while place < nodes.count, nodes[place].range.lowerBound == nodes[place - 1].range.upperBound {
      if case .number(let part) = nodes[place].content, !part.contains(".") {
        digits += part
      } else if base == 16, let letter = nodes[place].symbol?.text, "abcdefABCDEF".contains(letter) {
        digits += letter
      } else {
        break
      }
      place += 1
    }
    guard !digits.isEmpty else { return nil }
    guard digits.utf8.count > 1, digits.utf8.count <= 100, let value = BigInt(digits, radix: base) else {
      throw Unreadable("whether this is a numeral as in code is not clear")
    }
    index = place
    return .constant(Rational(value))
  }

  /// `101_2`, `64_{10}`, `745_{(8)}`, `(1011)_2`, `\text{FF}_{16}`. Nil if the subscript is no base.
  func numeral(_ digits: [MathNode], base lower: [MathNode], inBrackets: Bool) throws(Unreadable)
    -> Expression?
  {
    guard let base = lower.base, let node = MathNode.single(digits) else { return nil }
    switch node.content {
    case .number(let text):
      guard let numeral = Numeral(text), base <= 10, numeral.isNumeral(base: base) else {
        throw Unreadable("these digits are none of the base \(base)")
      }
      guard !inBrackets || text.utf8.count > 1 else {
        throw Unreadable("whether this is a base is not clear")
      }
      // In brackets it may also be a product of consecutive numbers.
      return .function(
        .inBase, [.number(numeral), .integer(base)] + (inBrackets ? [.integer(1)] : []))
    case .text, .alphabet(.roman, _), .alphabet(.typewriter, _):
      guard base == 16, let word = node.word, word.utf8.count > 1,
        word.contains(where: \.isNumber) || Set(word).count == 1, word.utf8.count <= 100,
        word.allSatisfy({ $0.isNumber || "ABCDEF".contains($0) }), let value = BigInt(word, radix: 16)
      else { return nil }
      return .constant(Rational(value))
    default: return nil
    }
  }
}

extension [MathNode] {
  /// The base that a subscript names: `2`, `(8)`, `{10}`.
  fileprivate var base: Int? {
    let nodes = flattened().filter { !["(", ")"].contains($0.symbol?.text) }
    if nodes.count == 1, case .fenced(let fenced) = nodes[0].content, fenced.left == "(",
      fenced.parts.count == 1
    {
      return fenced.parts[0].base
    }
    guard nodes.count == 1, case .number(let digits) = nodes[0].content, let base = Int(digits),
      (2...36).contains(base)
    else { return nil }
    return base
  }
}

extension Numeral {
  /// Whether all digits are below the base.
  fileprivate func isNumeral(base: Int) -> Bool { value.readInBase(base) != nil }
}
