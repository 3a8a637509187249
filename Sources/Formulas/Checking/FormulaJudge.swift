/// Checks each relation of a formula, and remembers what the formula defines.
///
/// It refutes nothing that a reader would take for a definition, a condition or loose talk.
package struct FormulaJudge: Sendable {
  var scope = Scope()
  /// The names that occurred in the section.
  var seen: Set<Symbol> = []
  /// The work on all formulas so far.
  var spent = 0
  let mostWork: Int

  /// What the words around a formula say about it.
  package struct Context: Sendable, Equatable {
    /// Whether the author demands a verdict, so that nothing passes as a condition or a definition.
    package var isDemanded = false
    /// Whether the sentence only supposes it (if, when, suppose), so that its values hold nowhere else.
    package var isSupposed = false
    /// Whether a word like about or roughly stands beside it.
    package var isApproximate = false
    /// Whether its first side begins in an earlier formula, so that its first relation is incomplete.
    package var isContinued = false
    /// Whether the sentence denies something (not, never, wrong), so that nothing is refuted unless demanded.
    package var isDenied = false
    /// Whether the sentence speaks of the division of whole numbers (quotient, remainder), which leaves a remainder.
    package var dividesWhole = false
    /// Whether a unit stands behind it that may scale its last number: `$2 \cdot 256 = 0.5$ KB`.
    package var hasScaledUnit = false
    /// Whether the values in it are not learned, as the sentence may deny them.
    package var isUnlearned = false
    /// Whether the next sentence says that it is false.
    package var isDisclaimed = false
    /// Whether the sentence speaks of an equation to be solved, which defines no function.
    package var isSolved = false
    /// Whether the sentence goes on with another case (otherwise), so that its definitions are incomplete.
    package var isPartial = false
    /// Whether the sentence may mean Euler's number by e.
    package var mayMeanEuler = false
    /// Whether it is the first formula of its sentence, so that what held only in the one before has ended.
    package var startsSentence = true
    /// Whether the sentence turns to another object, which may have the same names.
    package var turnsToAnother = false
    /// The names that the text before it sets equal to something without being a formula: A in `Now A = 3`.
    package var setInText: [String] = []
    /// For how long its definitions hold.
    package var reach = Reach.section

    package enum Reach: Sendable, Equatable {
      case section
      /// Its values hold in the sentence, as those at a point do; other definitions until the section ends.
      case valuesOfSentence
      case sentence
    }
    package init() {}
  }

  package init() { self.init(mostWork: Budget.mostForNote) }

  /// - Parameter mostWork: the work for all formulas, in units of a budget.
  init(mostWork: Int) { self.mostWork = mostWork }

  package mutating func enter(headingOfLevel level: Int) {
    scope.endSentence()
    scope.enter(headingOfLevel: level)
    seen = []
  }

  /// One verdict for each relation, in order; a formula without a relation gets one too.
  package mutating func judge(_ tree: FormulaTree, in context: Context = Context()) -> [Judged] {
    var judged: [Judged] = []
    let statements = tree.statements
    begin(context)
    scope.learn(from: tree, statements)
    for (number, statement) in statements.enumerated() {
      let names = leadingNames(statement)
      for index in statement.links.indices {
        let budget = Budget.next(afterSpending: spent, of: mostWork)
        defer { spent += budget.spent }
        var found = clearVerdict(statements, number, index, names, context, budget)
        if context.isDemanded {
          found = found.demanded
        } else {
          if context.isDenied || context.isDisclaimed || context.isContinued && number == 0 && index == 0 {
            found = found.denied
          }
          if context.hasScaledUnit, number + 1 == statements.count, index + 1 == statement.links.count {
            found = found.scaled
          }
          if context.isDisclaimed, statement.hasNames(at: index) { found = found.disclaimed }
        }
        judged.append(
          Judged(
            verdict: found,
            range: statement.links[index].range,
            left: statement.sides[index].range, right: statement.sides[index + 1].range))
      }
      learn(statement, names, context)
    }
    if judged.isEmpty {
      let range = (tree.nodes.first?.range.lowerBound ?? 0)..<(tree.nodes.last?.range.upperBound ?? 0)
      let verdict: Verdict = context.isDemanded ? .expression.demanded : .expression
      judged.append(Judged(verdict: verdict, range: range, left: range, right: range))
    }
    return judged
  }

  // MARK: Verdicts

  /// The verdict of a link, if no other way to read the formula leads to another one.
  private func clearVerdict(
    _ statements: [Statement], _ number: Int, _ index: Int, _ names: Int, _ context: Context, _ budget: Budget
  ) -> Verdict {
    let statement = statements[number]
    let found = verdict(statement, index, names, context, budget)
    switch found {
    case .held: return statement.doubt.map { .undecided($0) } ?? found
    case .refuted, .otherwise:
      if let doubt = statement.doubt { return .undecided(doubt) }
      let isFirst = index == 0 && statement.firstOverRows != nil && number > 0
      let isLast =
        index + 1 == statement.links.count && statement.lastOverRows != nil && number + 1 < statements.count
      guard
        isFirst && mayGoOn(statements[number - 1], statement, context, budget)
          || isLast && mayGoOn(statement, statements[number + 1], context, budget)
      else { return found }
      return .undecided("whether a side goes on in the next row is not clear")
    default: return found
    }
  }

  /// Whether a statement may go on in the next one: nothing is refuted where they meet.
  private func mayGoOn(_ above: Statement, _ below: Statement, _ context: Context, _ budget: Budget) -> Bool {
    func isRefuted(_ statement: Statement, _ index: Int) -> Bool {
      guard statement.links.indices.contains(index) else { return false }
      let found = verdict(statement, index, leadingNames(statement), context, budget)
      if case .refuted = found { return true } else { return false }
    }
    return !isRefuted(above.overRows(first: false), above.links.count - 1)
      && !isRefuted(below.overRows(first: true), 0)
  }

  private func verdict(
    _ statement: Statement, _ index: Int, _ names: Int, _ context: Context, _ budget: Budget
  ) -> Verdict {
    let (left, right) = (statement.sides[index], statement.sides[index + 1])
    let link = statement.links[index]
    let traits = left.traits.union(right.traits)
    let hasNames = traits.contains(.names)
    func loose(_ reason: String) -> Verdict { context.isDemanded ? .undecided(reason) : .loose }

    if link.relation == .assigns { return loose("a step of an algorithm says nothing that is true or false") }
    if traits.contains(.growth) { return loose("an order of growth is no number") }
    if traits.contains(.incomplete) { return loose("a side is missing") }
    if link.relation == .other {
      if context.isDemanded || !hasNames { return .undecided("this relation is not computed") }
      return .condition
    }
    if !statement.isListed, let found = Self.ratio(left, link.relation, right) { return found }
    if statement.isListed || traits.contains(.list) { return loose("it is a list") }
    if !hasNames, let claim = numberClaim(left, link, right, statement, context, budget) {
      let claim = named(claim, left, link, right, statement, context, budget)
      let isRefuted = if case .refuted = claim { true } else { false }
      return Self.otherMeaning(left, right, isRefuted: isRefuted, statement, index).map { .undecided($0) }
        ?? claim
    }
    if !hasNames, !left.choices.isEmpty || !right.choices.isEmpty,
      let found = Self.choice(left, link.relation, right)
    {
      return found
    }
    if !context.isDemanded, hasNames, statement.inference == .equivalence { return .condition }
    if let name = defined(statement, index, names) {
      if let verdict = definition(name, statement, index, context, budget) { return verdict }
    }
    if statement.isConditional, !context.isDemanded { return .condition }
    if link.relation == .wanted { return loose("whether it holds is asked, not said") }
    if traits.contains(.choice), !context.isDemanded {
      return hasNames ? .condition : .undecided("it names two values")
    }
    let found = SymbolicClaim(
      left: left.expression, relation: link.relation, right: right.expression, modulus: statement.modulus,
      scope: scope, context: context, hasNames: hasNames, budget: budget
    ).verdict()
    // What follows from a supposition is not claimed by itself.
    if case .refuted = found, statement.inference != nil, hasNames, !context.isDemanded { return .condition }
    return found
  }

  /// The verdict if a word behind a number may be a name as well as a unit: `2\,\text{rate} = 8`. It is refuted only if it
  /// is false of both.
  private func named(
    _ asUnits: Verdict, _ left: Statement.Side, _ link: Statement.Link, _ right: Statement.Side,
    _ statement: Statement, _ context: Context, _ budget: Budget
  ) -> Verdict {
    let (a, b) = (scope.namingUnits(of: left.expression), scope.namingUnits(of: right.expression))
    guard a != left.expression || b != right.expression else { return asUnits }
    let asNames = SymbolicClaim(
      left: a, relation: link.relation, right: b, modulus: statement.modulus, scope: scope, context: context,
      hasNames: true, budget: budget
    ).verdict()
    switch (asUnits, asNames) {
    case (_, .held): return asNames
    case (.refuted, .refuted), (.held, .condition), (.held, .undecided): return asUnits
    default: return .undecided("whether a word behind a number is a unit or a name is not said")
    }
  }

  /// The verdict if both sides are numeric; otherwise nil.
  private func numberClaim(
    _ left: Statement.Side, _ link: Statement.Link, _ right: Statement.Side, _ statement: Statement,
    _ context: Context, _ budget: Budget
  ) -> Verdict? {
    // `0 < e` says nothing of the number.
    if !context.isDemanded, link.relation.isOrder,
      [left, right].contains(where: { $0.expression == .symbol(.e) })
    {
      return .condition
    }
    // Unless it is defined, e may be the number: the formula is not refuted by that reading.
    let usesE = !scope.defines(.e)
    let (a, b) = usesE ? (left.expression.withE, right.expression.withE) : (left.expression, right.expression)
    guard a.isNumeric, b.isNumeric else { return nil }
    if scope.hasOwnNorm, a.contains(\.isNorm) || b.contains(\.isNorm) {
      return .undecided(Scope.ownNorm.message)
    }
    var grouped: (left: Expression, right: Expression)?
    if left.grouped != nil || right.grouped != nil {
      grouped = (left.grouped ?? left.expression, right.grouped ?? right.expression)
    }
    let found = NumberClaim(
      left: a, relation: link.relation, right: b, modulus: statement.modulus,
      isApproximate: context.isApproximate, dividesWhole: context.dividesWhole, grouped: grouped,
      mayBeNegated: link.mayBeNegated,
      mayBeShapes: left.traits.contains(.shape) && right.traits.contains(.shape), budget: budget
    ).verdict()
    guard case .refuted = found else { return found }
    if !usesE, [a, b].contains(where: { $0.contains { $0 == .e } }) {
      return .undecided("whether e is Euler’s number is not sure")
    }
    // A constant by itself may be a name for something else.
    if a == .e || a == .pi, !link.relation.isOrder, !context.isDemanded {
      return link.relation == .equal ? .definition : .condition
    }
    // No power of such a constant is a whole number, and nobody writes the first power of π: what stands
    // above is an index.
    if link.relation == .equal
      && (a.isPowerOfConstant && b.isWholeNumber || b.isPowerOfConstant && a.isWholeNumber)
      || link.relation.isOrder && (a.isIndexedPi && b.isWholeNumber || b.isIndexedPi && a.isWholeNumber)
    {
      return .undecided("whether the number above the constant is an exponent or an index is not said")
    }
    return a == left.expression && b == right.expression ? found : .condition
  }

  /// The verdict of a link that defines a name; nil if it makes a claim instead.
  private func definition(
    _ name: Definable, _ statement: Statement, _ index: Int, _ context: Context, _ budget: Budget
  ) -> Verdict? {
    let right = statement.sides[index + (statement.links[index].relation == .isDefinedBy ? 0 : 1)]
    if context.isDemanded, scope.latest(name.symbol) != nil || scope.value(name.symbol) != nil { return nil }
    if right.traits.contains(.choice)
      || !context.isDemanded && equation(name, right, statement, context) != nil
    {
      return .condition
    }
    if right.traits.contains(.shape), index + 1 == statement.links.count { return .loose }
    if statement.isConditional || context.isSupposed && !context.isDemanded, right.isPlain {
      return .condition
    }
    // `W = W + 1` may be a step of an algorithm, unless the author demands that it holds.
    if right.expression.mentions(name.symbol) {
      return context.isDemanded ? nil : name.parameters.isEmpty ? .loose : .condition
    }
    let isOpaque = right.expression.contains { if case .opaque = $0 { true } else { false } }
    if !name.parameters.isEmpty, !isOpaque, !right.expression.uses(name.parameters) { return nil }
    // If the known definition already has this value, the link is a true claim; otherwise it is a new definition.
    if name.parameters.isEmpty, scope.latest(name.symbol) != nil, right.expression.isNumeric {
      let claim = SymbolicClaim(
        left: .symbol(name.symbol), relation: .equal, right: right.expression, modulus: nil, scope: scope,
        context: context, hasNames: true, budget: budget)
      if case .held(let how)? = claim.withValues() { return .held(how) }
    }
    return context.isDemanded ? .undecided("it gives a name a meaning") : .definition
  }
}

extension Verdict {
  /// The verdict if the next sentence says that the formula is false.
  fileprivate var disclaimed: Verdict {
    if case .held = self { .undecided("the text says that it is not so") } else { self }
  }

  /// The verdict if the sentence denies the formula: its author does not claim it.
  fileprivate var denied: Verdict {
    switch self {
    case .refuted, .otherwise: .undecided("the sentence around it says more than the formula")
    default: self
    }
  }

  /// The verdict if the author demands one: what claims nothing is then undecided.
  fileprivate var demanded: Verdict {
    switch self {
    case .held, .refuted, .undecided, .otherwise: self
    case .definition: .undecided("it gives a name a meaning")
    case .condition: .undecided("it depends on what its names stand for")
    case .loose: .undecided("it is no claim by itself")
    case .expression: .undecided("it has no relation")
    }
  }

  /// The verdict if a unit behind the formula may make another number of its last side.
  fileprivate var scaled: Verdict {
    if case .refuted = self {
      .undecided("the unit behind the formula may scale its last number")
    } else {
      self
    }
  }
}

extension Statement {
  /// Whether a side of a link contains unknown names.
  fileprivate func hasNames(at index: Int) -> Bool {
    sides[index].traits.contains(.names) || sides[index + 1].traits.contains(.names)
  }
}

extension Expression {
  /// `\pi^1`, `e^2`; `e^0` is 1 and no name.
  fileprivate var isPowerOfConstant: Bool {
    guard case .power(let base, let exponent) = self, exponent.isWholeNumber else { return false }
    return base == .pi || base == .e && exponent.writtenNumber?.value.isZero == false
  }

  /// `\pi^1`, `\pi^0`
  fileprivate var isIndexedPi: Bool {
    guard case .power(.pi, let exponent) = self, let number = exponent.writtenNumber?.value else {
      return false
    }
    return number.isZero || number == .one
  }
}
