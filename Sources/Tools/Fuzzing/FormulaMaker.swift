import Formulas

/// Generates texts with one formula a line, and headings between them.
struct FormulaMaker {
  /// Formulas to mutate and splice.
  private let seeds: [[UInt8]]
  private var random: SplitMix

  /// The largest length of repeated pieces, in bytes.
  private static let longest = 200_000

  static func text(_ number: UInt64, seeds: [[UInt8]]) -> [UInt8] {
    var maker = FormulaMaker(seeds: seeds, random: SplitMix(seed: number &* 0xD134_2543_DE82_EF95 &+ 7))
    return maker.text()
  }

  private mutating func text() -> [UInt8] {
    switch random.number(0...99) {
    case 0..<4: return Array((marks() + repeated()).utf8)
    case 4..<8: return Array((marks() + nested()).utf8)
    default: break
    }
    var lines: [String] = []
    for _ in 0..<random.number(1...12) {
      switch random.number(0...9) {
      case 0: lines.append(String(repeating: "#", count: random.number(1...3)) + " ")
      case 1, 2: lines.append(marks() + soup())
      case 3: lines.append("*" + marks() + formula(3))
      case 4: lines.append(marks() + definition())
      case 5: lines.append(marks() + relation())
      case 6: lines.append(claim())
      default: lines.append(marks() + mutated())
      }
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  private mutating func marks() -> String {
    var marks = ""
    if random.oneIn(3) { marks += "$" }
    if random.oneIn(6) { marks += "!" }
    if random.oneIn(8) { marks += "?" }
    if random.oneIn(12) { marks += "~" }
    return (marks.isEmpty ? "." : marks) + " "
  }

  // MARK: Signs

  private mutating func piece() -> String {
    random.oneIn(3) ? "\\" + random.pick(FormulaAlphabet.commands) : random.pick(FormulaAlphabet.pieces)
  }

  private mutating func soup() -> String {
    var text = ""
    for _ in 0..<random.number(1...30) { text += piece() }
    return text
  }

  private mutating func repeated() -> String {
    let piece = random.oneIn(3) ? soup() : piece() + (random.oneIn(2) ? self.piece() : "")
    let count = random.scaled(max(1, min(20_000, Self.longest / max(1, piece.utf8.count))))
    return String(repeating: piece, count: count) + soup()
  }

  private mutating func nested() -> String {
    let (open, close) = random.pick(FormulaAlphabet.brackets)
    let count = random.scaled(4_000)
    return String(repeating: open, count: count) + soup()
      + String(repeating: close, count: random.oneIn(3) ? 0 : count)
  }

  /// A seed with a few ranges removed, doubled, or replaced by parts of another seed.
  private mutating func mutated() -> String {
    guard !seeds.isEmpty else { return soup() }
    var text = Array(random.pick(seeds))
    for _ in 0..<random.number(0...4) where !text.isEmpty {
      let start = random.number(0...text.count - 1)
      let end = min(text.count, start + random.scaled(12))
      switch random.number(0...3) {
      case 0: text.removeSubrange(start..<end)
      case 1: text.insert(contentsOf: text[start..<end], at: end)
      case 2: text.insert(contentsOf: piece().utf8, at: start)
      default:
        let other = random.pick(seeds)
        guard !other.isEmpty else { continue }
        let from = random.number(0...other.count - 1)
        text.replaceSubrange(start..<end, with: other[from..<min(other.count, from + random.scaled(20))])
      }
    }
    return String(decoding: text, as: UTF8.self).replacing("\n", with: " ")
  }

  // MARK: Well formed

  private mutating func formula(_ depth: Int) -> String {
    var terms: [String] = []
    for _ in 0..<random.number(1...3) { terms.append(term(depth)) }
    return terms.joined(separator: random.pick([" + ", " - ", " ", " \\cdot ", " = ", ", ", " \\le "]))
  }

  private mutating func term(_ depth: Int) -> String {
    guard depth > 0 else { return random.pick(FormulaAlphabet.atoms) }
    switch random.number(0...16) {
    case 0: return "\\frac{\(formula(depth - 1))}{\(formula(depth - 1))}"
    case 1: return "\\sqrt[\(term(0))]{\(formula(depth - 1))}"
    case 2: return "\\left(\(formula(depth - 1))\\right)"
    case 3: return "{\(formula(depth - 1))}_{\(formula(depth - 1))}^{\(formula(depth - 1))}"
    case 4:
      return "\\begin{pmatrix}\(formula(depth - 1)) & \(term(0)) \\\\ \(formula(depth - 1))\\end{pmatrix}"
    case 5: return "\\text{a $\(formula(depth - 1))$ b}"
    case 6: return "{\(formula(depth - 1)) \\over \(term(0))}"
    case 7: return "{\\bf \(formula(depth - 1))}"
    case 8: return "\\sum_{i=\(term(0))}^{\(term(0))}\\overset{!}{\(formula(depth - 1))}"
    case 9: return "\\color{red}\(term(0))"
    case 10: return "\\begin{cases}\(formula(depth - 1)) & \\operatorname{ReLU}\\end{cases}"
    case 11: return "\\underbrace{\(formula(depth - 1))}_{\(term(0))}"
    case 12: return "\(random.pick(FormulaAlphabet.functions)){\(term(depth - 1))}"
    case 13: return "(\(formula(depth - 1)))^{\(term(0))}"
    case 14: return "\\frac{\\partial \(term(0))}{\\partial \(random.pick(FormulaAlphabet.names))}"
    case 15: return "\\|\(formula(depth - 1))\\|_2"
    default: return random.pick(FormulaAlphabet.atoms)
    }
  }

  // MARK: Meaning

  /// A definition. There are few names, so that definitions refer to one another, and in circles.
  private mutating func definition() -> String {
    let name = random.pick(FormulaAlphabet.names)
    let body = expression(random.number(1...3))
    switch random.number(0...3) {
    case 0: return "\(name) = \(random.number(-3...12))"
    case 1: return "\(name)(\(random.pick(FormulaAlphabet.names))) = \(body)"
    case 2: return "\(name)(x, y) = \(body)"
    default: return "\(name) = \(body)"
    }
  }

  private mutating func relation() -> String {
    let name = random.pick(FormulaAlphabet.names)
    let other = random.pick(FormulaAlphabet.names)
    let left = random.pick([
      "\(name)_\(other)", "\(name)'", "\(name)''(\(other))", "\\frac{\\partial \(name)}{\\partial \(other)}",
      "\\frac{d\(name)}{d\(other)}", "\\nabla \(name)", "\(name)(\(other))", "\(name)(2)",
      "\\left. \(name)' \\right|_{\(other)=3}", expression(2),
    ])
    return "\(left) \(random.pick(["=", "=", "\\approx", "<", "\\ne"])) \(expression(2))"
  }

  private mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else {
      return random.oneIn(3) ? "\(random.number(0...9))" : random.pick(FormulaAlphabet.names)
    }
    let (a, b) = (expression(depth - 1), expression(depth - 1))
    switch random.number(0...8) {
    case 0: return "(\(a) + \(b))"
    case 1: return "(\(a) - \(b))"
    case 2: return "\(a) \(b)"
    case 3: return "\\frac{\(a)}{\(b)}"
    case 4: return "(\(a))^{\(random.number(0...9))}"
    case 5: return "\(random.pick(FormulaAlphabet.functions))(\(a))"
    case 6: return "\(random.pick(FormulaAlphabet.names))(\(a))"
    case 7: return "(\(a))^{\(b)}"
    default: return "\\sum_{i=1}^{\(random.number(1...9))} \(a)"
    }
  }

  // MARK: Claims

  /// Arithmetic with its value on the right, or with a wrong one.
  private mutating func claim() -> String {
    let (text, value) = arithmetic(random.number(1...3))
    let isTrue = random.oneIn(2)
    let shown =
      isTrue ? value : value + Rational(random.pick([-3, -1, 1, 2, 1_000]), random.pick([1, 1, 2, 7]))
    let display = random.oneIn(3) ? "$" : ""
    return "\(isTrue ? "+" : "-")\(display) \(text) = \(fraction(shown))"
  }

  private func fraction(_ value: Rational) -> String {
    let sign = value.isNegative ? "-" : ""
    let (top, bottom) = (value.numerator.magnitude, value.denominator)
    return bottom == 1 ? "\(sign)\(top)" : "\(sign)\\frac{\(top)}{\(bottom)}"
  }

  private mutating func arithmetic(_ depth: Int) -> (text: String, value: Rational) {
    guard depth > 0 else {
      let number = random.number(0...random.pick([9, 9, 99, 5_000]))
      return ("\(number)", Rational(number))
    }
    let (a, b) = (arithmetic(depth - 1), arithmetic(depth - 1))
    switch random.number(0...6) {
    case 0: return ("(\(a.text) + \(b.text))", a.value + b.value)
    case 1: return ("(\(a.text) - \(b.text))", a.value - b.value)
    case 2: return ("(\(a.text)) \(random.pick(["\\cdot", "\\times"])) (\(b.text))", a.value * b.value)
    case 3:
      guard let quotient = a.value / b.value else { return a }
      return ("\\frac{\(a.text)}{\(b.text)}", quotient)
    case 4:
      let power = random.number(1...4)
      return ("(\(a.text))^{\(power)}", a.value.power(power))
    case 5: return ("\\lfloor \(a.text) \\rfloor", a.value.floor)
    default: return ("\\max(\(a.text), \(b.text))", max(a.value, b.value))
    }
  }
}
