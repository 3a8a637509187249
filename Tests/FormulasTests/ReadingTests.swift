import Foundation
@testable import Formulas
import Testing

/// Runs the pairs of formula and tree in the files of `Specifications/Reading`; `NOTES_UPDATE=1` rewrites the trees.
@Suite struct ReadingTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Specifications/Reading")

  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted()

  @Test("there are enough pairs")
  func count() throws {
    var count = 0
    for file in Self.files {
      count += try TreeFile(String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)).pairs
        .count
    }
    #expect(count >= 160)
  }

  @Test("each formula has its tree", arguments: files)
  func trees(in name: String) throws {
    let url = Self.folder.appending(path: name)
    let file = TreeFile(try String(contentsOf: url, encoding: .utf8))
    if ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" {
      try file.rewritten(TreeDump.of).write(to: url, atomically: true, encoding: .utf8)
      return
    }
    #expect(!file.pairs.isEmpty)
    for pair in file.pairs {
      let seen = TreeDump.of(pair.formula)
      #expect(
        seen == pair.tree,
        Comment(
          rawValue: "\(name):\(pair.line): \(pair.formula)\n--- expected\n\(pair.tree)\n--- seen\n\(seen)"))
    }
  }
}

/// A file whose fences with the word `tree` hold a formula, a line with a dot, and its tree.
struct TreeFile {
  struct Pair {
    /// The line of the opening fence.
    let line: Int
    let formula: String
    let tree: String
  }

  private let lines: [String]
  private(set) var pairs: [Pair] = []

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var index = 0
    while index < lines.count {
      guard lines[index] == "```tree" else {
        index += 1
        continue
      }
      let (dot, end) = bounds(from: index)
      pairs.append(
        Pair(
          line: index + 1, formula: lines[index + 1..<dot].joined(separator: "\n"),
          tree: lines[min(dot + 1, end)..<end].joined(separator: "\n")))
      index = end + 1
    }
  }

  private func bounds(from index: Int) -> (dot: Int, end: Int) {
    let end = lines[index...].firstIndex(of: "```") ?? lines.count
    return (lines[index..<end].firstIndex(of: ".") ?? end, end)
  }

  /// The file with its trees replaced by those of `dump`.
  func rewritten(_ dump: (String) -> String) -> String {
    var rewritten: [String] = []
    var index = 0
    for pair in pairs {
      let (dot, end) = bounds(from: pair.line - 1)
      rewritten += lines[index..<dot] + [".", dump(pair.formula)]
      index = end
    }
    return (rewritten + lines[index...]).joined(separator: "\n")
  }
}

/// Input that no author writes is read in linear time, and what is wrong with it is reported.
@Suite struct LongFormulaTests {
  static let wrong = [
    "{", "}", "^", "_", "\\frac", "\\sqrt", "\\left(", "\\right)", "\\begin{a}", "\\begin{matrix}",
    "\\end{matrix}",
    "&", "\\text{", "\\color{red}", "\\over", "\\bf", "\\not", "\\overset", "$", "#", "%", "\\x", "x^{",
    "\\sqrt[",
    "\\text{$", "\\left(\\begin{matrix}{", "\\newcommand", "\\def", "\\begin", "\\end", "\\substack{",
    "\\hline",
  ]

  @Test("100,000 times the same", arguments: wrong)
  func repeated(_ piece: String) {
    let text = String(repeating: piece, count: 100_000)
    var reader = MathReader(MathInput(text, macros: MathMacros()), isDisplay: true)
    let tree = FormulaTree(reader.formula(), isDisplay: true)
    let findings = reader.input.findings
    #expect(!findings.isEmpty && findings.count <= 20)
    // The worst of these inputs looks at each token three times.
    #expect(reader.input.steps <= 4 * MathToken.tokens(of: text).count)
    #expect(findings.allSatisfy { $0.range.lowerBound <= $0.range.upperBound })
    #expect(tree == tree)
    _ = tree.statements
  }

  @Test(
    "statements of long formulas are read in linear time",
    arguments: [
      "x+", "2=", "x,", "x ", "\\, ", "f(x)+", "x_1^2 ", "\\frac12+", "\\sqrt x", "a/b+", "(x)", "|x|+",
      "x'+",
      "x \\le ", "- ", "\\sin ", "\\sum_{i=1}^2 x_i + ", "dy/dx + ", "1,000,", "1 ", "x \\cdot ", "x \\\\",
      "!", ". ", ".", "x = y \\, ", "2:",
    ])
  func statements(_ piece: String) {
    let text = String(repeating: piece, count: 10_000)
    let tree = FormulaTree.read(text, isDisplay: true).tree
    let budget = Budget()
    _ = tree.statements(within: budget)
    #expect(budget.spent <= 4 * MathToken.tokens(of: text).count)
  }

  @Test("a macro that doubles itself thirty times stops at the bound")
  func bomb() {
    var text = ""
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCD")
    let names = letters.map { "\\zq\($0)" }
    for (name, next) in zip(names, names.dropFirst()) {
      text += "\\newcommand{\(name)}{\\sqrt[\(next)]{\(next)}\\text{$\(next)$}}"
    }
    text += "\\newcommand{\(names[29])}{x}"
    var reader = MathReader(MathInput(text + names[0], macros: MathMacros()), isDisplay: true)
    _ = reader.formula()
    #expect(reader.input.findings.map(\.identifier) == ["endless-macro"])
    #expect(reader.input.steps <= 3 * MathMacros.most)
  }
}
