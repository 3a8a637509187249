import Synchronization
import Reports

/// A cache of the HTML of cells, for a preview. Highlighting code and drawing pictures is most of the work of a page,
/// and while a note is edited, few of its cells change.
package final class CellCache: Sendable {
  private struct Key: Hashable {
    let note: String
    let cell: Int
  }

  private struct Written {
    let report: CellReport
    let state: [Bool]
    let before: PictureMarkup
    let html: HTML
    let pictures: PictureMarkup
  }

  private static let most = 5_000
  private let written = Mutex<[Key: Written]>([:])

  package init() {}

  /// Writes a cell, from the cache if it would look the same.
  /// - Parameters:
  ///   - state: what the look of the cell depends on besides the report.
  ///   - pictures: the pictures of the page so far; those of the cell are added.
  func write(
    _ report: CellReport, of note: String, state: [Bool], to html: inout HTML,
    _ pictures: inout PictureMarkup, by write: (inout HTML, inout PictureMarkup) -> Void
  ) {
    let key = Key(note: note, cell: report.cell.number)
    if let same = written.withLock({ $0[key] }), same.state == state, same.before.continues(as: pictures),
      same.report.looksLike(report)
    {
      html.add(same.html)
      pictures.add(same.pictures)
      return
    }
    var alone = HTML()
    var added = pictures.empty
    write(&alone, &added)
    html.add(alone)
    let before = pictures.empty
    pictures.add(added)
    written.withLock { written in
      if written.count >= Self.most { written.removeAll() }
      written[key] = Written(report: report, state: state, before: before, html: alone, pictures: added)
    }
  }
}

extension CellReport {
  /// Whether both look the same on a page.
  fileprivate func looksLike(_ other: CellReport) -> Bool {
    func promises(_ report: CellReport) -> [CheckedClaim.Verdict] {
      report.claims.filter { $0.kind == .output }.map(\.verdict)
    }
    return cell.code == other.cell.code && cell.words == other.cell.words && state == other.state
      && output == other.output && values == other.values && promises(self) == promises(other)
      && pictures == other.pictures
  }
}
