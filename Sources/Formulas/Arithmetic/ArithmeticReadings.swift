/// Other ways to read arithmetic of a text that is false as it stands. Texts on programs write down what a machine
/// computes: with fractions cut off, with rounded or wrapping numbers, with binary numerals.
struct ArithmeticReadings {
  let left: Expression
  let relation: Relation
  let right: Expression
  let isCode: Bool
  /// The digits of all numerals, as they are written.
  let numerals: [Substring]

  /// Nil if the relation holds in none of them.
  var verdict: Verdict? {
    if isCode, holds(left.dividingWhole, right.dividingWhole) {
      return .held("both sides are \(text(of: right.dividingWhole)) with integer division")
    }
    if let (left, right) = inPercent, holds(left, right) {
      return .held("both sides are \(text(of: left)) percent")
    }
    guard relation == .equal || relation == .approximately else { return nil }
    if let number = right.writtenNumber, !number.isPercent, left.writtenNumber == nil,
      holds(left, .number(number.percent))
    {
      return .undecided("it holds if the right side is in percent")
    }
    if mayBeWords { return .undecided("the numerals may be binary") }
    if isCode, holds(left.excluding, right.excluding) {
      return .undecided("it holds if ‘^’ is an exclusive or")
    }
    if let a = left.floatingPoint, let b = right.floatingPoint, abs(a - b) <= max(a.ulp, b.ulp) {
      return .undecided("it holds for floating-point numbers of 64 bits")
    }
    if let bits = widthOfWrapping { return .undecided("it holds if numbers wrap around at \(bits) bits") }
    return nil
  }

  private func holds(_ left: Expression, _ right: Expression) -> Bool {
    guard left != self.left || right != self.right else { return false }
    if case .held = NumberClaim(left: left, relation: relation, right: right).verdict() { return true }
    return false
  }

  private func text(of side: Expression) -> String { (try? Evaluation.value(of: side).text) ?? "equal" }

  /// `996/3916*100 = 25%`: a product with 100 beside a number in percent is that number.
  private var inPercent: (Expression, Expression)? {
    if let number = right.writtenNumber, number.isPercent, left.isTimesHundred {
      return (left, .number(number.shifted(by: 2)))
    }
    if let number = left.writtenNumber, number.isPercent, right.isTimesHundred {
      return (.number(number.shifted(by: 2)), right)
    }
    return nil
  }

  // MARK: Binary numerals

  /// Whether the numerals look like words of a machine: digits 0 and 1 only, four or more, all equally long or with zeros
  /// in front.
  private var mayBeWords: Bool {
    guard numerals.contains(where: { $0.utf8.count >= 4 }),
      numerals.allSatisfy({ $0.utf8.allSatisfy { $0 == 0x30 || $0 == 0x31 } })
    else { return false }
    return numerals.contains { $0.utf8.count > 1 && $0.utf8.first == 0x30 }
      || Set(numerals.map(\.utf8.count)).count == 1
  }

  // MARK: Wrapping

  /// The width of the integers for which it holds: the sides differ by a multiple of a power of two, and the result fits.
  private var widthOfWrapping: Int? {
    guard relation == .equal, left.isWholeArithmetic, right.isWholeArithmetic, right.writtenNumber != nil,
      let a = try? Evaluation.value(of: left).scalar.integer,
      let b = try? Evaluation.value(of: right).scalar.integer
    else { return nil }
    return [8, 16, 32].first { bits in
      let size = 1 << bits
      let (difference, overflows) = a.subtractingReportingOverflow(b)
      let fits = -size / 2..<size
      return !overflows && difference % size == 0 && fits.contains(b)
        && (!(0..<size).contains(a) || !(-size / 2..<size / 2).contains(a))
    }
  }
}

extension Expression {
  /// With each power of whole numbers read as an exclusive or, which many languages write `^`.
  fileprivate var excluding: Expression {
    mapped { part in
      guard case .power(let base, let exponent) = part,
        let a = try? Evaluation.value(of: base).scalar.integer,
        let b = try? Evaluation.value(of: exponent).scalar.integer
      else { return part }
      return .integer(a ^ b)
    }
  }

  /// Whether it is a product with the factor 100.
  fileprivate var isTimesHundred: Bool {
    if case .quotient(let dividend, _) = self { return dividend.isTimesHundred }
    guard case .product(let factors) = self else { return false }
    return factors.contains { factor in
      guard case .number(let number) = factor else { return false }
      return !number.isDecimal && number.value == Rational(100)
    }
  }

  fileprivate var isWholeArithmetic: Bool {
    !contains { part in
      switch part {
      case .number(let number): number.isDecimal
      case .quotient, .function, .pi, .e: true
      default: false
      }
    }
  }

  /// The value that a machine computes with floating-point numbers of 64 bits, step by step.
  fileprivate var floatingPoint: Double? {
    switch self {
    case .number(let numeral): return numeral.value.approximation
    case .constant(let value): return value.approximation
    case .sum(let terms): return Self.folded(terms, +)
    case .product(let factors): return Self.folded(factors, *)
    case .quotient(let dividend, let divisor): return Self.folded([dividend, divisor], /)
    case .power(let base, let exponent):
      guard let base = base.floatingPoint, let count = try? Evaluation.value(of: exponent).scalar.integer,
        abs(count) <= 1100
      else { return nil }
      let power = repeatElement(base, count: abs(count)).reduce(1, *)
      return count < 0 ? 1 / power : power
    default: return nil
    }
  }

  private static func folded(_ parts: [Expression], _ operation: (Double, Double) -> Double) -> Double? {
    var result: Double?
    for part in parts {
      guard let value = part.floatingPoint else { return nil }
      result = result.map { operation($0, value) } ?? value
    }
    return result
  }
}
