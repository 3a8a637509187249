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

  private struct Place {
    let line: Int
    /// How many headings stand above it.
    let section: Int
    /// How many `fresh` cells there are up to it.
    let program: Int
    /// The number of the first cell of those that stand together with it.
    let run: Int
  }

  /// By the cells, in their order.
  private let places: [Place]
  /// The lines of the cells.
  private let lines: [Int]
  /// By the number of the cell.
  private let indices: [Int: Int]
  /// The first lines of sections.
  private let headings: [Int]

  init(_ lesson: Lesson) {
    headings = lesson.document.headingLines
    var places: [Place] = []
    var indices: [Int: Int] = [:]
    var program = 0
    for (index, cell) in lesson.cells.enumerated() {
      indices[cell.number] = index
      let line = cell.block.fence.start.line
      if cell.words.isFresh { program += 1 }
      let follows = index > 0 && Self.isBlank(lesson.cells[index - 1], cell, lesson.document.source)
      places.append(
        Place(
          line: line, section: headings.countBelow(line + 1), program: program,
          run: follows ? places[index - 1].run : cell.number))
    }
    self.places = places
    lines = places.map(\.line)
    self.indices = indices
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
    guard let index = indices[number] else { return nil }
    let cell = places[index]
    // The cells above and below the text.
    let below = lines.countBelow(line)
    let above = below > 0 ? places[below - 1] : nil
    guard cell.program == (above ?? places[0]).program else { return nil }
    guard cell.section == headings.countBelow(line + 1) else { return .note }
    let next = below < places.count && places[below].line > line ? places[below] : nil
    return [above, next].contains { $0?.run == cell.run } ? .beside : .section
  }
}

extension [Int] {
  /// How many numbers of a sorted list are less than `limit`.
  fileprivate func countBelow(_ limit: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Document {
  /// The lines of all headings outside of quotes and lists, in order.
  fileprivate var headingLines: [Int] {
    blocks.compactMap { if case .heading = $0.content { $0.lines.lowerBound } else { nil } }
  }
}
