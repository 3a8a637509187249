import Foundation
import Fuzzing
import Testing

/// Notes and formulas that failed once.
@Suite struct SeedTests {
  static let formulas = Seeds.files(Seeds.folder, ending: Subject.formulas.ending)

  @Test(arguments: formulas.indices) func holdsOfFormulas(_ index: Int) {
    let seed = Self.formulas[index]
    #expect(Subject.formulas.findings(in: seed.text) == [], Comment(rawValue: seed.name))
  }

  static let mended = Seeds.files(Seeds.folder)
  /// Known failures that are not fixed yet.
  static let open = Seeds.files(Seeds.folder.appending(path: "Open"))

  @Test func thereAreSeeds() { #expect(!Self.mended.isEmpty) }

  @Test(arguments: mended.indices) func holds(_ index: Int) {
    let seed = Self.mended[index]
    #expect(Examination.findings(in: seed.text) == [], Comment(rawValue: seed.name))
  }

  @Test(arguments: open.indices) func stillFails(_ index: Int) {
    let seed = Self.open[index]
    #expect(
      !Examination.findings(in: seed.text).isEmpty,
      Comment(rawValue: "\(seed.name) is mended: move it from the folder ‘Open’ into the one above"))
  }
}
