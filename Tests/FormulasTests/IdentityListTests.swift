import Foundation
import Testing

@testable import Formulas

/// Judges the identities of `Specifications/Identities.md`, each by itself.
@Suite struct IdentityListTests {
  /// The lines of the fences with a word.
  static func lines(_ word: String) throws -> [String] {
    let file = VerdictFile.folder.deletingLastPathComponent().appending(path: "Identities.md")
    var lines: [String] = []
    var isInside = false
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("```") {
        isInside = line == "```" + word
      } else if isInside {
        lines.append(String(line))
      }
    }
    return lines
  }

  /// The verdicts on a formula; the formula holds if one of its relations does.
  private static func verdicts(_ formula: String, isDemanded: Bool) -> [Verdict] {
    var context = FormulaJudge.Context()
    context.isDemanded = isDemanded
    var judge = FormulaJudge()
    return judge.judge(FormulaTree.read(formula, isDisplay: false).tree, in: context).map(\.verdict)
  }

  private static func isHeld(_ verdict: Verdict) -> Bool { if case .held = verdict { true } else { false } }

  @Test("there are at least 150 of each, in pairs")
  func count() throws {
    let (wrong, right) = (try Self.lines("false"), try Self.lines("true"))
    #expect(wrong.count >= 150)
    #expect(wrong.count == right.count)
    #expect(Set(wrong).isDisjoint(with: right))
  }

  @Test("no false identity is held", arguments: [false, true])
  func wrong(isDemanded: Bool) throws {
    for line in try Self.lines("false") {
      let verdicts = Self.verdicts(line, isDemanded: isDemanded)
      #expect(!verdicts.isEmpty && !verdicts.contains(where: Self.isHeld), "\(line) ⇒ \(verdicts)")
    }
  }

  @Test("no true identity is refuted", arguments: [false, true])
  func right(isDemanded: Bool) throws {
    for line in try Self.lines("true") {
      let verdicts = Self.verdicts(line, isDemanded: isDemanded)
      let isRefuted = verdicts.contains { if case .refuted = $0 { true } else { false } }
      #expect(!isRefuted, "\(line) ⇒ \(verdicts)")
    }
  }

  @Test("of the true identities 75 % are held, and of the false ones 60 % refuted where it is demanded")
  func share() throws {
    let (wrong, right) = (try Self.lines("false"), try Self.lines("true"))
    let held = right.count { Self.verdicts($0, isDemanded: false).allSatisfy(Self.isHeld) }
    #expect(held * 100 >= right.count * 75, "\(held) of \(right.count)")
    let refuted = wrong.count { line in
      Self.verdicts(line, isDemanded: true).contains { if case .refuted = $0 { true } else { false } }
    }
    #expect(refuted * 100 >= wrong.count * 60, "\(refuted) of \(wrong.count)")
  }
}
