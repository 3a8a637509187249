import Lessons
import Markdown
import Reports

/// Ranks what the cells of a note offer for a number: what the sentence names before what it does not, near before far,
/// names and results before their parts.
struct BindingRanking {
  let report: Report
  let candidates: BindingCandidates
  let places: NotePlaces
  let literals: BindingLiterals

  init(_ report: Report, known: [String: String], parsed: ParsedCells?) {
    self.report = report
    candidates = BindingCandidates(report, known: known, parsed: parsed)
    places = NotePlaces(report.lesson)
    literals = BindingLiterals(report, candidates)
  }

  static let mostChoices = 8

  func proposals(
    for product: NumberProduct, where isPossible: (ProseNumber, String) -> Bool
  ) -> [BindingProposal] {
    let document = report.lesson.document
    let around = NumberSurroundings(
      product.range, in: document.passages[product.passage], of: document.source)
    let line = product.factors[0].span.start.line
    let literals = literals.best(for: product, around, line: line, in: places)
    if product.factors.count > 1, let found = shapes(of: product, around, line, literals, where: isPossible) {
      return found
    }
    // What is as high as it is wide may be a single number in the program.
    return zip(product.factors, literals).map { number, literal in
      let found = proposal(
        for: number, around, line, literal, from: product.factors.count > 1 ? .value : .element,
        where: isPossible)
      return product.isSquare ? found : found.unclear
    }
  }

  private func proposal(
    for number: ProseNumber, _ around: NumberSurroundings, _ line: Int,
    _ literal: BindingLiterals.Evidence?, from least: BindingCandidate.Kind,
    where isPossible: (ProseNumber, String) -> Bool
  ) -> BindingProposal {
    var found: [(candidate: BindingCandidate, evidence: BindingEvidence)] = []
    for candidate in candidates.all where !candidate.isStated && candidate.kind >= least {
      guard number.isMet(by: candidate.value), isPossible(number, candidate.expression),
        var evidence = evidence(for: candidate, around, line)
      else { continue }
      evidence.takeWords(of: literal)
      guard
        evidence.isWorthOffering(for: number, value: candidate.value), !evidence.isOutdone(by: literal),
        // A side of a product has a name, or is named by the text.
        least == .element || candidate.isName || evidence.words > 1
      else { continue }
      found.append((candidate, evidence))
    }
    found.sort { $0.evidence.isBetter(than: $1.evidence, at: line) }
    var different: [(candidate: BindingCandidate, evidence: BindingEvidence)] = []
    for one in found.prefix(Self.mostCompared)
    where !different.contains(where: {
      $0.candidate.expression == one.candidate.expression || $0.candidate.isSame(as: one.candidate)
    }) {
      different.append(one)
    }
    let isBound = different.first.map { $0.evidence.isNamed || $0.evidence.isMade(of: literal) } ?? false
    let stated = isBound ? nil : literal?.choice(for: number, isAlone: different.isEmpty)
    return BindingProposal(
      number: number,
      choices: different.prefix(Self.mostChoices).map(\.candidate.choice) + [stated].compactMap(\.self),
      isClear: BindingEvidence.isClear(
        different.map(\.evidence), literal, for: number, value: different.first?.candidate.value ?? ""))
  }

  static let mostCompared = 40

  /// Nil where the candidate is not known at the line.
  func evidence(
    for candidate: BindingCandidate, _ around: NumberSurroundings, _ line: Int
  ) -> BindingEvidence? {
    guard let nearness = places.nearness(of: candidate, toLine: line) else { return nil }
    var words = around.closeness(to: candidate.words)
    // Elements of a result are far-fetched.
    if candidate.kind == .element, !candidate.isName { words = max(0, words - 1) }
    let isOfOthers = around.areAbout(candidates.vocabulary, without: candidate.words)
    return BindingEvidence(
      words: isOfOthers && words < 3 ? min(words, 1) : words, isOfOthers: isOfOthers, nearness: nearness,
      kind: candidate.kind, isName: candidate.isName, isAxis: candidate.axis?.fromLast != nil,
      line: candidate.line)
  }
}

extension BindingCandidate {
  var choice: BindingProposal.Choice { .bound(expression: expression, value: value, line: line) }
}

extension NumberProduct {
  var isSquare: Bool { factors.allSatisfy { $0.digits == factors[0].digits } }
}
