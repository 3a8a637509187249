import Reports
import Lessons

/// The cells of a note, with the values of an earlier run where they have none of their own.
struct StaleValues {
  let cells: [CellReport]
  /// The numbers of the cells whose values are of an earlier run.
  let outdated: Set<Int>

  init(_ new: [CellReport], before old: [CellReport]) {
    let byCode = Dictionary(old.map { ($0.cell.code, $0) }) { first, _ in first }
    let byNumber = Dictionary(old.map { ($0.cell.number, $0) }) { first, _ in first }
    // An old cell whose code is still in the note belongs to the cell with that code, whatever its number.
    let current = Set(new.map(\.cell.code))
    var outdated: Set<Int> = []
    cells = new.map { report in
      guard !report.showsSomething, report.state == .notReached || report.state == .failed else {
        return report
      }
      let sameNumber = byNumber[report.cell.number].flatMap { current.contains($0.cell.code) ? nil : $0 }
      let last = byCode[report.cell.code] ?? sameNumber
      guard let last, last.showsSomething, last.cell.words.treatment == report.cell.words.treatment else {
        return report
      }
      outdated.insert(report.cell.number)
      return report.showing(last)
    }
    self.outdated = outdated
  }
}

extension CellReport {
  fileprivate var showsSomething: Bool { !values.isEmpty || !pictures.isEmpty || !output.isEmpty }

  /// With the values, pictures and output of an earlier run, on the lines that are still there.
  fileprivate func showing(_ last: CellReport) -> CellReport {
    func lines(_ report: CellReport) -> [Substring] {
      report.cell.code.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let (old, new) = (lines(last), lines(self))
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = min(
      zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count, min(old.count, new.count) - head)
    func place(of line: Int) -> Int? {
      // With the same number of lines as before, those between head and tail were edited in place.
      if line <= head || old.count == new.count { return line }
      return line > old.count - tail ? line + new.count - old.count : nil
    }
    var report = self
    report.values = last.values.compactMap { value in place(of: value.line).map(value.moved) }
    report.pictures = last.pictures.compactMap { picture in place(of: picture.line).map(picture.moved) }
    report.output = last.output
    return report
  }
}
