import Foundation
import Formulas
import Testing

/// How much of what others wrote is read; the method is stated in `Corpus/README.md`.
@Suite struct CorpusTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

  static func lines() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.sorted()
      .flatMap { name in
        try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").map(
          String.init)
      }
  }

  static func isRead(_ line: String) -> Bool {
    let isDisplay = line.hasPrefix("$$")
    let dollars = isDisplay ? 2 : 1
    let formula = String(line.dropFirst(dollars).dropLast(dollars))
    return FormulaTree.read(formula, isDisplay: isDisplay).findings.isEmpty
  }

  @Test("of the lines, and of the different ones, 98 % read without a finding")
  func share() throws {
    let lines = try Self.lines()
    #expect(lines.count >= 2_273)
    for some in [lines, Array(Set(lines))] {
      let read = some.count(where: Self.isRead)
      #expect(Double(read) >= 0.98 * Double(some.count), "\(read) of \(some.count)")
    }
  }
}
