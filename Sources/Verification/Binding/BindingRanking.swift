import Lessons
import Markdown
import Reports

/// Ranks what the cells of a note offer for a number: what the sentence names before what it does not, near before far,
/// names and results before their parts.
struct BindingRanking {
  private let report: Report
  private let candidates: BindingCandidates
  private let places: NotePlaces
  /// The literals of the cells, in the order of the cells.
  private let literals: [(cell: Int, literals: [CellValues.Literal])]

  init(_ report: Report, known: [String: String], parsed: ParsedCells?) {
    self.report = report
    candidates = BindingCandidates(report, known: known, parsed: parsed)
    places = NotePlaces(report.lesson)
    literals = candidates.literals.sorted { $0.key < $1.key }.map { (cell: $0.key, literals: $0.value) }
  }

  /// What speaks for a candidate.
  private struct Evidence {
    /// See `NumberSurroundings.closeness`.
    var words: Int
    var nearness: NotePlaces.Nearness
    var kind: BindingCandidate.Kind
    var isName: Bool
    /// The line of the note that computes it.
    var line: Int

    var score: Int { 4 * words + 3 * nearness.rawValue + 2 * kind.rawValue + (isName ? 2 : 0) }

    func isBetter(than other: Evidence, at place: Int) -> Bool {
      (score, -abs(line - place)) > (other.score, -abs(other.line - place))
    }
  }

  /// How far ahead of the second a clear choice is.
  private static let lead = 2
  private static let mostChoices = 8

  func proposals(
    for product: NumberProduct, where isPossible: (ProseNumber, String) -> Bool
  ) -> [BindingProposal] {
    let document = report.lesson.document
    let around = NumberSurroundings(
      product.range, in: document.passages[product.passage], of: document.source)
    let line = product.factors[0].span.start.line
    if product.factors.count > 1, let found = shapes(of: product, around, line, where: isPossible) {
      return found
    }
    // What is as high as it is wide may be a single number in the program.
    let isSquare = product.factors.allSatisfy { $0.digits == product.factors[0].digits }
    return product.factors.map { number in
      let found = proposal(
        for: number, around, line, from: product.factors.count > 1 ? .value : .element, where: isPossible)
      return isSquare ? found : found.unclear
    }
  }

  // MARK: Numbers

  private func proposal(
    for number: ProseNumber, _ around: NumberSurroundings, _ line: Int, from least: BindingCandidate.Kind,
    where isPossible: (ProseNumber, String) -> Bool
  ) -> BindingProposal {
    var found: [(candidate: BindingCandidate, evidence: Evidence)] = []
    for candidate in candidates.all where !candidate.isStated && candidate.kind >= least {
      guard number.isMet(by: candidate.value), isPossible(number, candidate.expression),
        let nearness = places.nearness(of: candidate, toLine: line)
      else { continue }
      let evidence = Evidence(
        words: around.closeness(to: candidate.words), nearness: nearness, kind: candidate.kind,
        isName: candidate.isName, line: candidate.line)
      guard Self.isWorthOffering(evidence, number, value: candidate.value) else { continue }
      let same = found.firstIndex {
        $0.candidate.expression == candidate.expression || $0.candidate.isSameLength(as: candidate)
      }
      if let same {
        if evidence.score > found[same].evidence.score { found[same] = (candidate, evidence) }
      } else {
        found.append((candidate, evidence))
      }
    }
    found.sort { $0.evidence.isBetter(than: $1.evidence, at: line) }
    let literal = literal(number, around, line)
    let choices = found.prefix(Self.mostChoices).map(\.candidate.choice)
    return BindingProposal(
      number: number, choices: choices + [literal?.choice].compactMap(\.self),
      isClear: Self.isClear(found.map(\.evidence), literal, number, value: found.first?.candidate.value ?? "")
    )
  }

  /// Whether a choice is more than a digit that occurs somewhere, too.
  private static func isWorthOffering(_ evidence: Evidence, _ number: ProseNumber, value: String) -> Bool {
    if evidence.words > 1 { return true }
    if number.isCommon { return evidence.words > 0 && evidence.nearness == .beside }
    switch number.significance(for: value) {
    case 3...: return true
    case 2: return evidence.nearness >= .section
    default: return evidence.nearness == .beside && (evidence.kind > .element || evidence.words > 0)
    }
  }

  /// - Parameters:
  ///   - ranked: what speaks for the candidates, the best first.
  ///   - value: of the best.
  private static func isClear(_ ranked: [Evidence], _ literal: Literal?, _ number: ProseNumber, value: String)
    -> Bool
  {
    guard let best = ranked.first, ranked.count == 1 || ranked[1].score + lead <= best.score else {
      return false
    }
    let (words, nearness) = (best.words, best.nearness)
    let significance = number.significance(for: value)
    if let literal, literal.competes(with: best), literal.words > 0 || significance < 3 { return false }
    switch significance {
    case 3...: return nearness >= .section || words > 1
    case 2:
      if best.kind == .length { return words > 1 && nearness >= .section || words > 2 }
      if best.kind == .element { return words > 1 && nearness >= .section }
      return nearness == .beside || nearness == .section && words > 1 || words > 2
    default:
      if number.isCommon {
        return words > 2 && nearness == .beside && best.kind > .element
      }
      if best.kind == .element { return words > 1 && nearness == .beside }
      if words > 2, ranked.count == 1, literal == nil { return true }
      return words > 2 && (best.isName || best.kind == .length ? nearness >= .section : nearness == .beside)
    }
  }

  // MARK: Literals

  /// A number that is written down in a cell. Nothing can be bound to it, but it tells that the sentence may speak of
  /// what is put in and not of a result.
  private struct Literal {
    let words: Int
    let nearness: NotePlaces.Nearness
    let name: String
    let line: Int

    /// Whether the sentence may speak of it rather than of a result. An argument of the call that computes the result is
    /// no other thing.
    func competes(with evidence: Evidence) -> Bool {
      words >= evidence.words && nearness >= evidence.nearness && line != evidence.line
    }

    /// Nil where the text does not speak of it.
    var choice: BindingProposal.Choice? { words > 1 ? .stated(name: name, line: line) : nil }
  }

  private func literal(_ number: ProseNumber, _ around: NumberSurroundings, _ line: Int) -> Literal? {
    var best: Literal?
    for (cell, literals) in literals {
      guard let nearness = places.nearness(ofCell: cell, toLine: line), nearness >= .section else { continue }
      for literal in literals where number.isMet(by: literal.digits) {
        let words = around.closeness(to: WordStem.likeWords(literal.words))
        guard (words, nearness) > (best?.words ?? -1, best?.nearness ?? .note) else { continue }
        best = Literal(
          words: words, nearness: nearness, name: literal.name,
          line: report.lesson.cells.first { $0.number == cell }?.place(literal.place).line ?? line)
      }
    }
    return best
  }

  // MARK: Lists

  /// Neighbouring elements that are the numbers of a list; nil where it is none, or where that is not clear.
  func elements(
    of list: [NumberProduct], where isPossible: (ProseNumber, String) -> Bool
  ) -> [BindingProposal]? {
    guard list.count > 1, let first = list.first, let last = list.last else { return nil }
    let document = report.lesson.document
    let numbers = list.flatMap(\.factors)
    let around = NumberSurroundings(
      first.range.lowerBound..<last.range.upperBound, in: document.passages[first.passage],
      of: document.source)
    let line = numbers[0].span.start.line
    var found: [(elements: ArraySlice<BindingCandidate>, evidence: Evidence)] = []
    for candidate in candidates.elements where candidate.elements.count >= numbers.count {
      let starts = 0...(candidate.elements.count - numbers.count)
      guard !candidate.elements[0].isStated,
        let nearness = places.nearness(of: candidate.elements[0], toLine: line),
        let start = starts.first(where: { start in
          zip(numbers, candidate.elements[start...]).allSatisfy {
            $0.isMet(by: $1.value) && isPossible($0, $1.expression)
          }
        })
      else { continue }
      let elements = candidate.elements[start..<(start + numbers.count)]
      let evidence = Evidence(
        words: around.closeness(to: elements[start].words), nearness: nearness, kind: .element,
        isName: elements[start].isName, line: elements[start].line)
      // Two small numbers stand side by side in many a list.
      guard nearness >= .section, evidence.words > 1 || numbers.count > 2 && !numbers.allSatisfy(\.isCommon)
      else { continue }
      found.append((elements, evidence))
    }
    found.sort { $0.evidence.isBetter(than: $1.evidence, at: line) }
    guard let best = found.first,
      found.count == 1 || found[1].evidence.score + Self.lead <= best.evidence.score
    else { return nil }
    return zip(numbers, best.elements).map {
      BindingProposal(number: $0, choices: [$1.choice], isClear: true)
    }
  }

  // MARK: Products

  /// Neighbouring axes of one tensor that are the factors of a product.
  private func shapes(
    of product: NumberProduct, _ around: NumberSurroundings, _ line: Int,
    where isPossible: (ProseNumber, String) -> Bool
  ) -> [BindingProposal]? {
    var found: [(axes: [BindingCandidate], evidence: Evidence)] = []
    for shape in candidates.shapes {
      guard let first = shape.axes.first, !first.isStated,
        let nearness = places.nearness(of: first, toLine: line)
      else { continue }
      // The last axes are those of the image.
      let starts = stride(from: shape.axes.count - product.factors.count, through: 0, by: -1)
      let start = starts.first { start in
        zip(product.factors, shape.axes[start...]).allSatisfy { number, axis in
          number.isMet(by: axis.value) && isPossible(number, axis.expression)
        }
      }
      guard let start else { continue }
      let axes = Array(shape.axes[start..<(start + product.factors.count)])
      let words = first.words
      let evidence = Evidence(
        words: max(
          around.closeness(to: words.measures.union(words.counted)), around.closeness(to: words.others) - 1),
        nearness: nearness, kind: .length, isName: first.isName, line: first.line)
      if let same = found.firstIndex(where: { $0.axes[0].expression == axes[0].expression }) {
        if evidence.score > found[same].evidence.score { found[same] = (axes, evidence) }
      } else {
        found.append((axes, evidence))
      }
    }
    found.sort { $0.evidence.isBetter(than: $1.evidence, at: line) }
    guard !found.isEmpty else { return nil }
    let literals = product.factors.map { literal($0, around, line) }
    let isClear = Self.isClear(found.map(\.evidence), literals[0], of: product)
    return zip(product.factors, literals).enumerated().map { index, factor in
      BindingProposal(
        number: factor.0,
        choices: found.prefix(Self.mostChoices).map { $0.axes[index].choice }
          + [factor.1?.choice].compactMap(\.self),
        isClear: isClear)
    }
  }

  private static func isClear(_ ranked: [Evidence], _ literal: Literal?, of product: NumberProduct) -> Bool {
    guard let best = ranked.first, ranked.count == 1 || ranked[1].score + lead <= best.score else {
      return false
    }
    if let literal, literal.competes(with: best), literal.words > 0 { return false }
    let isAlone = ranked.count == 1 || ranked[1].nearness < best.nearness
    switch product.factors.map(\.significance).reduce(0, +) {
    case 4...: return best.nearness >= .section || best.words > 0 || isAlone
    default:
      return best.nearness == .beside && (best.words > 0 || isAlone)
        || best.nearness == .section && best.words > 1
    }
  }
}

extension BindingCandidate {
  fileprivate var choice: BindingProposal.Choice { .bound(expression: expression, value: value, line: line) }

  /// Whether both are lengths of axes of one tensor.
  fileprivate func isSameLength(as other: BindingCandidate) -> Bool {
    kind == .length && other.kind == .length && base == other.base && value == other.value
  }
}

extension ProseNumber {
  fileprivate func isMet(by value: String) -> Bool {
    // Most are far off, and exact decimals take their time.
    if case .none = suffix, tolerance == nil, let written = Double(digits), let seen = Double(value),
      abs(seen - written) > 1 + abs(written) / 100
    {
      return false
    }
    return expectations.contains { Comparison(expected: $0, seen: value).holds }
  }

  /// Whether it stands everywhere.
  fileprivate var isCommon: Bool { ["0", "1", "2"].contains(digits) }

  /// How little it agrees with by chance: 1 for one digit, 3 for three and more.
  fileprivate var significance: Int {
    let written = digits.filter(\.isNumber).drop { $0 == "0" }
    return min(3, written.count + (digits.contains(".") && written.count > 1 ? 1 : 0))
  }

  /// One decimal tells more where the value is not rounded.
  fileprivate func significance(for value: String) -> Int {
    guard significance == 1, digits.contains("."), let seen = ExactDecimal(value),
      let written = ExactDecimal(digits), seen == written
    else { return significance }
    return 2
  }
}
