import Formulas
import Synchronization

/// The results of comparing bound formulas with values, kept for this process. A note that is verified at every save
/// would otherwise be compared with the same thousands of values each time.
enum BoundFormulaCache {
  private struct Known {
    let rows: [BindingResult.Row]
    let found: (row: Int, agreement: BoundFormula.Agreement)?
  }

  private struct Key: Hashable {
    let formula: BoundFormula
    let names: [String]
  }

  /// Enough for a large course.
  private static let most = 1_000
  private static let known = Mutex<[Key: Known]>([:])

  /// The first row with which the formula does not agree; nil where it agrees with all.
  static func firstFailure(
    of formula: BoundFormula, names: [String], in rows: [BindingResult.Row]
  ) -> (row: Int, agreement: BoundFormula.Agreement)? {
    let key = Key(formula: formula, names: names)
    if let same = known.withLock({ $0[key] }), same.rows == rows { return same.found }
    var found: (row: Int, agreement: BoundFormula.Agreement)?
    for (index, row) in rows.enumerated() {
      let agreement = formula.agreement(with: row.value, at: row.values(of: names))
      guard agreement != .agrees else { continue }
      found = (index, agreement)
      break
    }
    known.withLock { known in
      if known.count >= most { known.removeAll() }
      known[key] = Known(rows: rows, found: found)
    }
    return found
  }
}

extension BindingResult.Row {
  func values(of names: [String]) -> [String: String] {
    Dictionary(zip(names, self.names)) { first, _ in first }
  }
}
