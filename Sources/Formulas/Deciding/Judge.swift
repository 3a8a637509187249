/// Says of each relation of a formula whether it is true, and keeps what the formula defines.
///
/// It refutes nothing that a reader would take for a definition, a condition or loose talk.
package struct Judge: Sendable {
  package private(set) var scope = Scope()

  /// What the words around a formula make of it.
  package struct Context: Sendable, Equatable {
    /// A verdict is demanded: what cannot be decided is no condition then.
    package var isDemanded = false
    /// It stands in a sentence with if, when, suppose: what it says of names holds nowhere else.
    package var isSupposed = false
    /// It stands behind a word like about or roughly.
    package var isApproximate = false

    package init(isDemanded: Bool = false, isSupposed: Bool = false, isApproximate: Bool = false) {
      self.isDemanded = isDemanded
      self.isSupposed = isSupposed
      self.isApproximate = isApproximate
    }
  }

  package init() {}

  package mutating func enter(headingOfLevel level: Int) { scope.enter(headingOfLevel: level) }

  /// One verdict for each relation, in their order; one for a formula without any.
  package mutating func judge(_ tree: FormulaTree, in context: Context = Context()) -> [Judged] {
    let statements = tree.statements
    var judged: [Judged] = []
    for statement in statements {
      for index in statement.links.indices {
        judged.append(
          Judged(verdict: verdict(statement, index, context), range: statement.links[index].range))
      }
      define(statement, context)
    }
    if judged.isEmpty {
      let range = (tree.nodes.first?.range.lowerBound ?? 0)..<(tree.nodes.last?.range.upperBound ?? 0)
      let verdict: Verdict = context.isDemanded ? .undecided("it has no relation") : .expression
      judged.append(Judged(verdict: verdict, range: range))
    }
    return judged
  }

  // MARK: Definitions

  private mutating func define(_ statement: Statement, _ context: Context) {
    guard !statement.isLoose, let link = statement.links.first else { return }
    let isReversed = link.relation == .isDefinedBy
    guard link.relation == .equal || link.relation == .defines || isReversed else { return }
    let (named, body) =
      isReversed ? (statement.sides[1], statement.sides[0]) : (statement.sides[0], statement.sides[1])
    guard let (symbol, parameters) = definable(named.expression) else { return }
    // An update says nothing that stays true, and a word for a set or a limit says nothing that is computed.
    guard !body.expression.mentions(symbol),
      !body.expression.contains({ if case .opaque = $0 { true } else { false } })
    else { return }
    scope.define(symbol, parameters: parameters, as: body.expression, isSupposed: context.isSupposed)
    // `q = x + y = 3` gives its value too.
    if parameters.isEmpty, !body.expression.isNumeric, let last = statement.sides.last,
      statement.sides.count > 2,
      last.expression.isNumeric, statement.links.allSatisfy({ $0.relation == .equal })
    {
      scope.define(symbol, as: last.expression, isSupposed: context.isSupposed)
    }
  }

  /// The name that a side is, with the parameters of a function; nil where it is no name, or one that means a
  /// derivative.
  private func definable(_ side: Expression) -> (symbol: Symbol, parameters: [Symbol])? {
    switch side {
    case .symbol(let symbol):
      return Resolution(scope: scope).derivative(meantBy: symbol) == nil ? (symbol, []) : nil
    case .quantity(let value, _): return definable(value)
    case .call(let name, let arguments) where name.primes == 0:
      var parameters: [Symbol] = []
      for argument in arguments {
        guard case .symbol(let parameter) = argument, !parameters.contains(parameter) else { return nil }
        parameters.append(parameter)
      }
      return scope.value(name) == nil ? (name, parameters) : nil
    default: return nil
    }
  }

  // MARK: Verdicts

  private func verdict(_ statement: Statement, _ index: Int, _ context: Context) -> Verdict {
    let (left, right) = (statement.sides[index].expression, statement.sides[index + 1].expression)
    let relation = statement.links[index].relation
    switch relation {
    case .defines, .isDefinedBy: return .definition
    case .wanted: return .loose
    case .other: return context.isDemanded ? .undecided("this relation is not computed") : .condition
    default: break
    }
    if left.isNumeric, right.isNumeric {
      if statement.isLoose, statement.links.count == 1, relation == .equal, !context.isDemanded {
        return .loose
      }
      return NumberClaim(
        left: left, relation: relation, right: right, modulus: statement.modulus,
        isApproximate: context.isApproximate
      ).verdict()
    }
    if statement.isLoose, !context.isDemanded { return .loose }
    let claim = SymbolicClaim(
      left: left, relation: relation, right: right, modulus: statement.modulus, scope: scope,
      context: context,
      isDefinition: index == 0 && (relation == .equal || relation == .approximately) && definable(left) != nil
    )
    return claim.verdict()
  }
}
