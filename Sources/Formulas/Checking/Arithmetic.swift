/// Arithmetic in plain text: `224 * 224 * 64 = 3.2M`, `28 × 28 = 784`.
package enum Arithmetic {
  /// Checks each relation. Nil if a side holds anything but numbers and operators, or if no side holds an operator:
  /// then nothing is claimed.
  /// - Parameter isCode: whether `/` may also be the integer division of Swift.
  package static func judge(_ text: String, isCode: Bool = false, isApproximate: Bool = false) -> [Judged]? {
    guard let nodes = ArithmeticText.nodes(of: text) else { return nil }
    let statements = FormulaTree(nodes, isDisplay: false).statements
    guard statements.count == 1, let statement = statements.first, !statement.links.isEmpty,
      !statement.isListed,
      statement.sides.contains(where: { $0.expression.hasOperation }),
      statement.sides.allSatisfy({ $0.expression.isNumeric })
    else { return nil }
    return statement.links.indices.map { index in
      let (left, right) = (statement.sides[index].expression, statement.sides[index + 1].expression)
      func verdict(_ left: Expression, _ right: Expression) -> Verdict {
        NumberClaim(
          left: left, relation: statement.links[index].relation, right: right, isApproximate: isApproximate
        ).verdict()
      }
      var found = verdict(left, right)
      if isCode, case .refuted = found {
        let other = verdict(left.dividingWhole, right.dividingWhole)
        if case .held = other { found = other }
      }
      return Judged(
        verdict: found, range: statement.links[index].range, left: statement.sides[index].range,
        right: statement.sides[index + 1].range)
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
