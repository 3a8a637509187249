import Lessons

/// The syntax of a lesson's cells, by the number of the cell. For an unchanged note parsing would take longest, so it is
/// kept in the cache: one entry for each note, in which a cell is found by its code.
struct CellSyntaxCache: Sendable {
  private let cells: [Cell]
  private let key: [UInt8]
  private(set) var cellSyntax: [Int: CellSyntax] = [:]
  private var isChanged = false

  init(_ lesson: Lesson, identity: String, cache: CacheFolder) {
    cells = lesson.cells.filter { if case .skip = $0.words.treatment { false } else { true } }
    key = Array("\(identity)\n\(lesson.document.source.path)".utf8)
    guard !cells.isEmpty, let bytes = cache.entry("syntax", key: key) else { return }
    var reader = ArchiveReader(bytes)
    let entries = try? reader.readArray { (try $0.readText(), try CellSyntax(from: &$0)) }
    let known = Dictionary(entries ?? []) { first, _ in first }
    for cell in cells { cellSyntax[cell.number] = known[cell.code] }
  }

  var isComplete: Bool { cellSyntax.count == cells.count }

  /// Parses the cells that are not known yet and for which `isWanted` holds.
  mutating func parse(where isWanted: (Cell) -> Bool) {
    for cell in cells where cellSyntax[cell.number] == nil && isWanted(cell) {
      cellSyntax[cell.number] = CellSyntax(of: cell.code)
      isChanged = true
    }
  }

  func store(in cache: CacheFolder) throws {
    guard isChanged else { return }
    var archive = ArchiveWriter()
    archive.write(cells) { archive, cell in
      archive.write(cell.code)
      cellSyntax[cell.number]?.write(to: &archive)
    }
    try cache.store("syntax", key: key, archive.bytes)
  }
}
