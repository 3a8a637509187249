extension [MathNode] {
  /// Each node, and those within it behind it.
  package func forEachNode(_ body: (MathNode) -> Void) {
    for node in self {
      body(node)
      for part in node.parts { part.forEachNode(body) }
    }
  }
}

extension MathNode {
  /// The rows of nodes that it holds, as they are written.
  fileprivate var parts: [[MathNode]] {
    switch content {
    case .symbol, .delimiter, .number, .operatorName, .space, .tag, .label, .reference: []
    case .text(let pieces, _): pieces.compactMap { if case .math(let nodes) = $0 { nodes } else { nil } }
    case .group(let nodes), .accent(_, let nodes), .alphabet(_, let nodes), .style(_, let nodes),
      .phantom(_, let nodes), .color(_, let nodes), .boxed(let nodes), .cancel(_, let nodes),
      .modulus(let nodes):
      [nodes]
    case .scripts(let scripts): [scripts.base.map { [$0] }, scripts.lower, scripts.upper].compactMap(\.self)
    case .fraction(let fraction): [fraction.numerator, fraction.denominator]
    case .root(let degree, let radicand): [degree, radicand].compactMap(\.self)
    case .fenced(let fenced): fenced.parts
    case .brace(let brace): [brace.body, brace.label].compactMap(\.self)
    case .stack(let stack): [stack.base, stack.over, stack.under].compactMap(\.self)
    case .arrow(let arrow): [arrow.above, arrow.below].compactMap(\.self)
    case .rows(let rows): rows.rows.flatMap(\.cells)
    case .negated(let node): [[node]]
    }
  }
}
