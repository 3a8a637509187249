import Lessons
import Markdown
import Reports

/// Several numbers that are neighbouring values of the cells.
extension BindingRanking {
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
    var found: [(elements: ArraySlice<BindingCandidate>, evidence: BindingEvidence)] = []
    for candidate in candidates.elements where candidate.elements.count >= numbers.count {
      let starts = 0...(candidate.elements.count - numbers.count)
      guard !candidate.elements[0].isStated,
        let start = starts.first(where: { start in
          zip(numbers, candidate.elements[start...]).allSatisfy {
            $0.isMet(by: $1.value) && isPossible($0, $1.expression)
          }
        }), let evidence = evidence(for: candidate.elements[start], around, line)
      else { continue }
      let elements = candidate.elements[start..<(start + numbers.count)]
      // Two small numbers stand side by side in many a list.
      guard evidence.nearness >= .section || evidence.isName && evidence.words > 2,
        evidence.words > 1 || numbers.count > 2 && !numbers.allSatisfy(\.isCommon)
      else { continue }
      found.append((elements, evidence))
    }
    found.sort { $0.evidence.isBetter(than: $1.evidence, at: line) }
    guard let best = found.first,
      found.count == 1 || found[1].evidence.score + BindingEvidence.lead <= best.evidence.score
    else { return nil }
    return zip(numbers, best.elements).map {
      BindingProposal(number: $0, choices: [$1.choice], isClear: true)
    }
  }

  // MARK: Products

  /// Neighbouring axes of one tensor that are the factors of a product; nil where the text speaks of no tensor.
  func shapes(
    of product: NumberProduct, _ around: NumberSurroundings, _ line: Int,
    _ literals: [BindingLiterals.Evidence?], where isPossible: (ProseNumber, String) -> Bool
  ) -> [BindingProposal]? {
    var found: [(axes: [BindingCandidate], evidence: BindingEvidence)] = []
    for shape in candidates.shapes {
      guard let first = shape.axes.first, !first.isStated, var evidence = evidence(for: first, around, line)
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
      // A product stands on either side of its word.
      evidence.words = max(
        around.closeness(to: first.words.measures.union(first.words.counted)),
        around.closeness(to: first.words.others) - 1)
      evidence.isOfOthers = around.measures(candidates.vocabulary, without: first.words)
      guard !evidence.isOutdone(by: literals[0]), evidence.words > 0 || !evidence.isOfOthers else { continue }
      found.append((axes, evidence))
    }
    found.sort { $0.evidence.isBetter(than: $1.evidence, at: line) }
    var different: [(axes: [BindingCandidate], evidence: BindingEvidence)] = []
    for one in found.prefix(Self.mostCompared)
    where !different.contains(where: {
      $0.axes[0].expression == one.axes[0].expression || $0.axes[0].isSame(as: one.axes[0])
    }) {
      different.append(one)
    }
    guard let best = different.first,
      !product.isSquare || best.evidence.words > 1 || !isNamed(product.factors[0], around, line)
    else { return nil }
    let isClear = BindingEvidence.isClear(different.map(\.evidence), literals[0], for: product)
    return zip(product.factors, literals).enumerated().map { index, factor in
      BindingProposal(
        number: factor.0,
        choices: different.prefix(Self.mostChoices).map { $0.axes[index].choice }
          + [factor.1.flatMap { $0.words > 0 ? $0.choice(for: factor.0, isAlone: false) : nil }]
          .compactMap(\.self),
        isClear: isClear)
    }
  }

  private func isNamed(_ number: ProseNumber, _ around: NumberSurroundings, _ line: Int) -> Bool {
    candidates.all.contains {
      !$0.isStated && $0.isName && number.isMet(by: $0.value)
        && evidence(for: $0, around, line)?.isNamed ?? false
    }
  }
}
