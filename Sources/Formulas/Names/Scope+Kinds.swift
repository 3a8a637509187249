// What a formula says about its names besides their definitions.
extension Scope {
  /// Learns the kinds of names, and whether the note has a norm of its own.
  mutating func learn(from tree: FormulaTree, _ statements: [Statement]) {
    for (symbol, kind) in KindReader.kinds(in: tree.nodes) {
      // What is said of a name is more than how it is used.
      if case .vector("") = kind, self.kind(of: symbol) != nil { continue }
      if case .matrix("", "") = kind, self.kind(of: symbol) != nil { continue }
      declare(symbol.plainlyIndexed, kind)
    }
    for statement in statements {
      for (index, link) in statement.links.enumerated()
      where link.relation == .equal || link.relation == .defines {
        if definesNorm(statement.sides[index].expression, statement.sides[index + 1].expression) {
          defineNorm()
        }
      }
    }
  }

  /// Whether a norm or an inner product of names is set equal to something that is not the Euclidean one.
  private func definesNorm(_ left: Expression, _ right: Expression) -> Bool {
    let names: [Symbol]
    switch left {
    case .function(.norm, let arguments), .function(.inner, let arguments),
      .power(.function(.norm, let arguments), .number):
      names = arguments.flatMap(\.symbols)
      guard !names.isEmpty, arguments.allSatisfy(\.isDifferenceOfNames) else { return false }
    default: return false
    }
    // An equality of norms, or of numbers, defines none.
    let isOpaque = right.contains { if case .opaque = $0 { true } else { false } }
    guard !isOpaque, right.symbols.contains(where: { symbol in names.contains { $0.base == symbol.base } }),
      !right.contains({ $0.isNorm })
    else { return false }
    if right.isSumOfProducts { return false }
    let vectors = Identity.outcome(
      left, right, kind: { names.contains($0) ? .vector("") : self.kind(of: $0) }, within: Budget())
    return vectors != .holds
  }
}

extension Expression {
  /// Whether it is a norm or an inner product of its own sign.
  var isNorm: Bool {
    if case .function(.norm, _) = self { return true }
    if case .function(.inner, _) = self { return true }
    return false
  }

  /// `x`, `x - y`
  fileprivate var isDifferenceOfNames: Bool {
    switch self {
    case .symbol: true
    case .sum(let parts): parts.count == 2 && parts.allSatisfy { $0.isSignedAtom }
    default: false
    }
  }

  /// `\sqrt{x_1^2 + x_2^2}`, `\sqrt{\sum_i x_i^2}`, `x_1 y_1 + x_2 y_2`: the Euclidean norm and inner product by components.
  fileprivate var isSumOfProducts: Bool {
    switch self {
    case .function(.sqrt, let parts): parts[0].isSumOfProducts
    case .sum(let parts): parts.allSatisfy(\.isProductOfComponents)
    case .series(let series): series.kind == .sum && series.body.isProductOfComponents
    default: false
    }
  }

  private var isProductOfComponents: Bool {
    switch self {
    case .power(let base, let exponent): base.isComponent && exponent.writtenNumber?.value == Rational(2)
    case .product(let parts): parts.count == 2 && parts.allSatisfy(\.isComponent)
    default: false
    }
  }

  private var isComponent: Bool {
    if case .symbol(let symbol) = self { !symbol.index.isEmpty } else { false }
  }
}
