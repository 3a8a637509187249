import Formulas
import Markdown

/// Finds arithmetic that is written out: `224 * 224 * 64 = 3.2M`, “half of 300 is 150”. In doubt it finds nothing: a
/// claim that nobody made must not be refuted.
struct ArithmeticFinder {
  static func all(in document: Document, _ numbers: [ProseNumber]) -> [WrittenArithmetic] {
    var byPassage: [[Int]] = Array(repeating: [], count: document.passages.count)
    for index in numbers.indices { byPassage[numbers[index].passage].append(index) }
    var found: [WrittenArithmetic] = []
    for (number, own) in byPassage.enumerated() where !own.isEmpty {
      var finder = ArithmeticFinder(document.passages[number], document.source, numbers, own)
      finder.find()
      found += finder.found
    }
    return found
  }

  /// The arithmetic of one passage, of which these are all the numbers.
  static func all(
    in passage: MappedText, _ source: Source, _ numbers: [ProseNumber]
  ) -> [WrittenArithmetic] {
    var finder = ArithmeticFinder(passage, source, numbers, Array(numbers.indices))
    finder.find()
    return finder.found
  }

  let passage: MappedText
  private let source: Source
  let numbers: [ProseNumber]
  private let own: [Int]
  var found: [WrittenArithmetic] = []
  /// Words of the passage that say that its numbers are reckoned otherwise; looked for once.
  private lazy var reckonsOtherwise = ProseSentence.reckonsOtherwise(passage.bytes)

  private init(_ passage: MappedText, _ source: Source, _ numbers: [ProseNumber], _ own: [Int]) {
    self.passage = passage
    self.source = source
    self.numbers = numbers
    self.own = own
  }

  private mutating func find() {
    let elements = superscripts
    var rest = own[...]
    for (range, isCode) in segments(elements) {
      let ending = rest.firstIndex { numbers[$0].range.lowerBound >= range.upperBound } ?? rest.endIndex
      let lexer = ArithmeticLexer(
        passage.bytes, in: range, isCode: isCode, numbers, rest[..<ending], elements: elements)
      rest = rest[ending...]
      let place = ArithmeticPlace(bytes: passage.bytes, range: range, isCode: isCode)
      for run in lexer.runs { take(run, place) }
      if !isCode { takeAppositions(lexer.runs, place) }
    }
  }

  /// The elements that raise a number, by their place in the passage.
  private var superscripts: [Int: String] {
    var elements: [Int: String] = [:]
    for part in passage.parts where part.kind == .object {
      let start = passage.offsets[part.range.lowerBound]
      guard source.bytes[start] == UInt8(ascii: "<") else { continue }
      for element in ["<sup>", "</sup>"] where source.bytes[start...].starts(with: element.utf8) {
        elements[part.range.lowerBound] = element
      }
    }
    return elements
  }

  /// The parts of the passage that hold arithmetic: code, and text with its superscripts and line breaks.
  private func segments(_ elements: [Int: String]) -> [(range: Range<Int>, isCode: Bool)] {
    var segments: [(range: Range<Int>, isCode: Bool)] = []
    var isOpen = false
    for part in passage.parts {
      switch part.kind {
      case .object where elements[part.range.lowerBound] == nil: isOpen = false
      case .address: isOpen = false
      case .text, .lineBreak, .object:
        if isOpen, let last = segments.last {
          segments[segments.count - 1].range = last.range.lowerBound..<part.range.upperBound
        } else {
          segments.append((part.range, false))
        }
        isOpen = true
      case .code:
        segments.append((part.range, true))
        isOpen = false
      }
    }
    return segments
  }

  // MARK: Chains

  /// Keeps each part of a run that is a chain of whole sides with a relation between them.
  private mutating func take(_ run: [ArithmeticToken], _ place: ArithmeticPlace) {
    guard let first = run.first, let last = run.last, run[...].hasOperator else { return }
    var sides = run.split(omittingEmptySubsequences: false) { $0.kind == .relation }
    guard sides.count > 1 else { return }
    if !place.isFree(before: first.range.lowerBound) { sides[0] = [] }
    if !place.isFree(behind: last.range.upperBound) { sides[sides.count - 1] = [] }
    sides[0] = sides[0].withoutOpenBrackets
    sides[sides.count - 1] = sides[sides.count - 1].withoutClosingBrackets
    // The longest chains of whole sides.
    var chain: [ArithmeticSide] = []
    for side in sides + [[]] {
      if side.isWhole {
        chain.append(side)
        continue
      }
      if chain.count > 1, chain.contains(where: \.hasOperator) { add(chain, of: run, place) }
      chain = []
    }
  }

  private mutating func add(_ chain: [ArithmeticSide], of run: [ArithmeticToken], _ place: ArithmeticPlace) {
    let tokens = run[chain[0].startIndex..<chain[chain.count - 1].endIndex]
    let range = tokens.extent
    let sentence = ProseSentence(around: range, in: passage.bytes)
    if tokens.contains(where: \.isWord), !sentence.isOnly(range) { return }
    var arithmetic = written(tokens, place)
    arithmetic.isApproximate = sentence.isApproximate
    arithmetic.otherNotations = otherReadings(chain, tokens)
    arithmetic.doubt = doubt(chain, tokens, sentence, place)
    found.append(arithmetic)
  }

  /// - Parameter extent: where its tokens stand, which may come in another order.
  func written(
    _ tokens: ArithmeticSide, extent: Range<Int>? = nil, _ place: ArithmeticPlace
  ) -> WrittenArithmetic {
    let range = extent ?? tokens.extent
    let shown = ShownText(range, in: passage.bytes)
    return WrittenArithmetic(
      text: shown.text, span: passage.span(range, in: source), notation: notation(of: tokens, shown),
      isCode: place.isCode, numbers: tokens.compactMap(\.number))
  }

  private func notation(of tokens: some Sequence<ArithmeticToken>, _ shown: ShownText) -> ArithmeticNotation {
    var notation = ArithmeticNotation()
    for token in tokens {
      let range = shown.range(of: token.range)
      switch token.sign {
      case "[": notation.append("(", for: range)
      case "]": notation.append(")", for: range)
      // Without blanks, `5! =` would be read as `5 !=`.
      case "=", "≈": notation.append(" \(token.sign) ", for: range)
      default: notation.append(token.sign, for: range)
      }
    }
    return notation
  }

  // MARK: Doubts

  private mutating func doubt(
    _ chain: [ArithmeticSide], _ tokens: ArithmeticSide, _ sentence: ProseSentence, _ place: ArithmeticPlace
  ) -> String? {
    if reckonsOtherwise { return "the text around it speaks of another arithmetic" }
    if chain.count(where: \.mayBeShape) > 1 { return "both sides may be shapes" }
    if chain.contains(where: \.isProductOfShapes) { return "it may be a product of arrays" }
    if place.isCode { return nil }
    if sentence.isAsked { return "whether it holds is asked, not said" }
    if sentence.isDenied { return "the sentence around it denies something" }
    if sentence.followsCondition || tokens.contains(where: \.isWord) && sentence.isSupposed {
      return "the sentence around it only supposes it"
    }
    if place.hasScaledUnit(behind: tokens.extent.upperBound) {
      return "the unit behind it may scale the number"
    }
    return nil
  }

  /// What else the text may say: with the roles of comma and point exchanged, or without what stands on the other side of
  /// a dash.
  private func otherReadings(_ chain: [ArithmeticSide], _ tokens: ArithmeticSide) -> [ArithmeticNotation] {
    let shown = ShownText(tokens.extent, in: passage.bytes)
    var readings: [ArithmeticNotation] = []
    if let exchanged = ExchangedSeparators.exchanged(tokens, numbers) {
      readings.append(notation(of: exchanged, shown))
    }
    func isDash(_ token: ArithmeticToken) -> Bool {
      token.sign == "−" && token.kind == .binary && !token.isTight
    }
    if let dash = chain[0].lastIndex(where: isDash) {
      readings.append(notation(of: tokens.dropFirst(dash + 1 - chain[0].startIndex), shown))
    }
    if let side = chain.last, let dash = side.firstIndex(where: isDash) {
      readings.append(notation(of: tokens.dropLast(side.endIndex - dash), shown))
    }
    return readings
  }
}
