import Formulas
import Testing

/// Formulas that nobody would write, the same in each run.
@Suite struct FormulaFuzzTests {
  @Test("no formula of tokens crashes the reader, and each finding lies inside of it", arguments: 0..<8)
  func tokens(_ part: UInt64) {
    var random = Generator(state: part &* 7_919 &+ 1)
    for _ in 0..<250 {
      let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in random.piece() }.joined()
      let (tree, findings) = FormulaTree.read(text, isDisplay: Bool.random(using: &random))
      let places = 0...text.utf8.count
      for finding in findings {
        #expect(
          places.contains(finding.range.lowerBound) && places.contains(finding.range.upperBound), "\(text)")
      }
      for node in tree.nodes {
        #expect(places.contains(node.range.lowerBound) && places.contains(node.range.upperBound), "\(text)")
      }
      _ = tree.statements
    }
  }

  @Test("what is well formed has no finding, and its nodes stand in order", arguments: 0..<8)
  func wellFormed(_ part: UInt64) {
    var random = Generator(state: part &* 104_729 &+ 3)
    for _ in 0..<250 {
      let text = random.formula(4)
      let (tree, findings) = FormulaTree.read(text, isDisplay: true)
      #expect(findings.isEmpty, "\(text): \(findings)")
      for (node, next) in zip(tree.nodes, tree.nodes.dropFirst()) {
        #expect(node.range.upperBound <= next.range.lowerBound, "\(text)")
      }
    }
  }
}

/// - Source: Steele, Lea & Flood, Fast splittable pseudorandom number generators, 2014.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private static let pieces = [
    "x", "y", "12", "3.4", "+", "-", "=", "<", "(", ")", "[", "]", "{", "}", "^", "_", "'", "&", "\\\\", "$",
    "#1", "#",
    "%", "\n", " ", "²", "é", "\u{301}", "\u{0}", "\u{200B}", "👍🏽", ",", ".", "!", "|", "~", "\\frac",
    "\\sqrt",
    "\\sqrt[", "\\left(", "\\right)", "\\middle|", "\\left", "\\right", "\\begin{matrix}", "\\end{matrix}",
    "\\begin{array}{lc}", "\\end{array}", "\\begin{cases}", "\\end{cases}", "\\begin", "\\end", "\\hline",
    "\\text{",
    "\\text", "\\operatorname{", "\\color{red}", "\\color", "\\over", "\\choose", "\\bf", "\\displaystyle",
    "\\not",
    "\\overset", "\\underbrace", "\\xrightarrow[", "\\sum", "\\int", "\\limits", "\\sin", "\\log", "\\alpha",
    "\\cdot",
    "\\newcommand{\\zz}", "\\newcommand{\\zz}[1]{", "\\def\\zz", "\\zz", "\\tag", "\\label{", "\\kern",
    "\\hspace{",
    "\\substack{", "\\pmod", "\\mathbf", "\\bigl", "\\verb", "\\foo", "\\", "\\,", "\\{", "\\(", "\\)",
    "\\fbox{",
  ]

  mutating func piece() -> String { Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &self)] }

  /// A row of terms.
  mutating func formula(_ depth: Int) -> String {
    (0..<Int.random(in: 1...3, using: &self)).map { _ in term(depth) }.joined(separator: " + ")
  }

  private mutating func term(_ depth: Int) -> String {
    let kind = Int.random(in: 0...(depth > 0 ? 14 : 2), using: &self)
    switch kind {
    case 0: return "x"
    case 1: return "12"
    case 2: return "\\alpha"
    case 3: return "\\frac{\(formula(depth - 1))}{\(formula(depth - 1))}"
    case 4: return "\\sqrt[\(term(0))]{\(formula(depth - 1))}"
    case 5: return "\\left(\(formula(depth - 1))\\right)"
    case 6: return "{\(formula(depth - 1))}_{\(formula(depth - 1))}^{\(formula(depth - 1))}"
    case 7:
      return "\\begin{pmatrix}\(formula(depth - 1)) & \(term(0)) \\\\ \(formula(depth - 1))\\end{pmatrix}"
    case 8: return "\\text{a $\(formula(depth - 1))$ b}"
    case 9: return "{\(formula(depth - 1)) \\over \(term(0))}"
    case 10: return "{\\bf \(formula(depth - 1))}"
    case 11: return "\\sum_{\(term(0))}\\overset{!}{\(formula(depth - 1))}"
    case 12: return "\\color{red}\(term(0))"
    case 13: return "\\begin{cases}\(formula(depth - 1)) & \\operatorname{ReLU}\\end{cases}"
    default: return "\\underbrace{\(formula(depth - 1))}_{\(term(0))}"
    }
  }
}
