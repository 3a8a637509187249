/// A part of a passage as it is shown in messages: on one line, and with `^` for what raises a number.
struct ShownText {
  let text: String
  private let start: Int
  /// For each byte of the passage where it stands in `text`, and where `text` ends.
  private let offsets: [Int]

  init(_ range: Range<Int>, in bytes: [UInt8]) {
    var shown: [UInt8] = []
    var offsets: [Int] = []
    /// What ends the exponent that is open.
    var closing: [String] = []
    var index = range.lowerBound
    while index < range.upperBound {
      offsets.append(shown.count)
      if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBC {
        offsets += [shown.count, shown.count]
        if closing.isEmpty {
          let raised = bytes[(index + 3)..<range.upperBound].prefix { $0 != 0xEF }
          let isNumber = raised.allSatisfy(NumberSyntax.isDigit)
          shown += (isNumber ? "^" : "^(").utf8
          closing = isNumber ? [""] : [")"]
        } else {
          shown += closing.removeLast().utf8
        }
        index += 3
        continue
      }
      shown.append(bytes[index] == UInt8(ascii: "\n") ? UInt8(ascii: " ") : bytes[index])
      index += 1
    }
    offsets.append(shown.count)
    text = String(decoding: shown, as: UTF8.self)
    start = range.lowerBound
    self.offsets = offsets
  }

  /// Where a part of the passage stands in the text.
  func range(of part: Range<Int>) -> Range<Int> {
    let lower = offsets[min(part.lowerBound - start, offsets.count - 1)]
    return lower..<max(lower, offsets[min(part.upperBound - start, offsets.count - 1)])
  }
}

/// Numbers with the roles of comma and point exchanged, as many languages write them: `1.250` for `1,250`.
enum ExchangedSeparators {
  /// Nil where no number can be read so, or one cannot be.
  static func exchanged(_ tokens: ArithmeticSide, _ numbers: [ProseNumber]) -> [ArithmeticToken]? {
    var isChanged = false
    var exchanged: [ArithmeticToken] = []
    for token in tokens {
      guard let number = token.number.map({ numbers[$0] }), token.sign.utf8.first != UInt8(ascii: "(") else {
        exchanged.append(token)
        continue
      }
      let groups = number.text.split(separator: ",", omittingEmptySubsequences: false)
      let decimals = token.sign.split(separator: ".", omittingEmptySubsequences: false)
      var sign = token.sign
      if groups.count == 2, decimals.count == 1 {
        // `1,250` is 1.25.
        let places = groups[1].prefix { $0.isNumber }.count
        let tail = sign.reversed().prefix { !$0.isNumber }.reversed()
        let digits = sign.dropLast(tail.count)
        sign = "\(digits.dropLast(places)).\(digits.suffix(places))\(String(tail))"
      } else if groups.count == 1, decimals.count == 2, decimals[1].prefix(while: \.isNumber).count == 3 {
        // `1.250` is 1250.
        sign = decimals.joined()
      } else if groups.count > 1 || decimals.count > 1 {
        return nil
      }
      isChanged = isChanged || sign != token.sign
      exchanged.append(
        ArithmeticToken(
          kind: token.kind, range: token.range, sign: sign, number: token.number, isWord: token.isWord))
    }
    return isChanged ? exchanged : nil
  }
}
