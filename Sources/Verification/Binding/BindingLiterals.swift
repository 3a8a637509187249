import Lessons
import Markdown
import Reports

/// The numbers that are written down in the cells of a note. Nothing can be bound to them, but they tell that a sentence
/// may speak of what is put in and not of a result.
struct BindingLiterals {
  /// What speaks for a literal.
  struct Evidence {
    /// See `NumberSurroundings.closeness`.
    let words: Int
    let nearness: NotePlaces.Nearness
    /// Whether the text around the number holds all numbers of its statement.
    let isQuoted: Bool
    /// Whether it is an argument with a label, which may mean anything.
    let isLabelled: Bool
    let name: String
    /// Of the note.
    let line: Int

    var strength: Int { words + (isQuoted ? 2 : 0) }

    /// Nil where the text does not speak of it.
    /// - Parameter isAlone: whether the cells have nothing else for the number.
    func choice(for number: ProseNumber, isAlone: Bool) -> BindingProposal.Choice? {
      guard strength > 1 || isAlone && nearness == .beside && number.isRare else { return nil }
      return .stated(name: name, line: line)
    }
  }

  private struct Place {
    let literal: CellLiteral
    let words: CandidateWords
    let cell: Int
    let line: Int
    /// The numbers of its statement that are worth comparing; nil where these are too few or too many.
    let statement: Set<String>?
  }

  private let places: [Place]
  private let numbers: NumbersNearby

  init(_ report: Report, _ candidates: BindingCandidates) {
    numbers = NumbersNearby(report.lesson.numbers)
    // What has a name can be bound to that.
    let names = Set(
      candidates.all.filter { $0.isName && $0.kind == .value && !$0.isStated }.map(\.expression))
    places = report.cells.flatMap { cell -> [Place] in
      let literals = (candidates.literals[cell.cell.number] ?? []).filter {
        !$0.isNamed || !names.contains($0.name)
      }
      let statements = Dictionary(grouping: literals, by: \.statement).mapValues(Self.digits)
      return literals.map {
        Place(
          literal: $0, words: CandidateWords($0), cell: cell.cell.number,
          line: cell.cell.place($0.place).line, statement: statements[$0.statement] ?? nil)
      }
    }
  }

  private static func digits(of literals: [CellLiteral]) -> Set<String>? {
    let digits = Set(literals.map(\.digits)).subtracting(["0", "1"])
    return (2...6).contains(digits.count) ? digits : nil
  }

  /// Whether the text has the numbers of a statement, but for one of many.
  private static func isQuoted(
    _ statement: Set<String>, by nearby: Set<String>, around number: ProseNumber,
    from nearness: NotePlaces.Nearness
  ) -> Bool {
    let quoted = statement.intersection(nearby)
    if quoted.count == statement.count { return nearness > .note || number.significance > 1 }
    // Two digits stand together in many a text.
    return nearness > .note && statement.count > 2 && quoted.count == statement.count - 1
      && quoted.contains { $0.count > 1 && $0 != number.digits }
  }

  /// The literals of which a text most probably speaks with the factors of a product; none where a factor has none.
  func best(
    for product: NumberProduct, _ around: NumberSurroundings, line: Int, in places: NotePlaces
  ) -> [Evidence?] {
    let found = product.factors.map { best(for: $0, around, line: line, in: places) }
    return found.contains { $0 == nil } ? found.map { _ in nil } : found
  }

  private func best(
    for number: ProseNumber, _ around: NumberSurroundings, line: Int, in notePlaces: NotePlaces
  ) -> Evidence? {
    var best: Evidence?
    lazy var nearby = numbers.digits(near: number)
    for place in places where number.isMet(by: place.literal.digits) {
      guard let nearness = notePlaces.nearness(ofCell: place.cell, toLine: line) else { continue }
      let words = around.closeness(toInput: place.words)
      let isQuoted =
        place.statement.map { Self.isQuoted($0, by: nearby, around: number, from: nearness) } ?? false
      guard nearness >= .section || words > 2 || isQuoted else { continue }
      let evidence = Evidence(
        words: words, nearness: nearness, isQuoted: isQuoted, isLabelled: !place.literal.label.isEmpty,
        name: place.literal.name, line: place.line)
      if let best, (evidence.strength, nearness) <= (best.strength, best.nearness) { continue }
      best = evidence
    }
    return best
  }
}

/// The numbers of a text that stand close together.
private struct NumbersNearby {
  /// By passage, in order.
  private let numbers: [Int: [ProseNumber]]

  init(_ numbers: [ProseNumber]) { self.numbers = Dictionary(grouping: numbers, by: \.passage) }

  func digits(near number: ProseNumber) -> Set<String> {
    let numbers = numbers[number.passage] ?? []
    let first = numbers.partitioningIndex { $0.range.lowerBound >= number.range.lowerBound - Self.reach }
    return Set(
      numbers[first...].prefix { $0.range.lowerBound <= number.range.lowerBound + Self.reach }.map(\.digits))
  }

  /// How far two numbers of a sentence are apart, in bytes.
  private static let reach = 160
}

extension [ProseNumber] {
  /// The index of the first that meets a condition, which all behind it meet too.
  fileprivate func partitioningIndex(where isBehind: (ProseNumber) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
