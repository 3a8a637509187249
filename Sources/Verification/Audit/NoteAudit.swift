import Formulas
import Lessons
import Markdown
import Platform
import Reports

/// Audits a verified note without running a program again: only its text is changed, and what the programs computed is
/// known. The result is kept in the cache until the note or what its programs computed for it changes.
struct NoteAudit {
  let lesson: Lesson
  /// Whether a number that nothing checks is an error.
  let isStrict: Bool
  let runs: [(Program, Run)]

  func audit(of report: Report, in cache: CacheFolder) -> Audit {
    let rows = self.rows
    let key = key(rows)
    if let bytes = cache.entry("audit", key: key) {
      var reader = ArchiveReader(bytes)
      if let known = try? Audit(from: &reader) { return known }
    }
    let audit = computed(report, rows)
    var archive = ArchiveWriter()
    audit.write(to: &archive)
    // An audit that cannot be kept is made again.
    try? cache.store("audit", key: key, archive.bytes)
    return audit
  }

  /// By the number of the binding.
  private var rows: [Int: [BindingResult.Row]] {
    var rows: [Int: [BindingResult.Row]] = [:]
    for (program, run) in runs {
      for placed in program.bindings { rows[placed.binding.number] = BindingResult(placed.binding, run).rows }
    }
    return rows
  }

  private func key(_ rows: [Int: [BindingResult.Row]]) -> [UInt8] {
    var archive = ArchiveWriter()
    archive.write(FileIdentity.tool)
    archive.write(isStrict)
    archive.write(lesson.macros.identity)
    archive.write(lesson.document.source.bytes)
    for (binding, rows) in rows.sorted(by: { $0.key < $1.key }) {
      archive.write(binding)
      archive.write(rows) { archive, row in
        archive.write(row.value)
        archive.write(row.names) { $0.write($1) }
      }
    }
    return archive.bytes
  }

  private func computed(_ report: Report, _ rows: [Int: [BindingResult.Row]]) -> Audit {
    var values: [Int: [String]] = [:]
    var bound: [Int: (formula: BoundFormula, names: [String], rows: [BindingResult.Row])] = [:]
    for claim in lesson.claims {
      switch claim {
      case .number(_, let index, let binding): values[index] = (rows[binding.number] ?? []).map(\.value)
      case .bound(let formula, let right, let binding):
        bound[formula.number] = (right, BindingSource.names(of: binding), rows[binding.number] ?? [])
      case .arithmetic, .formula, .incomparable: break
      }
    }
    let numbers = NumberAudit(lesson: lesson, values: values, isStrict: isStrict)
    return Audit(places: numbers.places(report) + FormulaAudit(lesson, bound: bound).places)
  }
}

extension Audit {
  func write(to archive: inout ArchiveWriter) {
    archive.write(places) { archive, place in
      archive.write(place.span)
      archive.write(place.text)
      archive.write(place.isInFormula)
      archive.write(place.isNoticed)
    }
  }

  init(from archive: inout ArchiveReader) throws {
    self.init(
      places: try archive.readArray { archive in
        Place(
          span: try archive.readSpan(), text: try archive.readText(), isInFormula: try archive.readBool(),
          isNoticed: try archive.readBool())
      })
  }
}
