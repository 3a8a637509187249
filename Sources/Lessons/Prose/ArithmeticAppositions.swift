import Formulas

/// A number beside a computation of it, without a sign between them: `3,073 (32 × 32 × 3)`, `28 × 28 (784)`, `10 × 3073, a
/// total of 30,730`.
///
/// Much else is written so: `64 (3 × 3) filters`. What is kept is only what holds, and what fails by a single digit.
extension ArithmeticFinder {
  mutating func takeAppositions(_ runs: [[ArithmeticToken]], _ place: ArithmeticPlace) {
    for index in runs.indices.dropLast() {
      let (run, next) = (runs[index], runs[index + 1])
      // One of the two is a computation.
      guard run[...].hasOperator || next[...].hasOperator else { continue }
      let gap = run[run.count - 1].range.upperBound..<next[0].range.lowerBound
      guard !run.contains(where: { $0.kind == .relation }) || run.count == 1 else { continue }
      if run.count == 1, let (inside, end) = next.firstInBrackets, isBlank(gap) {
        add(number: run[0], inside, to: end, place)
      } else if let (inside, end) = next.firstInBrackets, inside.count == 1, isBlank(gap), run[...].isWhole {
        add(number: inside[inside.startIndex], run[...], to: end, place)
      } else if next.count == 1 || next[1].kind == .close, isTotal(gap), run[...].isWhole, isAlone(run[...]) {
        add(number: next[0], run[...], to: next[0].range.upperBound, place)
      }
    }
  }

  private func isBlank(_ gap: Range<Int>) -> Bool {
    !gap.isEmpty && gap.allSatisfy { NumberSyntax.isBlank(passage.bytes[$0]) }
  }

  private static let totals: Set<String> = [
    "a total of", "for a total of", "in total", "altogether", "giving", "which is", "which gives",
    "which makes",
    "making", "that is", "i.e.",
  ]

  private func isTotal(_ gap: Range<Int>) -> Bool {
    guard !gap.isEmpty, gap.count < 30 else { return false }
    let text = String(decoding: passage.bytes[gap], as: UTF8.self).split { $0.isWhitespace || $0 == "," }
    return passage.bytes[gap.lowerBound] == UInt8(ascii: ",")
      && Self.totals.contains(text.joined(separator: " "))
  }

  /// Whether no other number comes before it in its sentence, of which it might be a part.
  private func isAlone(_ side: ArithmeticSide) -> Bool {
    ProseSentence(around: side.extent, in: passage.bytes).hasNoDigitBefore
  }

  private mutating func add(
    number: ArithmeticToken, _ side: ArithmeticSide, to end: Int, _ place: ArithmeticPlace
  ) {
    guard !side.isEmpty else { return }
    let whole = min(number.range.lowerBound, side.extent.lowerBound)..<end
    guard number.kind == .number, let written = number.number.map({ numbers[$0] }), side.isWhole,
      side.hasOperator,
      place.isFree(before: whole.lowerBound), !side.contains(where: \.isWord)
    else { return }
    let relation = ArithmeticToken(
      kind: .relation, range: number.range.lowerBound..<number.range.lowerBound, sign: "=")
    let arithmetic = self.written(side + [relation, number], extent: whole, place)
    guard let judged = Arithmetic.judge(arithmetic.notation)?.first else { return }
    switch judged.verdict {
    case .held where written.digits.utf8.count > 1: found.append(arithmetic)
    case .refuted(let refutation):
      if let right = refutation.right, Self.differInOneDigit(right, written.digits) {
        found.append(arithmetic)
      }
    default: break
    }
  }

  /// Whether two whole numbers of three digits or more are equally long and differ in one place.
  private static func differInOneDigit(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && a.utf8.count >= 3 && (a + b).utf8.allSatisfy(NumberSyntax.isDigit)
      && zip(a.utf8, b.utf8).count { $0 != $1 } == 1
  }
}

extension [ArithmeticToken] {
  /// What stands in the bracket with which a run begins, and where the bracket ends.
  fileprivate var firstInBrackets: (inside: ArithmeticSide, end: Int)? {
    guard first?.kind == .open else { return nil }
    var depth = 0
    for (index, token) in enumerated() {
      if token.kind == .open { depth += 1 }
      if token.kind == .close { depth -= 1 }
      if depth == 0 { return (self[1..<index], token.range.upperBound) }
    }
    return nil
  }
}
