// The functions that the verifier calls for the bound expressions of a note: `10,000 %%= looks * looks%%`.

import CellLog

/// Logs a row: the value of a bound expression and the values of the names at which it is compared. `line` is the line
/// of its site in the log.
public func __notes_bound<Value>(_ line: Int, _ value: Value, _ names: Any...) {
  let site = Site(line: line, column: 1, endLine: line, endColumn: 2)
  let limit = Log.shared.withLock { $0.textLimit(at: site) }
  let text = ValueText(row: [value] + names, limit: limit)
  Log.shared.withLock { $0.append(text, typed: Value.self, at: site) }
}

/// Starts to count the combinations of a bound expression.
public func __notes_bound_begin() { Log.shared.withLock { $0.combinations = 0 } }

/// Counts a combination; false where there are too many, which is logged in place of a row.
public func __notes_bound_next(_ line: Int) -> Bool {
  let count = Log.shared.withLock { log in
    log.combinations += 1
    return log.combinations
  }
  guard count > BoundRow.mostCombinations else { return true }
  __notes_bound(line, TooMany())
  return false
}

private struct TooMany: CustomStringConvertible { var description: String { BoundRow.tooMany } }
