import Markdown

/// Finds arithmetic that is written out: `224 * 224 * 64 = 3.2M`. In doubt it finds nothing: a claim that nobody made
/// must not be refuted.
struct ArithmeticFinder {
  static func all(in document: Document, _ numbers: [ProseNumber]) -> [WrittenArithmetic] {
    var byPassage: [Int: [Int]] = [:]
    for index in numbers.indices { byPassage[numbers[index].passage, default: []].append(index) }
    var found: [WrittenArithmetic] = []
    for (number, passage) in document.passages.enumerated()
    where passage.bytes.contains(where: isRelationByte) {
      for part in passage.parts where part.kind == .text || part.kind == .code {
        guard passage.bytes[part.range].contains(where: isRelationByte) else { continue }
        var finder = ArithmeticFinder(passage, part, numbers, byPassage[number] ?? [])
        finder.find()
        for (range, numbers) in finder.found {
          found.append(
            WrittenArithmetic(
              text: String(decoding: passage.bytes[range], as: UTF8.self),
              span: passage.span(range, in: document.source), isCode: part.kind == .code,
              isApproximate: finder.isApproximate(before: range.lowerBound), numbers: numbers))
        }
      }
    }
    return found
  }

  /// Whether a byte begins `=` or `≈`.
  private static func isRelationByte(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "=") || byte == 0xE2 }

  private enum Token {
    case number(Int)
    case binary, power, open, close, relation
  }

  private typealias Side = ArraySlice<(token: Token, range: Range<Int>)>

  private let text: [UInt8]
  private let part: MappedText.Part
  private let numbers: [ProseNumber]
  private let own: [Int]
  private var found: [(range: Range<Int>, numbers: [Int])] = []

  private init(_ passage: MappedText, _ part: MappedText.Part, _ numbers: [ProseNumber], _ own: [Int]) {
    text = passage.bytes
    self.part = part
    self.numbers = numbers
    self.own = own.filter { part.range.contains(numbers[$0].range.lowerBound) }
  }

  // MARK: Tokens

  private mutating func find() {
    var run: [(token: Token, range: Range<Int>)] = []
    var index = part.range.lowerBound
    var next = own[...]
    while index < part.range.upperBound {
      while let first = next.first, numbers[first].range.lowerBound < index { next.removeFirst() }
      if NumberSyntax.isBlank(text[index]) {
        index += 1
        continue
      }
      if let first = next.first, numbers[first].range.lowerBound == index {
        let number = numbers[first]
        // Behind an operand a sign is a binary operator.
        if let last = run.last?.token, endsOperand(last), number.range.lowerBound < digitsStart(of: number) {
          run.append((.binary, index..<digitsStart(of: number)))
        } else if let last = run.last?.token, endsOperand(last) {
          take(&run)
        }
        guard isPlain(number) else {
          take(&run)
          index = number.range.upperBound
          continue
        }
        run.append(
          (.number(first), max(index, run.last?.range.upperBound ?? index)..<number.range.upperBound))
        index = number.range.upperBound
        continue
      }
      guard let (token, length) = sign(at: index) else {
        take(&run)
        index += 1
        continue
      }
      if case .open = token, let last = run.last?.token, endsOperand(last) {
        take(&run)
      }
      run.append((token, index..<index + length))
      index += length
    }
    take(&run)
  }

  private func digitsStart(of number: ProseNumber) -> Int {
    number.range.first { NumberSyntax.isDigit(text[$0]) || text[$0] == UInt8(ascii: ".") }
      ?? number.range.lowerBound
  }

  private func isPlain(_ number: ProseNumber) -> Bool {
    guard !number.isInWord, number.tolerance == nil, !number.isTruncated else { return false }
    switch number.suffix {
    case .none, .power, .percent: return true
    case .bytes, .letters: return false
    }
  }

  private func endsOperand(_ token: Token) -> Bool {
    switch token {
    case .number, .close, .power: true
    case .binary, .open, .relation: false
    }
  }

  private static let signs: [(String, Token)] = [
    ("+", .binary), ("-", .binary), ("−", .binary), ("*", .binary), ("×", .binary), ("·", .binary),
    ("/", .binary),
    ("÷", .binary), ("⋅", .binary), ("^", .binary), ("²", .power), ("³", .power), ("(", .open), (")", .close),
    ("=", .relation), ("≈", .relation),
  ]

  private func sign(at index: Int) -> (Token, length: Int)? {
    guard let (word, token) = Self.signs.first(where: { text[index...].starts(with: $0.0.utf8) }) else {
      return nil
    }
    let length = word.utf8.count
    // `==`, `=>`, `<=`, `->`, `**`, `//` are operators of programs.
    if length == 1, "=-*/+".contains(word) {
      let neighbours = [
        index > part.range.lowerBound ? text[index - 1] : 32, index + 1 < text.count ? text[index + 1] : 32,
      ]
      if neighbours.contains(where: { "=<>!".utf8.contains($0) || $0 == text[index] }) { return nil }
    }
    return (token, length)
  }

  // MARK: Claims

  /// Keeps each part of a run that is a chain of whole sides with a relation between them, and empties the run.
  private mutating func take(_ run: inout [(token: Token, range: Range<Int>)]) {
    defer { run = [] }
    guard let first = run.first, let last = run.last else { return }
    var sides = run.split(omittingEmptySubsequences: false) {
      if case .relation = $0.token { true } else { false }
    }
    guard sides.count > 1 else { return }
    if !isFree(before: first.range.lowerBound) { sides[0] = [] }
    if !isFree(behind: last.range.upperBound) { sides[sides.count - 1] = [] }
    sides[0] = balanced(sides[0], isFirst: true)
    sides[sides.count - 1] = balanced(sides[sides.count - 1], isFirst: false)
    // The longest chains of whole sides.
    var chain: [Side] = []
    for side in sides + [[]] {
      if isWhole(side) {
        chain.append(side)
        continue
      }
      if chain.count > 1, let start = chain.first?.first, let end = chain.last?.last,
        chain.contains(where: hasOperator)
      {
        let numbers = chain.joined().compactMap {
          if case .number(let number) = $0.token { number } else { nil }
        }
        found.append((start.range.lowerBound..<end.range.upperBound, numbers))
      }
      chain = []
    }
  }

  /// Whether a side computes anything. A hyphen without blanks between two numbers does not: it is a range.
  private func hasOperator(_ side: Side) -> Bool {
    side.indices.contains { index in
      switch side[index].token {
      case .power: return true
      case .binary:
        guard index > side.startIndex else { return false }
        let range = side[index].range
        let isHyphen = text[range.lowerBound] == UInt8(ascii: "-") || text[range].elementsEqual("−".utf8)
        guard isHyphen, side.count == 3, case .text = part.kind else { return true }
        return NumberSyntax.isBlank(text[range.lowerBound - 1])
          && NumberSyntax.isBlank(text[range.upperBound])
      default: return false
      }
    }
  }

  private func isWhole(_ side: Side) -> Bool {
    var depth = 0
    var needsOperand = true
    for (token, _) in side {
      switch token {
      case .number:
        guard needsOperand else { return false }
        needsOperand = false
      case .binary, .power:
        if needsOperand { return false }
        if case .binary = token { needsOperand = true }
      case .open:
        guard needsOperand else { return false }
        depth += 1
      case .close:
        guard !needsOperand, depth > 0 else { return false }
        depth -= 1
      case .relation: return false
      }
    }
    return !side.isEmpty && depth == 0 && !needsOperand
  }

  /// Removes brackets at the beginning that are not closed, or at the end that are not opened: those that enclose the
  /// whole chain, `(28 × 28 = 784)`.
  private func balanced(_ side: Side, isFirst: Bool) -> Side {
    var side = side
    var open = 0
    for (token, _) in side {
      if case .open = token { open += 1 }
      if case .close = token { open -= 1 }
    }
    while isFirst, open > 0, case .open? = side.first?.token {
      side.removeFirst()
      open -= 1
    }
    while !isFirst, open < 0, case .close? = side.last?.token {
      side.removeLast()
      open += 1
    }
    return side
  }

  /// Whether the text before `index` cannot be a part of the first side.
  private func isFree(before index: Int) -> Bool {
    var start = index
    while start > part.range.lowerBound, NumberSyntax.isBlank(text[start - 1]) { start -= 1 }
    guard start > part.range.lowerBound else {
      // Otherwise a formula, code or a tag comes right before it.
      return part.kind == .code || part.range.lowerBound == 0
        || text[part.range.lowerBound - 1] == UInt8(ascii: "\n")
    }
    let before = text[start - 1]
    if start == index { return "([{\"'".utf8.contains(before) || before >= 0x80 && !endsWithMinus(start) }
    if NumberSyntax.isLetter(before) {
      // A single letter is a variable.
      return start - 1 > part.range.lowerBound && NumberSyntax.isLetterOrDigit(text[start - 2])
        || before == UInt8(ascii: "a")
    }
    return ",.;:!?)]\"'-".utf8.contains(before) || before >= 0x80 && !endsWithMinus(start)
      || NumberSyntax.isDigit(before)
  }

  private func endsWithMinus(_ end: Int) -> Bool {
    ["×", "·", "÷", "−", "≤", "≥", "√", "π", "∑", "∞", "≠"].contains { word in
      end >= word.utf8.count && text[end - word.utf8.count..<end].elementsEqual(word.utf8)
    }
  }

  /// Whether the text behind `index` cannot be a part of the last side.
  private func isFree(behind index: Int) -> Bool {
    guard index < part.range.upperBound else {
      return index == text.count || text[index] == UInt8(ascii: "\n") || part.kind == .code
    }
    if "!?%^<>=~|&$#@\\".utf8.contains(text[index]) || text[index...].starts(with: "..".utf8) { return false }
    var end = index
    while end < part.range.upperBound, NumberSyntax.isBlank(text[end]) { end += 1 }
    guard end < part.range.upperBound else { return end == text.count || text[end] == UInt8(ascii: "\n") }
    if "?<>=~|&+*/^".utf8.contains(text[end]) { return false }
    let rest = text[end..<part.range.upperBound]
    return !["×", "·", "÷", "−", "≤", "≥", "±", "…", "≈"].contains { rest.starts(with: $0.utf8) }
  }

  private func isApproximate(before index: Int) -> Bool {
    let words = String(decoding: text[part.range.lowerBound..<index], as: UTF8.self).split { !$0.isLetter }
    return words.suffix(2).contains(where: \.isApproximating)
  }
}
