/// What may still be computed before a question is given up: no formula, however it is written, takes longer.
///
/// A unit is about a tenth of a microsecond. What one verdict asks for is paid from one budget.
final class Budget {
  private var units: Int

  init(_ units: Int = 1_000_000) { self.units = units }

  var isSpent: Bool { units < 0 }

  func spend(_ units: Int) throws(Undefined) {
    self.units -= units
    guard self.units >= 0 else { throw Undefined(.tooLarge, "it takes too long to compute") }
  }
}
