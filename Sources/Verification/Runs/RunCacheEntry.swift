import Foundation
import Lessons

/// The entry of a program's run in the cache. Its key is what the run depends on: the code and treatment of its cells,
/// its bound expressions, the compiler, the modules and this tool. The files that it read are compared when it is
/// loaded.
struct RunCacheEntry: Sendable {
  private let key: [UInt8]
  private let purpose: Program.Purpose
  private let cache: CacheFolder

  init(_ program: Program, execution: Execution, folder: String) {
    var key = ArchiveWriter()
    key.write(execution.identity)
    key.write("\(program.purpose)")
    // A program that imports more may read files without telling, and in another folder others.
    key.write(program.imports ? folder : "")
    key.write(program.cells) { archive, cell in
      archive.write(cell.number)
      archive.write(cell.code)
    }
    key.write(program.bindings) { archive, placed in
      archive.write(placed.cell)
      archive.write(placed.binding.number)
      archive.write(BindingSource(placed.binding).text)
    }
    self.key = key.bytes
    purpose = program.purpose
    cache = execution.cache
  }

  func load(folder: String) -> Run? {
    guard let bytes = cache.entry("runs", key: key) else { return nil }
    var reader = ArchiveReader(bytes)
    guard let run = try? Run(from: &reader),
      run.inputs.allSatisfy({ InputFile.fingerprint(of: $0.path, in: folder) == $0.fingerprint })
    else { return nil }
    return run
  }

  /// Stores a run whose result would be the same again. A run that was stopped, which may have been the machine's fault,
  /// or that left or crashed is not stored.
  func store(_ run: Run) throws {
    guard run.leftOut.allSatisfy(\.isCertain) else { return }
    switch run.ending {
    case .completed, .refused: break
    case .trapped where purpose == .trap: break
    case .left, .trapped, .stopped: return
    }
    var archive = ArchiveWriter()
    run.write(to: &archive)
    try cache.store("runs", key: key, archive.bytes)
  }
}
