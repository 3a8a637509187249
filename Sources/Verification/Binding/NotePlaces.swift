import Lessons
import Markdown

/// Where the lines of a note stand between its headings and cells.
struct NotePlaces {
  enum Nearness: Int, Comparable {
    case note, section
    /// In the first cell before or behind the text, or in one that follows it with no text between.
    case beside

    static func < (left: Nearness, right: Nearness) -> Bool { left.rawValue < right.rawValue }
  }

  private let cells: [Cell]
  /// The first lines of sections.
  private let headings: [Int]
  /// By the number of the cell: the number of the first cell of those that stand together.
  private var runs: [Int: Int] = [:]

  init(_ lesson: Lesson) {
    cells = lesson.cells
    headings = lesson.document.headingLines
    var previous: Cell?
    for cell in cells {
      if let previous, Self.isBlank(previous, cell, lesson.document.source) {
        runs[cell.number] = runs[previous.number]
      } else {
        runs[cell.number] = cell.number
      }
      previous = cell
    }
  }

  private static func isBlank(_ first: Cell, _ second: Cell, _ source: Source) -> Bool {
    let block = first.output ?? first.block
    let end = (block.linePlaces.last?.line ?? block.fence.start.line) + 1
    guard end + 1 <= second.block.fence.start.line - 1 else { return true }
    return (end + 1..<second.block.fence.start.line).allSatisfy {
      source.line($0).allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == UInt8(ascii: ">") }
    }
  }

  /// Nil where a candidate is not known at the text on a line.
  func nearness(of candidate: BindingCandidate, toLine line: Int) -> Nearness? {
    if candidate.callsNote, candidate.line > line { return nil }
    return nearness(ofCell: candidate.cell, toLine: line)
  }

  /// Nil where a cell belongs to another program than the text on a line.
  func nearness(ofCell number: Int, toLine line: Int) -> Nearness? {
    let above = cells.last { $0.block.fence.start.line < line }
    let below = cells.first { $0.block.fence.start.line > line }
    guard let cell = cells.first(where: { $0.number == number }),
      program(of: number) == program(of: above?.number ?? 0)
    else { return nil }
    guard section(of: cell.block.fence.start.line) == section(of: line) else { return .note }
    let isBeside = [above, below].contains { other in
      other.map { runs[$0.number] == runs[number] } ?? false
    }
    return isBeside ? .beside : .section
  }

  private func section(of line: Int) -> Int { headings.count { $0 <= line } }

  private func program(of cell: Int) -> Int {
    cells.count { $0.number <= max(cell, 1) && $0.words.isFresh }
  }
}

extension Document {
  /// The lines of all headings outside of quotes and lists, in order.
  fileprivate var headingLines: [Int] {
    blocks.compactMap { if case .heading = $0.content { $0.lines.lowerBound } else { nil } }
  }
}
