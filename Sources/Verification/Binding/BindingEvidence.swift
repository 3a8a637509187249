import Lessons

/// What speaks for a candidate.
struct BindingEvidence {
  /// See `NumberSurroundings.closeness`.
  var words: Int
  /// Whether the word beside the number is one for other values of the note.
  var isOfOthers: Bool
  var nearness: NotePlaces.Nearness
  var kind: BindingCandidate.Kind
  var isName: Bool
  /// Whether it is the length of one of several axes.
  var isAxis: Bool
  /// The line of the note that computes it.
  var line: Int

  var score: Int { 4 * words + 3 * nearness.rawValue + 2 * kind.rawValue + (isName ? 2 : 0) }

  /// How far ahead of the second a clear choice is.
  static let lead = 2

  func isBetter(than other: BindingEvidence, at place: Int) -> Bool {
    (score, -abs(line - place)) > (other.score, -abs(other.line - place))
  }

  /// Whether a name is what a text speaks of, although its value may be written down elsewhere, too.
  var isNamed: Bool { isName && kind == .value && words > 1 && (nearness >= .section || words > 2) }

  /// Whether a choice is more than a digit that occurs somewhere, too.
  func isWorthOffering(for number: ProseNumber, value: String) -> Bool {
    if words > 1, nearness > .note || words > 2 || number.significance(for: value) > 1 { return true }
    if number.isCommon { return words > 0 && nearness == .beside }
    let significance = number.significance(for: value)
    if words == 0 {
      if isOfOthers, significance < 3, !isName || kind != .value { return false }
      if kind == .element, nearness < .section || !isName { return false }
      if kind == .length, significance < 2 || isAxis && significance < 3 { return false }
    }
    switch significance {
    case 3...: return true
    case 2: return nearness >= .section && words > 0 || nearness == .beside
    default: return nearness == .beside && (kind > .element || words > 0)
    }
  }

  /// Whether it is the length of an axis of what is made of the literal, and the text speaks of that: `4` and `3` of
  /// `let weights = Tensor.zeros([4, 3])`
  func isMade(of literal: BindingLiterals.Evidence?) -> Bool {
    guard let literal else { return false }
    return literal.line == line && !literal.isLabelled && isAxis && literal.strength > 1
  }

  /// What is made of a literal has its words, and the numbers around it say as much as a word.
  mutating func takeWords(of literal: BindingLiterals.Evidence?) {
    guard let literal, isMade(of: literal) else { return }
    words = max(words, literal.words, literal.isQuoted ? 2 : 0)
  }

  /// Whether a literal is what the text speaks of, and not the candidate. An argument of the call that computes it is no
  /// other thing.
  func isOutdone(by literal: BindingLiterals.Evidence?) -> Bool {
    guard let literal, literal.line != line, !isNamed else { return false }
    if literal.isQuoted, words < 2, literal.nearness > nearness { return true }
    guard literal.strength > 2 else { return false }
    return literal.nearness >= nearness && literal.strength > words
  }

  /// Whether the sentence may as well speak of a literal.
  func isRivalled(by literal: BindingLiterals.Evidence?) -> Bool {
    guard let literal, !isNamed else { return false }
    return literal.strength >= words && literal.nearness >= nearness && literal.line != line
  }

  /// - Parameters:
  ///   - ranked: what speaks for different candidates, the best first.
  ///   - value: of the best.
  static func isClear(
    _ ranked: [BindingEvidence], _ literal: BindingLiterals.Evidence?, for number: ProseNumber, value: String
  ) -> Bool {
    guard let best = ranked.first, ranked.count == 1 || ranked[1].score + lead <= best.score else {
      return false
    }
    let (words, nearness) = (best.words, best.nearness)
    let significance = number.significance(for: value)
    if let literal, best.isRivalled(by: literal), literal.strength > 0 || significance < 3 { return false }
    if best.isNamed, nearness == .beside, ranked.count == 1 { return true }
    switch significance {
    case 3...: return nearness >= .section || words > 1
    case 2:
      if best.kind == .length { return words > 1 && nearness >= .section || words > 2 }
      if best.kind == .element { return best.isName && words > 1 && nearness >= .section }
      return nearness == .beside || nearness == .section && words > 1 || words > 2
    default:
      if number.isCommon {
        return words > 2 && nearness == .beside && best.kind > .element
      }
      if best.kind == .element { return best.isName && words > 1 && nearness == .beside }
      if words > 2, ranked.count == 1, literal == nil { return true }
      return words > 2 && (best.isName || best.kind == .length ? nearness >= .section : nearness == .beside)
    }
  }

  /// The same for a product, whose factors are neighbouring axes of tensors.
  static func isClear(
    _ ranked: [BindingEvidence], _ literal: BindingLiterals.Evidence?, for product: NumberProduct
  ) -> Bool {
    guard let best = ranked.first, ranked.count == 1 || ranked[1].score + lead <= best.score else {
      return false
    }
    if let literal, best.isRivalled(by: literal), literal.strength > 0 { return false }
    let isAlone = ranked.count == 1 || ranked[1].nearness < best.nearness
    switch product.factors.map(\.significance).reduce(0, +) {
    case 4...: return best.nearness >= .section || best.words > 0 || isAlone
    default:
      return best.nearness == .beside && (best.words > 0 || isAlone)
        || best.nearness == .section && best.words > 1
    }
  }
}

extension ProseNumber {
  func isMet(by value: String) -> Bool {
    // Most are far off, and exact decimals take their time.
    if case .none = suffix, tolerance == nil, let written = Double(digits), let seen = Double(value),
      abs(seen - written) > 1 + abs(written) / 100
    {
      return false
    }
    return expectations.contains { Comparison(expected: $0, seen: value).holds }
  }

  /// Whether it stands in few places.
  var isRare: Bool { significance > 2 || digits.contains(".") }

  /// Whether it stands everywhere.
  var isCommon: Bool { ["0", "1", "2"].contains(digits) }

  /// How little it agrees with by chance: 1 for one digit, 3 for three and more.
  var significance: Int {
    let written = digits.filter(\.isNumber).drop { $0 == "0" }
    return min(3, written.count + (digits.contains(".") && written.count > 1 ? 1 : 0))
  }

  /// One decimal tells more where the value is not rounded.
  func significance(for value: String) -> Int {
    guard significance == 1, digits.contains("."), let seen = ExactDecimal(value),
      let written = ExactDecimal(digits), seen == written
    else { return significance }
    return 2
  }
}
