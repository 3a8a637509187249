/// Arithmetic in plain text: `224 * 224 * 64 = 3.2M`, `28 × 28 = 784`.
package enum Arithmetic {
  /// Checks each relation. Nil if a side holds anything but numbers and operators, or if no side holds an operator:
  /// then nothing is claimed.
  /// - Parameter isCode: whether `/` may also be the integer division of Swift.
  package static func judge(_ text: String, isCode: Bool = false, isApproximate: Bool = false) -> [Judged]? {
    judge(ArithmeticNotation(text), isCode: isCode, isApproximate: isApproximate)
  }

  package static func judge(
    _ notation: ArithmeticNotation, isCode: Bool = false, isApproximate: Bool = false
  ) -> [Judged]? {
    guard let nodes = ArithmeticText.nodes(of: notation.signs) else { return nil }
    let statements = FormulaTree(nodes, isDisplay: false).statements
    guard statements.count == 1, let statement = statements.first, !statement.links.isEmpty,
      !statement.isListed,
      statement.sides.contains(where: { $0.expression.hasOperation }),
      statement.sides.allSatisfy({ $0.expression.isNumeric })
    else { return nil }
    let numerals = notation.signs.split { !("0"..."9").contains($0) }
    return statement.links.indices.map { index in
      let relation = statement.links[index].relation
      let (left, right) = (statement.sides[index].expression, statement.sides[index + 1].expression)
      var found = NumberClaim(left: left, relation: relation, right: right, isApproximate: isApproximate)
        .verdict()
      if !found.isHeld {
        let readings = ArithmeticReadings(
          left: left, relation: relation, right: right, isCode: isCode, numerals: numerals)
        // What is undecided already is only decided by a reading in which it holds.
        if let other = readings.verdict, found.isRefuted || other.isHeld { found = other }
      }
      return Judged(
        verdict: found, range: notation.place(of: statement.links[index].range),
        left: notation.place(of: statement.sides[index].range),
        right: notation.place(of: statement.sides[index + 1].range))
    }
  }
}

extension Expression {
  /// Whether anything is left to compute: a sign, a unit or a power of ten is no operation.
  fileprivate var hasOperation: Bool {
    writtenNumber == nil
      && contains { part in
        switch part {
        case .sum, .product, .quotient, .power, .function: true
        default: false
        }
      }
  }
}

extension Verdict {
  fileprivate var isHeld: Bool { if case .held = self { true } else { false } }
  fileprivate var isRefuted: Bool { if case .refuted = self { true } else { false } }
}
