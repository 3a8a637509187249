import Lessons

/// The outlines of a lesson's cells. Parsing is slow next to everything else that is done for an unchanged
/// note, so outlines are kept in the cache: one entry a note, in which a cell is found by its code.
struct CellSyntaxCache: Sendable {
  private let cells: [Cell]
  private let key: [UInt8]
  private(set) var outlines: [Int: CellSyntax] = [:]
  private var isChanged = false

  init(_ lesson: Lesson, identity: String, cache: CacheFolder) {
    cells = lesson.cells.filter { if case .skip = $0.words.treatment { false } else { true } }
    key = Array("\(identity)\n\(lesson.document.source.path)".utf8)
    guard !cells.isEmpty, let bytes = cache.entry("outlines", key: key) else { return }
    var reader = ArchiveReader(bytes)
    let entries = try? reader.readArray { (try $0.readText(), try CellSyntax(from: &$0)) }
    let known = Dictionary(entries ?? []) { first, _ in first }
    for cell in cells { outlines[cell.number] = known[cell.code] }
  }

  var isComplete: Bool { outlines.count == cells.count }

  /// Parses those cells, not known yet, for which `isWanted` holds.
  mutating func parse(where isWanted: (Cell) -> Bool) {
    for cell in cells where outlines[cell.number] == nil && isWanted(cell) {
      outlines[cell.number] = CellSyntax(of: cell.code)
      isChanged = true
    }
  }

  func store(in cache: CacheFolder) throws {
    guard isChanged else { return }
    var archive = ArchiveWriter()
    archive.write(cells) { archive, cell in
      archive.write(cell.code)
      outlines[cell.number]?.write(to: &archive)
    }
    try cache.store("outlines", key: key, archive.bytes)
  }
}
