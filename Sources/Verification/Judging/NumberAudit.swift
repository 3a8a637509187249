import Reports
import Markdown
import Lessons

/// Decides for each number of the prose whether something confirms it.
enum NumberAudit {
  /// All numbers of the prose; of those between backticks only the ones that a claim is about.
  static func all(in lesson: Lesson, _ claims: [CheckedClaim]) -> [CountedNumber] {
    guard !lesson.numbers.isEmpty else { return [] }
    var verdicts: [Int: CheckedClaim.Verdict] = [:]
    // A number that is bound counts as its binding, though it may be part of arithmetic too.
    for claim in claims.filter({ $0.kind != .number }) + claims.filter({ $0.kind == .number }) {
      guard case .numbers(let indices) = claim.subject else { continue }
      for index in indices { verdicts[index] = claim.verdict }
    }
    let given = GivenNumbers(lesson)
    var counted: [CountedNumber] = []
    for (index, number) in lesson.numbers.enumerated() {
      switch verdicts[index] {
      case .held?: counted.append(CountedNumber(number: number, state: .held))
      case .refuted?: counted.append(CountedNumber(number: number, state: .refuted))
      case .undecided?, .notReached?: counted.append(CountedNumber(number: number, state: .unchecked))
      case nil where number.isCode: break
      case nil:
        if let reason = lesson.outsideNumbers[index] {
          counted.append(CountedNumber(number: number, state: .outside(reason)))
        } else {
          let isGiven = given.contains(number)
          counted.append(CountedNumber(number: number, state: isGiven ? .given : .unchecked))
        }
      }
    }
    return counted
  }
}

/// The numbers that need no check because the note defines them: the literals of its cells, and the numbers in
/// expectations, outputs and formulas of the same section.
private struct GivenNumbers {
  private var literals: Set<String> = []
  /// By the line of the heading above; 0 before the first heading.
  private var stated: [Int: Set<String>] = [:]
  private let headings: [Int]

  init(_ lesson: Lesson) {
    var headings: [Int] = []
    lesson.document.forEachBlock { if case .heading = $0.content { headings.append($0.lines.lowerBound) } }
    self.headings = headings
    for cell in lesson.cells {
      let section = section(of: cell.block.fence.start.line)
      for line in cell.code.split(whereSeparator: \.isNewline) {
        let parts = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)
        let code = parts[0].split(separator: "\"", omittingEmptySubsequences: false)
        for (index, piece) in code.enumerated() where index % 2 == 0 {
          literals.formUnion(Self.values(in: String(piece)))
        }
        if parts.count > 1 { stated[section, default: []].formUnion(Self.values(in: String(parts[1]))) }
      }
      if let output = cell.output {
        stated[section, default: []].formUnion(Self.values(in: output.text))
      }
    }
    lesson.document.forEachInline { inline in
      guard case .formula(let formula) = inline, formula.source.contains("=") else { return }
      let text = formula.source.replacing("{,}", with: "").replacing("\\,", with: "")
      stated[section(of: formula.span.start.line), default: []].formUnion(Self.values(in: text))
    }
  }

  func contains(_ number: ProseNumber) -> Bool {
    guard let value = Self.value(of: number) else { return false }
    return literals.contains(value) || stated[section(of: number.span.start.line)]?.contains(value) == true
  }

  private func section(of line: Int) -> Int {
    var (low, high) = (0, headings.count)
    while low < high {
      let middle = (low + high) / 2
      if headings[middle] <= line { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? headings[low - 1] : 0
  }

  private static func values(in text: String) -> [String] {
    ProseNumber.all(inPlain: text.replacing("_", with: "")).compactMap {
      $0.isInWord ? nil : value(digits: $0.digits.hasPrefix("-") ? String($0.digits.dropFirst()) : $0.digits)
    }
  }

  private static func value(of number: ProseNumber) -> String? {
    let digits = number.digits.hasPrefix("-") ? String(number.digits.dropFirst()) : number.digits
    switch number.suffix {
    case .none, .letters: return value(digits: digits)
    case .power(let power): return value(digits: digits + "e\(power)")
    case .percent: return value(digits: digits)
    case .bytes: return nil
    }
  }

  /// A spelling that is the same for equal numbers.
  private static func value(digits: String) -> String? {
    // Converting a number takes time in proportion to the square of its length.
    guard digits.utf8.count <= 400 else { return digits }
    guard let number = ExactDecimal(digits) else { return nil }
    return number.spelling
  }
}
