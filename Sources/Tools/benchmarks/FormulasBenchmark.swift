import ArgumentParser
import Formulas
import Foundation
import Pages
import Verification

/// Measures reading, checking and typesetting the formulas of public lecture notes.
struct FormulasBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formulas",
    abstract: "Measure reading, judging and typesetting of formulas; prints Markdown, for 1,000 formulas.")

  @Option(help: ArgumentHelp("A folder of texts, a formula a line, in dollars.", valueName: "folder"))
  var corpus = CacheFolder.packageFolder + "/Tests/FormulasTests/Corpus"

  @Option(help: "How often everything is measured.")
  var rounds = 15

  func run() throws {
    let texts = try self.texts()
    let count = texts.reduce(0) { $0 + $1.count }
    var measured: [Formulas] = []
    for _ in 0..<max(1, rounds) { measured.append(Formulas(texts)) }

    print("\(count) formulas of \(texts.count) texts, \(measured.count) rounds; for 1,000 of them:\n")
    print("| one after another          | median ms | minimum ms |")
    print("| -------------------------- | --------: | ---------: |")
    func row(_ name: String, _ seconds: (Formulas) -> Double) {
      let sorted = measured.map { seconds($0) * 1e6 / Double(count) }.sorted()
      let name = name.padding(toLength: 26, withPad: " ", startingAt: 0)
      print("| \(name) | \(column(sorted[sorted.count / 2], 1, 9)) | \(column(sorted[0], 1, 10)) |")
    }
    row("read, judged and typeset") { $0.reading + $0.judging + $0.typesetting }
    row("… read") { $0.reading }
    row("… judged") { $0.judging }
    row("… typeset as MathML") { $0.typesetting }
    row("judged, all in one section") { $0.judgingTogether }
  }

  private func texts() throws -> [[Line]] {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: corpus) else {
      throw ValidationError("there is no folder ‘\(corpus)’")
    }
    let texts = try files.filter { $0.hasSuffix(".txt") }.sorted().map { file in
      try String(contentsOfFile: corpus + "/" + file, encoding: .utf8).split(separator: "\n").map { line in
        let dollars = line.hasPrefix("$$") ? 2 : 1
        return Line(text: String(line.dropFirst(dollars).dropLast(dollars)), isDisplay: dollars == 2)
      }
    }
    guard texts.contains(where: { !$0.isEmpty }) else {
      throw ValidationError("there is no formula in ‘\(corpus)’")
    }
    return texts
  }

  fileprivate struct Line {
    let text: String
    let isDisplay: Bool
  }
}

/// Seconds of one round.
private struct Formulas {
  var reading = 0.0
  var judging = 0.0
  var judgingTogether = 0.0
  var typesetting = 0.0
  /// Keeps the optimiser from removing what is measured.
  private(set) var results = 0

  init(_ texts: [[FormulasBenchmark.Line]]) {
    let trees = seconds(&reading) {
      texts.map { text in text.map { FormulaTree.read($0.text, isDisplay: $0.isDisplay).tree } }
    }
    // A definition holds in its own text only.
    seconds(&judging) {
      for text in trees {
        var judge = FormulaJudge()
        for tree in text { results += judge.judge(tree).count }
      }
    }
    seconds(&judgingTogether) {
      var judge = FormulaJudge()
      for tree in trees.joined() { results += judge.judge(tree).count }
    }
    seconds(&typesetting) {
      for tree in trees.joined() { results += HTML(formula: tree).bytes.count }
    }
  }
}
