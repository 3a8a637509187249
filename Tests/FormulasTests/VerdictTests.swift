import Foundation
import Testing

@testable import Formulas

/// Runs the files of `Specifications/Verdicts`, whose format `Specifications/README.md` describes.
@Suite struct VerdictTests {
  @Test("there are enough pairs")
  func count() throws {
    #expect(try VerdictFile.all().reduce(0) { $0 + $1.lines.count } >= 400)
  }

  @Test("each relation gets its verdict", arguments: VerdictFile.names)
  func verdicts(in name: String) throws {
    let file = try VerdictFile(name)
    #expect(!file.lines.isEmpty)
    for line in file.lines {
      let seen = line.judged.map { VerdictLine.text($0.verdict) }
      let agrees =
        seen.count == line.verdicts.count && zip(line.verdicts, seen).allSatisfy(VerdictLine.agrees)
      #expect(
        agrees,
        "\(name):\(line.number): \(line.formula) ⇒ \(seen.joined(separator: "; ")), expected \(line.verdicts.joined(separator: "; "))"
      )
    }
  }

  /// Replaces each digit of each result by each other digit. Every such formula must be refuted.
  @Test("no digit of a true result can be changed", arguments: VerdictFile.names)
  func mutations(in name: String) throws {
    for line in try VerdictFile(name).lines {
      for mutation in try line.mutations() {
        let verdicts = mutation.judged.map(\.verdict)
        let isRefuted = verdicts.contains { if case .refuted = $0 { true } else { false } }
        #expect(isRefuted, "\(name):\(line.number): \(mutation.formula) ⇒ \(verdicts)")
      }
    }
  }

  @Test("there are enough results whose digits are changed")
  func mutationCount() throws {
    var results = 0
    for file in try VerdictFile.all() {
      for line in file.lines where try !line.mutations().isEmpty { results += 1 }
    }
    #expect(results >= 100)
  }
}

struct VerdictFile {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Specifications/Verdicts")

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted()

  static func all() throws -> [VerdictFile] { try names.map { try VerdictFile($0) } }

  private(set) var lines: [VerdictLine] = []

  init(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    var isInside = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") {
        isInside = line == "```verdicts"
      } else if isInside, !line.isEmpty {
        lines.append(try VerdictLine(line, number: index + 1))
      }
    }
  }
}

/// A formula, the definitions before it, and the expected verdicts.
struct VerdictLine {
  struct Malformed: Error { let line: Int }

  let number: Int
  let formula: String
  let isDemanded: Bool
  let given: [String]
  let verdicts: [String]

  init(_ text: Substring, number: Int) throws {
    self.number = number
    guard let arrow = text.range(of: " ⇒ ", options: .backwards) else { throw Malformed(line: number) }
    verdicts = text[arrow.upperBound...].components(separatedBy: "; ")
    var head = String(text[..<arrow.lowerBound])
    if let mark = head.range(of: " | given: ") {
      given = head[mark.upperBound...].components(separatedBy: "; ")
      head = String(head[..<mark.lowerBound])
    } else {
      given = []
    }
    isDemanded = head.hasSuffix(" | check")
    formula = isDemanded ? String(head.dropLast(8)) : head
  }

  private init(_ other: VerdictLine, formula: String) {
    number = other.number
    self.formula = formula
    isDemanded = other.isDemanded
    given = other.given
    verdicts = other.verdicts
  }

  var judged: [Judged] {
    var judge = FormulaJudge()
    for definition in given { _ = judge.judge(FormulaTree.read(definition, isDisplay: false).tree) }
    var context = FormulaJudge.Context()
    context.isDemanded = isDemanded
    return judge.judge(FormulaTree.read(formula, isDisplay: false).tree, in: context)
  }

  /// `held`, `refuted: 7/3`, `undecided`
  static func text(_ verdict: Verdict) -> String {
    switch verdict {
    case .held: "held"
    case .refuted(let found): "refuted" + (found.right.map { ": \($0)" } ?? "")
    case .undecided(let why), .otherwise(let why): "undecided: \(why)"
    case .definition: "definition"
    case .condition: "condition"
    case .loose: "loose"
    case .expression: "expression"
    }
  }

  static func agrees(_ expected: String, _ seen: String) -> Bool {
    if expected == seen { return true }
    let (word, other) = (expected.prefix { $0 != ":" }, seen.prefix { $0 != ":" })
    guard word == other else { return false }
    guard word == "refuted", expected != "refuted", seen != "refuted" else {
      return word == expected || word == "undecided"
    }
    let (a, b) = (numbers(expected), numbers(seen))
    // Decimals are given to about four digits.
    return a.count == b.count && !a.isEmpty && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-3 * abs($1) }
  }

  /// The numbers in a text, with fractions evaluated: `((1/2), (3))` gives 0.5 and 3.
  private static func numbers(_ text: String) -> [Double] {
    text.split { !($0.isNumber || "./-e".contains($0)) }.compactMap { word in
      let parts = word.split(separator: "/")
      guard let first = parts.first.flatMap({ Double($0) }) else { return nil }
      return parts.count == 2 ? Double(parts[1]).map { first / $0 } : first
    }
  }

  /// The formula with one digit of its last side changed, for each digit. Only for true claims that end in `=` and a
  /// number. Not if the left side is a name, which would be redefined, or a number, which may be less precise; and not
  /// with `!=`, which has another reading, or where units are converted, which refutes nothing.
  func mutations() throws -> [VerdictLine] {
    guard !isDemanded, verdicts.last == "held", !formula.contains("!="), !formula.contains("\\log("),
      let statement = FormulaTree.read(formula, isDisplay: false).tree.statements.last,
      statement.links.last?.relation == .equal, let side = statement.sides.last,
      let numeral = side.expression.writtenNumber, !numeral.isTruncated, !numeral.isShortened,
      let left = statement.sides.dropLast().last?.expression, left.writtenNumber == nil, !left.isName,
      left.symbols.isEmpty || !given.isEmpty,
      !(try numeral.isTie(of: left)), left.units.isEmpty || NumberClaim.haveOneUnit(left, side.expression)
    else { return [] }
    let bytes = Array(formula.utf8)
    var found: [VerdictLine] = []
    var isFirst = true
    // The exponent of a unit is no part of the number.
    let text = String(decoding: bytes[side.range], as: UTF8.self)
    let unit = ["\\text", "\\mathrm"].compactMap { text.range(of: $0)?.lowerBound }.min() ?? text.endIndex
    let number = side.range.prefix(text.utf8.distance(from: text.startIndex, to: unit))
    for index in number where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
      for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != bytes[index] {
        if isFirst, digit == UInt8(ascii: "0"), side.range.count > 1 { continue }
        var changed = bytes
        changed[index] = digit
        found.append(VerdictLine(self, formula: String(decoding: changed, as: UTF8.self)))
      }
      isFirst = false
    }
    return found
  }
}

extension Formulas.Expression {
  fileprivate var isName: Bool {
    switch self {
    case .symbol, .pi, .e: true
    default: false
    }
  }
}

extension Numeral {
  /// Whether the value lies halfway between two roundings.
  fileprivate func isTie(of expression: Formulas.Expression) throws -> Bool {
    guard isDecimal, let value = try? Evaluation.value(of: expression).scalar.rational else { return false }
    return (value - self.value).magnitude == unit * Rational(1, 2)
  }
}
