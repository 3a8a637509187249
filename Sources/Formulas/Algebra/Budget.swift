/// A limit on the work of one verdict, so that no formula takes too long.
///
/// A unit is about a tenth of a microsecond. All computations for one verdict share a budget.
final class Budget {
  private var units: Int

  init(_ units: Int = 1_000_000) { self.units = units }

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

  static let spent = Undefined(.tooLarge, "it takes too long to compute")

  var isSpent: Bool { units < 0 }

  func spend(_ units: Int) throws(Undefined) {
    self.units -= units
    guard self.units >= 0 else { throw Self.spent }
  }
}
