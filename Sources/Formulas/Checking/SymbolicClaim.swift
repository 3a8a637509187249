/// A relation between two sides with names in them.
struct SymbolicClaim {
  let left: Expression
  let relation: Relation
  let right: Expression
  let modulus: Expression?
  let scope: Scope
  let context: FormulaJudge.Context
  /// Whether a side contains unknown names, so that a relation that cannot be decided is a condition on them.
  let hasNames: Bool
  let budget: Budget
  /// The names that are factors before brackets.
  private let factors: Factors

  init(
    left: Expression, relation: Relation, right: Expression, modulus: Expression?, scope: Scope,
    context: FormulaJudge.Context, hasNames: Bool, budget: Budget
  ) {
    self.left = left
    self.relation = relation
    self.right = right
    self.modulus = modulus
    self.scope = scope
    self.context = context
    self.hasNames = hasNames
    self.budget = budget
    factors = Factors(in: [left, right])
  }

  func verdict() -> Verdict {
    guard relation == .equal else {
      // Any other relation between names is a condition, unless their values are known.
      // So is an order of a name alone, which says where it may lie.
      let isRange = relation.isOrder && (isName(left) || isName(right))
      guard !context.isSupposed, context.isDemanded || !isRange, let found = withValues() else {
        return unknown(Undefined(.unknown, "its names have no values"))
      }
      if case .refuted = found, !context.isDemanded {
        if isName(left) || isName(right) || relation == .approximately || relation == .congruent {
          return .condition
        }
        return sure(found)
      }
      return found
    }
    return equality(isDerivative: [left, right].contains { $0.contains(speaksOfDerivative) })
  }

  private func isName(_ side: Expression) -> Bool {
    if case .symbol = side.unsigned { true } else { false }
  }

  /// The verdict, unless it is a refutation by values that may belong to another object by now.
  private func sure(_ verdict: Verdict) -> Verdict {
    guard case .refuted = verdict, !context.isDemanded else { return verdict }
    let shown = left.symbols + right.symbols
    let behind = shown.flatMap { scope.dependencies(of: $0) }.sorted { $0.identifier < $1.identifier }
    guard let name = (shown + behind).first(where: scope.isValueDoubtful) else { return verdict }
    return .undecided("whether \(name.identifier) still has its value is not sure")
  }

  func resolution(expandsNames: Bool = false, usesValues: Bool = false) -> Resolution {
    Resolution(
      scope: scope, budget: budget, expandsNames: expandsNames, usesValues: usesValues,
      factors: factors)
  }

  // MARK: Equality

  private func equality(isDerivative: Bool) -> Verdict {
    var obstacle = Undefined(.unknown, "its names have no values")
    var counterexample: (found: Identity.Counterexample, left: Expression, right: Expression)?
    for holdsNamesFixed in isDerivative ? [false, true] : [false] {
      for expandsNames in [false, true] {
        var resolution = resolution(expandsNames: expandsNames)
        resolution.holdsNamesFixed = holdsNamesFixed
        do throws(Undefined) {
          let (a, b) = (try resolution.resolved(left), try resolution.resolved(right))
          switch Identity.outcome(a, b, kind: scope.kind, within: budget) {
          case .holds:
            return .held(
              isDerivative ? "derived again, and equal wherever it was tried" : "equal wherever it was tried")
          case .fails(let found):
            // A difference proves nothing before names are replaced.
            if expandsNames, counterexample == nil,
              context.isDemanded || !found.isFarOut && !isOfParticulars(found)
            {
              counterexample = (found, a, b)
            }
          case .unknown(let why): obstacle = why
          }
        } catch {
          obstacle = error
        }
      }
    }
    if let found = withValues(), !context.isSupposed || context.isDemanded {
      guard isDerivative, !context.isDemanded, case .refuted = found else { return sure(found) }
      return isDependenceKnown ? otherReading() ?? sure(found) : .condition
    }
    if holdsWithSomeValues() {
      return .held("equal with the values that are known, whatever the other names stand for")
    }
    guard let counterexample, !budget.isSpent else { return unknown(obstacle) }
    func refutation() -> Verdict { refuted(counterexample.found, counterexample.left, counterexample.right) }
    if context.isDemanded { return refutation() }
    if isDerivative, !context.isSupposed, isClosed, isDependenceKnown {
      if isEquation { return .condition }
      if let other = otherReading() { return other }
      return budget.isSpent ? .undecided(budget.exhausted.message) : refutation()
    }
    return hasNames ? .condition : .undecided("what its words stand for is not known")
  }

  /// Whether a counterexample varies a name that stands for something particular: a number that is only supposed, a
  /// point that only exists. Variables of derivatives vary.
  private func isOfParticulars(_ found: Identity.Counterexample) -> Bool {
    var variables: Set<Symbol> = []
    for side in [left, right] {
      _ = side.contains { part in
        switch part {
        case .derivative(let derivative): variables.formUnion(derivative.by)
        case .call(let name, _):
          variables.formUnion(scope.latest(name.derivedFunction?.plain ?? name)?.parameters ?? [])
        default: break
        }
        return false
      }
    }
    return found.values.contains { scope.isParticular($0.symbol) && !variables.contains($0.symbol) }
  }

  /// Whether it holds with the known values, for all values of the other names.
  private func holdsWithSomeValues() -> Bool {
    guard !context.isSupposed else { return false }
    let resolution = resolution(expandsNames: true, usesValues: true)
    guard let a = try? resolution.resolved(left), let b = try? resolution.resolved(right) else {
      return false
    }
    return Identity.outcome(a, b, kind: scope.kind, within: budget) == .holds
  }

  /// The verdict if nothing could be decided.
  private func unknown(_ obstacle: Undefined) -> Verdict {
    if context.isDemanded { return .undecided(obstacle.message) }
    if !hasNames || obstacle.reason == .unsupported || isDerivativeOfUncomputed {
      return .undecided(obstacle.message)
    }
    return .condition
  }

  private func refuted(_ found: Identity.Counterexample, _ left: Expression, _ right: Expression) -> Verdict {
    let values = found.values.map { "\($0.symbol.identifier) = \($0.value.text)" }.joined(separator: ", ")
    let texts = Value.texts(found.left, found.right)
    guard left.isNumeric, right.isNumeric else {
      return .refuted(
        Refutation(right: nil, counterexample: "\(values): left \(texts.0), right \(texts.1)"))
    }
    return .refuted(Refutation(right: found.left.text, leftValue: texts.0, rightValue: texts.1))
  }

  // MARK: Values

  /// The verdict if all names have values; nil if one has none.
  func withValues() -> Verdict? {
    var resolution = resolution(expandsNames: true, usesValues: true)
    var refutation: Verdict?
    for holdsNamesFixed in [false, true] {
      resolution.holdsNamesFixed = holdsNamesFixed
      guard let a = try? resolution.resolved(left), let b = try? resolution.resolved(right), a.isNumeric,
        b.isNumeric
      else { return nil }
      let found = NumberClaim(
        left: a, relation: relation, right: b, modulus: modulus, isApproximate: context.isApproximate,
        dividesWhole: context.dividesWhole, named: (self.left, self.right), budget: budget
      ).verdict()
      guard case .refuted = found else { return found }
      refutation = refutation ?? found
    }
    return refutation
  }
}
