import Fuzzing
import Testing

/// What failed once does not fail again.
@Suite struct SeedTests {
  static let files = Seeds.files(Seeds.folder)

  @Test func thereAreSeeds() { #expect(!Self.files.isEmpty) }

  @Test(arguments: files.map(\.name)) func holds(_ name: String) throws {
    let file = try #require(Self.files.first { $0.name == name })
    #expect(Examination.findings(in: file.text) == [])
  }
}
