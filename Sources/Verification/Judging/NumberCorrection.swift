import Markdown
import Lessons

/// Digits in groups of three.
enum DigitGroups {
  /// A whole number of five digits and more with commas; anything else as it is.
  static func grouped(_ text: String) -> String {
    let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
    guard digits.count > 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return text }
    return (text.hasPrefix("-") ? "-" : "") + grouped(String(digits), by: ",")
  }

  static func grouped(_ digits: String, by separator: String) -> String {
    var groups: [Substring] = []
    var rest = Substring(digits)
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return ([rest] + groups).joined(separator: separator)
  }
}

/// What `accept` writes for a number of the prose: with its separators, to its last place.
struct NumberCorrection {
  private let number: ProseNumber
  private let isApproximate: Bool

  init(_ number: ProseNumber, in lesson: Lesson) {
    self.number = number
    let passage = lesson.document.passages[number.passage]
    let before = String(decoding: passage.bytes[..<number.range.lowerBound], as: UTF8.self)
    let word = (before.split(whereSeparator: \.isWhitespace).last ?? "").filter(\.isLetter)
    isApproximate = word.isApproximating || "≈~".contains { before.trimmedEnd.last == $0 }
  }

  /// Nil where nothing can be written: the value is not a number, the text says that it is not exact, or the new text
  /// would not be read back as the value.
  func text(for seen: String) -> String? {
    guard !isApproximate, !number.isWrittenOut, number.tolerance == nil, !number.isTruncated,
      !number.digits.contains("e"),
      let value = ExactDecimal(seen)
    else { return nil }
    switch number.suffix {
    case .none, .percent, .power: break
    case .bytes, .letters: return nil
    }
    let suffix = String(number.text.drop { !$0.isNumber }.reversed().prefix { !$0.isNumber }.reversed())
    let places = number.digits.split(separator: ".").dropFirst().first?.count ?? 0
    for power in powers {
      for text in [value.written(shiftedBy: -power, places: places), ExpectationCorrection.rounded(seen)] {
        guard let text, let written = styled(text).map({ $0 + suffix }), let read = reading(of: written),
          read.expectations.contains(where: { Comparison(expected: $0, seen: seen).holds })
        else { continue }
        return written
      }
    }
    return nil
  }

  private var powers: [Int] {
    switch number.suffix {
    case .power(let power): [power]
    case .percent: [-2, 0]
    default: [0]
    }
  }

  private func styled(_ text: String) -> String? {
    guard !text.contains("e") else { return nil }
    var text = text
    let isNegative = text.first == "-"
    if isNegative { text.removeFirst() }
    let parts = text.split(separator: ".", maxSplits: 1)
    guard var whole = parts.first.map(String.init) else { return nil }
    if let separator, whole.count > 3 { whole = DigitGroups.grouped(whole, by: separator) }
    let sign = isNegative ? (number.text.hasPrefix("−") ? "−" : "-") : ""
    return sign + ([whole] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }

  /// What stands between the groups of three; nil where the number has none.
  private var separator: String? {
    let inside = number.text.drop { !$0.isNumber }.prefix { $0 != "." }.drop { $0.isNumber }
    guard let first = inside.first, inside.dropFirst().first?.isNumber == true else { return nil }
    return String(first)
  }

  private func reading(of text: String) -> ProseNumber? {
    ProseNumber.all(inPlain: text).first { $0.text == text }
  }
}

extension String {
  fileprivate var trimmedEnd: Substring {
    var text = Substring(self)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
