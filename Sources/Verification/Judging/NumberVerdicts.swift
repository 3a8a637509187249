import Lessons
import Markdown
import Reports

/// Decides for each number of the prose what confirms it.
enum NumberVerdicts {
  /// All numbers of the prose; of those between backticks only the ones that a claim is about.
  static func all(in lesson: Lesson, _ claims: [CheckedClaim]) -> [CountedNumber] {
    guard !lesson.numbers.isEmpty else { return [] }
    var verdicts: [Int: CheckedClaim.Verdict] = [:]
    // A number that is bound counts as its binding, though it may be part of arithmetic too.
    for claim in claims.filter({ $0.kind != .number }) + claims.filter({ $0.kind == .number }) {
      guard case .numbers(let indices) = claim.subject else { continue }
      for index in indices { verdicts[index] = claim.verdict }
    }
    let appositions = FormulaAppositions(lesson, claims)
    var counted: [CountedNumber] = []
    for (index, number) in lesson.numbers.enumerated() {
      switch verdicts[index] {
      case .held?: counted.append(CountedNumber(number: number, state: .held))
      case .refuted?: counted.append(CountedNumber(number: number, state: .refuted))
      case .stated?: counted.append(CountedNumber(number: number, state: .stated))
      case .undecided?, .notReached?: counted.append(CountedNumber(number: number, state: .unchecked))
      case nil where lesson.statedNumbers.contains(index):
        counted.append(CountedNumber(number: number, state: .stated))
      case nil where number.isCode: break
      case nil:
        if let reason = lesson.outsideNumbers[index] {
          counted.append(CountedNumber(number: number, state: .outside(reason)))
        } else {
          counted.append(
            CountedNumber(number: number, state: appositions.confirm(number) ? .held : .unchecked))
        }
      }
    }
    return counted
  }
}
