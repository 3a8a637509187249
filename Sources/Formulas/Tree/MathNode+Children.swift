// The nodes inside a node. A new kind of node is added to `children` and `mapped`; what only walks the tree follows.
extension MathNode {
  /// The nodes directly inside this one, in the order in which they are written.
  package var children: [MathNode] {
    switch content {
    case .symbol, .delimiter, .number, .operatorName, .space, .rule, .tag, .label, .reference: []
    case .text(let pieces, _):
      pieces.flatMap { piece -> [MathNode] in if case .math(let nodes) = piece { nodes } else { [] } }
    case .group(let nodes), .accent(_, let nodes), .alphabet(_, let nodes), .style(_, let nodes),
      .phantom(_, let nodes), .color(_, let nodes), .boxed(let nodes), .cancel(_, let nodes),
      .modulus(let nodes):
      nodes
    case .scripts(let scripts):
      (scripts.base.map { [$0] } ?? []) + (scripts.lower ?? []) + (scripts.upper ?? [])
    case .fraction(let fraction): fraction.numerator + fraction.denominator
    case .root(let degree, let radicand): (degree ?? []) + radicand
    case .fenced(let fenced): fenced.parts.flatMap(\.self)
    case .brace(let brace): brace.body + (brace.label ?? [])
    case .stack(let stack): stack.base + (stack.over ?? []) + (stack.under ?? [])
    case .arrow(let arrow): arrow.above + (arrow.below ?? [])
    case .rows(let rows): rows.rows.flatMap { $0.cells.flatMap(\.self) }
    case .negated(let node): [node]
    }
  }

  /// The node with `change` applied to each node inside it and then to itself.
  func mapped(_ change: (MathNode) -> MathNode) -> MathNode {
    func all(_ nodes: [MathNode]) -> [MathNode] { nodes.map { $0.mapped(change) } }
    let inner: Content =
      switch content {
      case .symbol, .delimiter, .number, .operatorName, .space, .rule, .tag, .label, .reference: content
      case .text(let pieces, let style):
        .text(pieces.map { if case .math(let nodes) = $0 { .math(all(nodes)) } else { $0 } }, style)
      case .group(let nodes): .group(all(nodes))
      case .accent(let accent, let nodes): .accent(accent, all(nodes))
      case .alphabet(let alphabet, let nodes): .alphabet(alphabet, all(nodes))
      case .style(let style, let nodes): .style(style, all(nodes))
      case .phantom(let phantom, let nodes): .phantom(phantom, all(nodes))
      case .color(let color, let nodes): .color(color, all(nodes))
      case .boxed(let nodes): .boxed(all(nodes))
      case .cancel(let cancel, let nodes): .cancel(cancel, all(nodes))
      case .modulus(let nodes): .modulus(all(nodes))
      case .scripts(let scripts):
        .scripts(
          Scripts(
            base: scripts.base?.mapped(change), lower: scripts.lower.map(all), upper: scripts.upper.map(all),
            primes: scripts.primes, limits: scripts.limits))
      case .fraction(let fraction):
        .fraction(
          Fraction(
            kind: fraction.kind, numerator: all(fraction.numerator), denominator: all(fraction.denominator),
            style: fraction.style))
      case .root(let degree, let radicand): .root(degree: degree.map(all), radicand: all(radicand))
      case .fenced(let fenced):
        .fenced(
          Fenced(
            left: fenced.left, right: fenced.right, parts: fenced.parts.map(all), middles: fenced.middles))
      case .brace(let brace):
        .brace(
          Brace(
            body: all(brace.body), isOver: brace.isOver, label: brace.label.map(all), shape: brace.shape))
      case .stack(let stack):
        .stack(Stack(base: all(stack.base), over: stack.over.map(all), under: stack.under.map(all)))
      case .arrow(let arrow):
        .arrow(Arrow(text: arrow.text, above: all(arrow.above), below: arrow.below.map(all)))
      case .rows(let rows): .rows(rows.mappingCells(all))
      case .negated(let node): .negated(node.mapped(change))
      }
    return change(MathNode(inner, range))
  }

  /// What a brace, a size, a color or a box encloses: these change how a formula looks, and not what it says.
  /// Nil for any other node.
  var enclosed: [MathNode]? {
    switch content {
    case .group(let nodes), .style(_, let nodes), .color(_, let nodes), .boxed(let nodes): nodes
    default: nil
    }
  }
}

extension Rows {
  fileprivate func mappingCells(_ change: ([MathNode]) -> [MathNode]) -> Rows {
    var copy = self
    for index in copy.rows.indices { copy.rows[index].cells = rows[index].cells.map(change) }
    return copy
  }
}

extension [MathNode] {
  /// Calls `body` for each node and then for those inside it.
  package func forEachNode(_ body: (MathNode) -> Void) {
    for node in self {
      body(node)
      node.children.forEachNode(body)
    }
  }
}

extension MathNode {
  /// Whether no nodes can be inside it.
  fileprivate var isLeaf: Bool {
    switch content {
    case .symbol, .delimiter, .number, .operatorName, .space, .tag, .label, .reference: true
    default: false
    }
  }

  var isNumber: Bool { if case .number = content { true } else { false } }

  var symbol: MathSymbol? { if case .symbol(let symbol) = content { symbol } else { nil } }
}
