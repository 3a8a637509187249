import Foundation
import Testing

@testable import Formulas

@Suite struct CommandTests {
  /// The names in the fences of `Specifications/Commands.md`.
  private static func names() throws -> [String] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Specifications/Commands.md")
    let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```")
    return parts.indices.filter { $0 % 2 == 1 }.flatMap { parts[$0].split(whereSeparator: \.isWhitespace) }
      .map(String.init)
  }

  @Test func eachCommandOfMathJaxIsReadOrNamed() throws {
    let names = try Self.names()
    #expect(names.count > 900)
    for name in names {
      let (_, findings) = FormulaTree.read("a \\\(name) {b} {c} {d} {e}", isDisplay: true)
      #expect(!findings.contains { $0.identifier == "unknown-command" }, "\(name)")
    }
  }

  @Test(arguments: ["\\abs{", "\\ketbra{", "\\dv[n]{", "\\qty(", "\\Braket{", "\\pmqty{", "\\ce{", "\\root "])
  func nestedCommandsEnd(_ opening: String) {
    let closing = opening.last == "(" ? ")" : "}"
    let count = 2_000
    let text = String(repeating: opening, count: count) + "x" + String(repeating: closing, count: count)
    var reader = MathReader(MathInput(text, macros: MathMacros()), isDisplay: true)
    _ = reader.formula()
    #expect(!reader.input.findings.isEmpty)
    #expect(reader.input.steps < 100 * text.utf8.count)
  }
}
