import CellLog
import Formulas
import Lessons
import Markdown
import Reports

/// Changes the digits of the numbers of the text, one at a time.
struct NumberAudit {
  let lesson: Lesson
  /// The values that the programs gave for the bound numbers, by the indices of the numbers.
  let values: [Int: [String]]
  /// Whether a number that nothing checks stops the build.
  let isStrict: Bool

  func places(_ report: Report) -> [Audit.Place] {
    var wrong: Set<Int> = []
    for claim in report.proseClaims where claim.isWrong {
      if case .numbers(let indices) = claim.subject { wrong.formUnion(indices) }
    }
    let indices = Dictionary(lesson.numbers.enumerated().map { ($0.element.span.start, $0.offset) }) { a, _ in
      a
    }
    return report.numbers.compactMap { counted in
      let number = counted.number
      guard let index = indices[number.span.start], !wrong.contains(index), !number.isCode,
        !number.isWrittenOut
      else { return nil }
      let isNoticed: Bool
      switch counted.state {
      case .outside, .stated: return nil
      case .refuted: isNoticed = true
      case .unchecked: isNoticed = isStrict
      case .held: isNoticed = self.isNoticed(number, index)
      }
      return Audit.Place(span: number.span, text: number.text, isInFormula: false, isNoticed: isNoticed)
    }
  }

  private func isNoticed(_ number: ProseNumber, _ index: Int) -> Bool {
    let passage = lesson.document.passages[number.passage]
    return number.range.allSatisfy { place in
      let digit = passage.bytes[place]
      guard Digits.isDigit(digit) else { return true }
      return isRefuted(number, index, with: Digits.next(digit), at: place)
        || isArithmeticNoticed(number, index, with: Digits.next(digit), at: place)
    }
  }

  /// Whether what the number is bound to refutes it.
  private func isRefuted(_ number: ProseNumber, _ index: Int, with digit: UInt8, at place: Int) -> Bool {
    guard let values = values[index] else { return false }
    var bytes = Array(number.text.utf8)
    bytes[place - number.range.lowerBound] = digit
    guard let changed = ProseNumber.all(inPlain: String(decoding: bytes, as: UTF8.self)).first else {
      return true
    }
    return !values.contains { value in
      changed.expectations.contains { Comparison(expected: $0, seen: value).holds }
    }
  }

  /// Whether the arithmetic around it is refuted, or is arithmetic no more in a note in which that is an error.
  private func isArithmeticNoticed(_ number: ProseNumber, _ index: Int, with digit: UInt8, at place: Int)
    -> Bool
  {
    let changed = lesson.arithmetic(inPassage: number.passage, changing: place, to: digit).filter {
      $0.span.start <= number.span.start && number.span.end <= $0.span.end
    }
    let verdicts = changed.flatMap { ProseChecker.judgements($0, isDemanded: false) ?? [] }.map(\.verdict)
    if verdicts.contains(where: { if case .refuted = $0 { true } else { false } }) { return true }
    let isHeld = !verdicts.isEmpty && verdicts.allSatisfy { if case .held = $0 { true } else { false } }
    return !isHeld && isStrict && values[index] == nil
  }
}

/// Digits as bytes.
enum Digits {
  static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  /// The digit to which one is changed: 9 becomes 0.
  static func next(_ digit: UInt8) -> UInt8 {
    digit == UInt8(ascii: "9") ? UInt8(ascii: "0") : digit + 1
  }
}
