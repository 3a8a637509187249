/// A relation between two sides with names in them.
struct SymbolicClaim {
  let left: Expression
  let relation: Relation
  let right: Expression
  let modulus: Expression?
  let scope: Scope
  let context: Judge.Context
  /// The left side is a name to which a meaning may be given here.
  let isDefinition: Bool

  func verdict() -> Verdict {
    if isDefinition { return definition() }
    let isDerivative = [left, right].contains { $0.contains(speaksOfDerivative) }
    switch relation {
    case .equal: return equality(isDerivative: isDerivative)
    default:
      // An order or a nearness between names is a condition, unless their values are known and agree.
      guard !context.isSupposed, let found = withValues() else { return unknown("its names have no values") }
      if case .held = found { return found }
      return context.isDemanded ? found : .condition
    }
  }

  /// A name that is said to be what is known of it already is a claim; any other meaning is a new one.
  private func definition() -> Verdict {
    if case .symbol(let symbol) = left, let known = scope.latest(symbol), !known.isFunction, right.isNumeric,
      let found = withValues(), case .held = found
    {
      return found
    }
    return .definition
  }

  // MARK: Equality

  private func equality(isDerivative: Bool) -> Verdict {
    var reason = "its names have no values"
    var counterexample: Verdict?
    for holdsNamesFixed in isDerivative ? [false, true] : [false] {
      for expandsNames in [false, true] {
        var resolution = Resolution(scope: scope, expandsNames: expandsNames)
        resolution.holdsNamesFixed = holdsNamesFixed
        switch outcome(resolution) {
        case .holds:
          return .held(
            isDerivative ? "derived again, and equal wherever it was tried" : "equal wherever it was tried")
        case .fails(let found):
          // Before names are replaced, a difference proves nothing.
          if expandsNames, counterexample == nil || !holdsNamesFixed {
            counterexample = counterexample ?? refuted(found)
          }
        case .unknown(let why): reason = why
        }
      }
    }
    if !context.isSupposed || context.isDemanded, let found = withValues() {
      if case .undecided = found {} else { return found }
    }
    if let counterexample, context.isDemanded || isDerivative && !context.isSupposed && isClosed {
      return counterexample
    }
    return unknown(counterexample == nil ? reason : "it does not hold for all values of its names")
  }

  /// A verdict where nothing is certain.
  private func unknown(_ reason: String) -> Verdict {
    if context.isDemanded { return .undecided(reason) }
    let isOpaque = [left, right].contains { $0.contains { if case .opaque = $0 { true } else { false } } }
    return isOpaque ? .undecided(reason) : .condition
  }

  private func outcome(_ resolution: Resolution) -> Identity.Outcome {
    do throws(Undefined) {
      return Identity.outcome(try resolution.resolved(left), try resolution.resolved(right))
    } catch {
      return .unknown(error.message)
    }
  }

  private func refuted(_ found: Identity.Counterexample) -> Verdict {
    let values = found.values.map { "\($0.symbol.identifier) = \($0.value.text)" }.joined(separator: ", ")
    let sides = "left \(found.left.text), right \(found.right.text)"
    return .refuted(right: nil, why: values.isEmpty ? sides : "\(values): \(sides)")
  }

  /// Whether each name is known, or one of those on which what is derived rests: a derivative that is said to be
  /// something else may only use another name for it.
  private var isClosed: Bool {
    var known: Set<Symbol> = []
    for (symbol, definitions) in scope.definitions where definitions.contains(where: { !$0.isSupposed }) {
      known.insert(symbol)
      known.formUnion(scope.dependencies(of: symbol))
    }
    let resolution = Resolution(scope: scope)
    return [left, right].allSatisfy { side in
      side.symbols.allSatisfy { known.contains($0) || resolution.derivative(meantBy: $0) != nil }
    }
  }

  private func speaksOfDerivative(_ part: Expression) -> Bool {
    switch part {
    case .derivative: true
    case .symbol(let symbol): Resolution(scope: scope).derivative(meantBy: symbol) != nil
    case .call(let name, _): name.primes > 0
    default: false
    }
  }

  // MARK: Values

  /// The verdict where all names have values; nil where one has none.
  private func withValues() -> Verdict? {
    var resolution = Resolution(scope: scope, expandsNames: true, usesValues: true)
    var refutation: Verdict?
    for holdsNamesFixed in [false, true] {
      resolution.holdsNamesFixed = holdsNamesFixed
      guard let a = try? resolution.resolved(left), let b = try? resolution.resolved(right), a.isNumeric,
        b.isNumeric
      else { return nil }
      // The written side keeps the precision with which it is written.
      let claim = NumberClaim(
        left: left.isNumeric ? left : a, relation: relation, right: right.isNumeric ? right : b,
        modulus: modulus,
        isApproximate: context.isApproximate)
      let found = claim.verdict()
      guard case .refuted = found else { return found }
      refutation = refutation ?? found
    }
    return refutation
  }
}
