/// What may still be computed before a question is given up: no formula, however it is written, takes longer.
///
/// A unit is about a tenth of a microsecond. What one verdict asks for is paid from one budget.
final class Budget {
  private var units: Int

  init(_ units: Int = 1_000_000) { self.units = units }

  /// How deep the questions stand in one another.
  private var level = 0
  /// Far beyond what a reader could follow, and far from the end of a thread's stack.
  private static let deepest = 400

  /// Asks a question inside of another; `leave()` when it is answered.
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
