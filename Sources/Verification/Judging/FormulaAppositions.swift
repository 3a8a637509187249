import Formulas
import Lessons
import Markdown
import Reports

/// Numbers of the text that a formula right beside them computes: `784 inputs ($28 \cdot 28 = 784$)`,
/// `$3 \cdot 64 = 192$, so 192 weights`.
///
/// The same number in the same paragraph is not enough: `$1 + 2 = 3$` says nothing of a cat's 3 legs. The formula must
/// stand in brackets behind the number, or be joined to it by a word such as `since` or `so`. A single digit is never
/// taken, because it agrees with too much by chance.
struct FormulaAppositions {
  /// By the start of the formula in the note: the numbers that stand alone on one side of a relation that holds, while
  /// the other side is computed.
  private var results: [Int: [String]] = [:]
  private let lesson: Lesson

  init(_ lesson: Lesson, _ claims: [CheckedClaim]) {
    self.lesson = lesson
    var byFormula: [Int: [CheckedClaim]] = [:]
    for claim in claims where claim.kind == .formula && claim.verdict == .held && !claim.isWrong {
      if case .formula(let number) = claim.subject { byFormula[number, default: []].append(claim) }
    }
    for (number, claims) in byFormula {
      let formula = lesson.formulas[number].formula
      let sides = claims.flatMap { Self.results(in: $0.text) }
      if !sides.isEmpty { results[lesson.document.source.offset(of: formula.span.start)] = sides }
    }
  }

  /// Whether a formula beside the number computes it.
  func confirm(_ number: ProseNumber) -> Bool {
    guard !results.isEmpty, case .none = number.suffix, number.digits.utf8.count > 1,
      let value = ExactDecimal(number.digits)?.spelling
    else { return false }
    let passage = lesson.document.passages[number.passage]
    return objects(beside: number, in: passage).contains {
      results[passage.offsets[$0]]?.contains(value) == true
    }
  }

  /// Sides of a relation that are a number, if the other side has an operator.
  private static func results(in text: String) -> [String] {
    let plain = text.replacing("{,}", with: "").replacing("\\,", with: "").replacing("\\;", with: "")
    let sides = plain.split { $0 == "=" }.map { $0.filter { !$0.isWhitespace && $0 != "," && $0 != "&" } }
    guard sides.count == 2 else { return [] }
    let values = sides.map { ExactDecimal($0)?.spelling }
    return zip(values, values.reversed()).compactMap { value, other in other == nil ? value : nil }
  }

  // MARK: Places

  private static let farthest = 60
  private static let joining: Set<String> = [
    "since", "because", "namely", "so", "hence", "thus", "therefore", "gives", "giving", "makes", "making",
  ]

  /// The places in the passage of formulas that are joined to a number.
  private func objects(beside number: ProseNumber, in passage: MappedText) -> [Int] {
    var places: [Int] = []
    if let place = object(behind: number.range.upperBound, in: passage) { places.append(place) }
    if let place = object(before: number.range.lowerBound, in: passage) { places.append(place) }
    return places
  }

  private static let object = Array("\u{FFFC}".utf8)

  private func object(behind end: Int, in passage: MappedText) -> Int? {
    let rest = passage.bytes[end..<min(passage.bytes.count, end + Self.farthest)]
    guard let found = rest.firstRange(of: Self.object), Self.joins(rest[..<found.lowerBound], bracket: true)
    else { return nil }
    return found.lowerBound
  }

  private func object(before start: Int, in passage: MappedText) -> Int? {
    let rest = passage.bytes[max(0, start - Self.farthest)..<start]
    guard let found = rest.lastRange(of: Self.object), Self.joins(rest[found.upperBound...], bracket: false)
    else { return nil }
    return found.lowerBound
  }

  /// Whether the text between a number and a formula joins them: at most five words of one sentence, and either an
  /// opening bracket at its end or a word that joins.
  private static func joins(_ bytes: ArraySlice<UInt8>, bracket: Bool) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    guard !text.contains(where: { ".;?!\n".contains($0) || $0.isNumber }) else { return false }
    let words = text.lowercased().split { !$0.isLetter && $0 != "." }.map(String.init)
    guard words.count <= 5, !words.contains("not") else { return false }
    if bracket, text.last { $0 != " " } == "(" { return true }
    return words.contains { joining.contains($0) }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func lastRange(of other: [UInt8]) -> Range<Int>? {
    var start = endIndex - other.count
    while start >= startIndex {
      if self[start...].starts(with: other) { return start..<start + other.count }
      start -= 1
    }
    return nil
  }
}
