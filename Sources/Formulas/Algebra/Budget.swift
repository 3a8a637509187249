/// A limit on the work of one verdict, so that no formula takes too long.
///
/// A unit is about a tenth of a microsecond. All computations for one verdict share a budget.
final class Budget {
  private let limit: Int
  private(set) var spent = 0

  /// Why no more is computed.
  let exhausted: Undefined

  init(_ limit: Int = mostForVerdict, _ reason: String = "it takes too long to compute") {
    self.limit = limit
    exhausted = Undefined(.tooLarge, reason)
  }

  /// The work for one verdict.
  static let mostForVerdict = 1_000_000
  /// The work for all verdicts of a note: about a second.
  static let mostForNote = 10_000_000
  /// The work for a verdict when the note's is used up; most verdicts take far less.
  static let leastForVerdict = 20_000

  /// The budget of the next verdict in a note.
  /// - Parameters:
  ///   - spent: the work on the verdicts before it.
  ///   - most: the work for all verdicts of the note.
  static func next(afterSpending spent: Int, of most: Int) -> Budget {
    let left = most - spent
    return left >= mostForVerdict
      ? Budget() : Budget(max(left, leastForVerdict), "the formulas of this note take too long together")
  }

  /// The current depth of nested computations.
  private var level = 0
  /// Deeper than any reader could follow, and far from the end of a thread's stack.
  private static let deepest = 400

  /// Begins a nested computation; balance it with `leave()`.
  func enter() throws(Undefined) {
    guard level < Self.deepest else {
      throw Undefined(.tooLarge, "its names lead to too many others, or back to themselves")
    }
    level += 1
  }

  func leave() { level -= 1 }

  var isSpent: Bool { spent > limit }

  func spend(_ units: Int) throws(Undefined) {
    spent += units
    guard !isSpent else { throw exhausted }
  }

  /// Counts work that is never refused, as its amount is linear in the length of the formula.
  func count(_ units: Int) { spent += units }
}
