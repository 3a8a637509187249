/// A limit on the work of one verdict, so that no formula takes too long.
///
/// A unit is about a tenth of a microsecond. All computations for one verdict share a budget.
final class Budget {
  private let limit: Int
  private(set) var spent = 0

  init(_ limit: Int = 1_000_000) { self.limit = limit }

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

  static let exhausted = Undefined(.tooLarge, "it takes too long to compute")

  var isSpent: Bool { spent > limit }

  func spend(_ units: Int) throws(Undefined) {
    spent += units
    guard !isSpent else { throw Self.exhausted }
  }

  /// Counts work that is never refused, as its amount is linear in the length of the formula.
  func count(_ units: Int) { spent += units }
}
