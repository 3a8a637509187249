import Formulas

/// The rough height of a part of a formula, which decides how delimiters around it are written.
enum MathHeight: UInt8, Comparable {
  /// A line of symbols and scripts: delimiters have their usual size.
  case line
  /// A fraction or a sum: delimiters are larger glyphs of the font.
  case tall
  /// Three rows or more: delimiters are assembled from pieces.
  case high

  static func < (a: MathHeight, b: MathHeight) -> Bool { a.rawValue < b.rawValue }

  /// - Parameter depth: how many levels are examined; anything deeper counts as tall.
  init(_ nodes: [MathNode], _ style: MathStyle, depth: Int = 4) {
    var height = MathHeight.line
    for node in nodes where height < .high { height = max(height, MathHeight(node, style, depth: depth)) }
    self = height
  }

  private init(_ node: MathNode, _ style: MathStyle, depth: Int) {
    guard depth > 0 else {
      self = .tall
      return
    }
    func height(_ nodes: [MathNode]) -> MathHeight { MathHeight(nodes, style, depth: depth - 1) }
    switch node.content {
    case .symbol(let symbol): self = symbol.kind == .largeOperator ? .tall : .line
    case .number, .text, .operatorName, .space, .rule, .tag, .label, .reference: self = .line
    case .style(let style, let nodes): self = MathHeight(nodes, style, depth: depth - 1)
    case .scripts(let scripts): self = scripts.base.map { height([$0]) } ?? .line
    case .root(_, let nodes): self = height(nodes)
    case .fraction(let fraction):
      let isNested =
        style == .display && (height(fraction.numerator) > .line || height(fraction.denominator) > .line)
      self = isNested ? .high : .tall
    case .delimiter(_, let size): self = size < 2 ? .line : .tall
    case .brace, .stack, .arrow, .boxed: self = .tall
    case .rows(let rows): self = rows.rows.count > 2 ? .high : rows.rows.count == 2 ? .tall : .line
    default: self = height(node.children)
    }
  }
}
