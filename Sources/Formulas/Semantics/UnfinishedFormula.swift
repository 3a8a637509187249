extension FormulaTree {
  /// The range of a relation at the end of an unfinished formula: `f_x, f_y, f_z =`.
  ///
  /// Only a display can be unfinished: `$\ge$` within a sentence may name the relation.
  package var danglingRelation: Range<Int>? {
    guard isDisplay, nodes.last(where: { !$0.isPunctuationOrSpace })?.isOperand != true else { return nil }
    let visible = nodes.statementRows.flatMap(\.nodes).filter { !$0.isPunctuationOrSpace }
    guard visible.count > 1, let last = visible.last, let relation = last.relation, relation != .other else {
      return nil
    }
    return last.range
  }
}

extension MathNode {
  /// Whether it is certainly no relation, and stays what it is when formulas are flattened.
  fileprivate var isOperand: Bool {
    switch content {
    case .number, .fraction, .root: true
    case .symbol(let symbol): symbol.kind == .letter
    default: false
    }
  }
}
