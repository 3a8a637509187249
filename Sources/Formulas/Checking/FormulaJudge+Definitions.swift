// What a formula defines, and what it makes void.
extension FormulaJudge {
  struct Definable {
    let symbol: Symbol
    let parameters: [Symbol]
  }

  // MARK: What is defined

  /// The number of sides in front that are names.
  func leadingNames(_ statement: Statement) -> Int {
    statement.sides.prefix { definable($0.expression)?.parameters.isEmpty == true }.count
  }

  /// The name that a link defines; nil if it defines none.
  /// - Parameter names: the number of sides in front that are names.
  func defined(_ statement: Statement, _ index: Int, _ names: Int) -> Definable? {
    let relation = statement.links[index].relation
    switch relation {
    case .equal, .defines, .congruent:
      // `a = b = 3` defines each name in front.
      guard index <= names else { return nil }
      return relation == .congruent && statement.modulus != nil
        ? nil : definable(statement.sides[index].expression)
    case .isDefinedBy: return definable(statement.sides[index + 1].expression)
    default: return nil
    }
  }

  /// The side as a name or a function with its parameters; nil if it is neither, or if it means a derivative.
  private func definable(_ side: Expression) -> Definable? {
    switch side {
    case .symbol(let symbol):
      let resolution = Resolution(scope: scope, budget: Budget())
      return resolution.isDerivative(symbol) ? nil : Definable(symbol: symbol, parameters: [])
    case .call(let name, let arguments)
    where name.primes == 0 && name == name.unapplied && !Symbol.probabilities.contains(name.base):
      var parameters: [Symbol] = []
      for argument in arguments {
        guard case .symbol(let parameter) = argument, !parameters.contains(parameter) else { return nil }
        parameters.append(parameter)
      }
      guard !Resolution(scope: scope, budget: Budget()).isDerivative(name) else { return nil }
      return scope.value(name) == nil ? Definable(symbol: name, parameters: parameters) : nil
    default: return nil
    }
  }

  // MARK: Equations

  enum Equation {
    /// The function is what it was.
    case toBeSolved
    /// It may be a definition as well, so that the function is not known from here on.
    case unclear
  }

  /// What a link is that looks like the definition of a function but may be an equation; nil for a definition.
  ///
  /// `f(p) = p` says that p is a fixed point. Only with a letter for a variable, and for a function that is not known,
  /// it is the identity.
  func equation(_ name: Definable, _ body: Statement.Side, _ statement: Statement, _ context: Context)
    -> Equation?
  {
    guard let parameter = name.parameters.first else { return nil }
    let isKnown = scope.latest(name.symbol) != nil
    guard name.parameters.count == 1, body.expression == .symbol(parameter) else {
      return isKnown && context.isSolved && body.expression.uses(name.parameters) ? .unclear : nil
    }
    if context.isSolved || statement.inference == .equivalence || !parameter.isVariable { return .toBeSolved }
    return isKnown ? .unclear : nil
  }

  // MARK: What is learned

  /// Ends what the sentence before has left, and marks what the words of this one make uncertain.
  mutating func begin(_ context: Context) {
    if context.startsSentence { scope.endSentence() }
    if context.turnsToAnother { scope.doubtValues(onlyIndexed: false) }
    for name in context.setInText { forgetNames(in: FormulaTree.read("\(name) = 0", isDisplay: false).tree) }
  }

  /// Discards what was known about the names that a formula sets equal to something.
  private mutating func forgetNames(in tree: FormulaTree) {
    for statement in tree.statements where !statement.links.isEmpty {
      for side in statement.sides.dropLast() { side.names.forEach { scope.forget($0) } }
    }
  }

  /// Remembers what a statement defines, and discards what it makes void.
  mutating func learn(_ statement: Statement, _ names: Int, _ context: Context) {
    let budget = Budget.next(afterSpending: spent, of: mostWork)
    defer { spent += budget.spent }
    if statement.links.isEmpty { mention(statement, context) }
    learnOrders(statement, context, budget)
    if statement.isListed {
      for (index, link) in statement.links.enumerated() where link.relation.isEquality {
        statement.sides[index].definedNames.forEach { scope.forget($0) }
      }
    } else if statement.doubt == nil, statement.firstOverRows == nil, statement.lastOverRows == nil {
      define(statement, names, context, budget)
    } else {
      // What is not read for sure defines nothing, and leaves nothing older in force.
      for side in statement.sides.dropLast() { side.definedNames.forEach { scope.forget($0) } }
    }
    for side in statement.sides { seen.formUnion(side.expression.symbols) }
  }

  /// Voids whatever a formula that cannot be read may have defined.
  package mutating func discard(_ tree: FormulaTree, in context: Context = Context()) {
    begin(context)
    forgetNames(in: tree)
  }

  /// A formula without a relation, such as `$e$` or `$\lambda_1, \lambda_2$`, may introduce its names.
  private mutating func mention(_ statement: Statement, _ context: Context) {
    guard let side = statement.sides.first, case .symbol(let symbol) = side.expression else { return }
    if symbol == .e, !context.mayMeanEuler { scope.forget(symbol) }
    if statement.isListed { scope.doubt(symbol) }
    // A matrix or another object of which the section has not yet spoken has parts of its own.
    if symbol.isObject, !seen.contains(symbol), scope.value(symbol) == nil {
      scope.doubtValues(onlyIndexed: true)
    }
  }

  /// `x > 3` or `x \in [0, 1]` speaks of another x than the one with the value 2.
  private mutating func learnOrders(_ statement: Statement, _ context: Context, _ budget: Budget) {
    guard !context.isDemanded else { return }
    for (index, link) in statement.links.enumerated() {
      let sides = [statement.sides[index], statement.sides[index + 1]]
      guard link.relation.isOrder || link.relation == .other else { continue }
      for side in sides {
        guard case .symbol(let symbol) = side.expression.unsigned else { continue }
        let isRange = index > 0 && statement.links[index - 1].relation.isOrder && side == sides[0]
        if link.relation == .other {
          if side == sides[0], scope.value(symbol) != nil || symbol == .e { scope.forget(symbol) }
        } else if symbol == .e, !scope.defines(symbol) {
          if !isTrueOfEuler(sides, link.relation) { scope.forget(symbol) }
        } else if scope.value(symbol) != nil {
          if isRange { scope.doubt(symbol) }
          let claim = SymbolicClaim(
            left: sides[0].expression, relation: link.relation, right: sides[1].expression, modulus: nil,
            scope: scope, context: context, hasNames: true, budget: budget)
          if case .refuted? = claim.withValues() { scope.forget(symbol) }
        }
      }
    }
  }

  private func isTrueOfEuler(_ sides: [Statement.Side], _ relation: Relation) -> Bool {
    let (left, right) = (sides[0].expression.withE, sides[1].expression.withE)
    guard left.isNumeric, right.isNumeric else { return false }
    if case .held = NumberClaim(left: left, relation: relation, right: right).verdict() { return true }
    return false
  }

  private mutating func define(
    _ statement: Statement, _ names: Int, _ context: Context, _ budget: Budget
  ) {
    let value = statement.value
    for (index, link) in statement.links.enumerated() {
      if link.relation == .assigns {
        statement.sides[index].definedNames.forEach { scope.forget($0) }
        continue
      }
      guard let name = defined(statement, index, names) else {
        // `\{a, b\} = \{1, 2\}` gives the names new meanings.
        if index == 0, link.relation.isEquality, statement.sides[0].isUnreadDefinition {
          statement.sides[0].definedNames.forEach { scope.forget($0) }
        }
        return
      }
      let body = statement.sides[link.relation == .isDefinedBy ? index : index + 1]
      if link.relation.isEquality {
        record(name, body, statement, isLast: index + 1 == statement.links.count, context, budget)
      }
      // `q = x + y = 3` gives the value too.
      if let value, index + 2 < statement.sides.count, name.parameters.isEmpty, !statement.isConditional {
        scope.define(name.symbol, as: value, force: force(of: true, statement, context), within: budget)
      }
    }
  }

  private mutating func record(
    _ name: Definable, _ body: Statement.Side, _ statement: Statement, isLast: Bool, _ context: Context,
    _ budget: Budget
  ) {
    switch equation(name, body, statement, context) {
    case .toBeSolved?: return
    case .unclear?: return scope.forget(name.symbol)
    case nil: break
    }
    let isFunction = !name.parameters.isEmpty
    if body.expression.mentions(name.symbol) {
      // An update (`W = W + 1`) does not stay true. A relation that the known value fulfils is none, and neither is a
      // recursion.
      if !isFunction, !isTrue(name, body, context, budget) { scope.forget(name.symbol) }
      return
    }
    // A shape is no product, and some bodies cannot be computed.
    guard !body.isOpaque, body.traits.isDisjoint(with: [.list, .growth, .choice, .incomplete]),
      !(isLast && body.traits.contains(.shape)), !statement.isConditional, !context.isPartial || body.isPlain
    else { return scope.forget(name.symbol) }
    if isFunction, !body.expression.uses(name.parameters) {
      // `f(x) = 5` may be a constant function, but with a value for x, or another name, it is the value at a point.
      if !context.isSupposed, !context.isSolved, context.reach == .section,
        scope.latest(name.symbol)?.parameters == name.parameters,
        name.parameters.allSatisfy({ scope.value($0) == nil })
      {
        scope.forget(name.symbol)
      }
      return
    }
    // `a = b` where both have values, and different ones.
    if case .symbol(let other) = body.expression, let old = scope.value(name.symbol),
      let new = scope.value(other), old != new, !isTrue(name, body, context, budget)
    {
      return scope.forget(name.symbol)
    }
    scope.define(
      name.symbol, parameters: name.parameters, as: body.expression,
      force: force(of: body.isPlain && !isFunction, statement, context), within: budget)
    if case .matrix(let rows) = body.expression, rows.count > 1, rows[0].count > 1,
      !seen.contains(name.symbol)
    {
      scope.doubtValues(onlyIndexed: true)
    }
  }

  /// Whether a name with a known value has the value of a body.
  private func isTrue(
    _ name: Definable, _ body: Statement.Side, _ context: Context, _ budget: Budget
  ) -> Bool {
    let claim = SymbolicClaim(
      left: .symbol(name.symbol), relation: .equal, right: body.expression, modulus: nil, scope: scope,
      context: context, hasNames: true, budget: budget)
    if case .held? = claim.withValues() { return true }
    return false
  }

  /// - Parameter isPlain: whether the body is a number or a single name.
  private func force(of isPlain: Bool, _ statement: Statement, _ context: Context) -> Scope.Force {
    switch statement.inference {
    case .equivalence?: return isPlain ? .supposed : .sentence
    case .implication?: return .sentence
    case nil: break
    }
    if isPlain, context.isSupposed || context.isUnlearned { return .supposed }
    switch context.reach {
    case .section: return .section
    case .valuesOfSentence: return isPlain ? .sentence : .section
    case .sentence: return .sentence
    }
  }
}

extension Relation {
  /// `=`, `:=`, `=:`
  fileprivate var isEquality: Bool { self == .equal || self == .defines || self == .isDefinedBy }
}

extension Statement {
  /// The number at the end of a chain of equalities; nil if there is none.
  fileprivate var value: Expression? {
    guard links.count > 1, let last = sides.last, last.expression.isNumeric, !last.traits.contains(.list),
      links.allSatisfy({ $0.relation == .equal })
    else { return nil }
    return last.expression
  }
}

extension Statement.Side {
  /// Whether it is a number or a single name: a value for the moment rather than a definition.
  var isPlain: Bool {
    if case .symbol = expression { return true }
    return !traits.contains(.names)
  }

  fileprivate var isOpaque: Bool { expression.contains { if case .opaque = $0 { true } else { false } } }

  /// The names that it defines if it stands on the left: those of a set or a tuple, the function of a call.
  fileprivate var definedNames: [Symbol] {
    switch expression {
    case .symbol(let symbol), .call(let symbol, _): return [symbol]
    default: return isUnreadDefinition ? names : []
    }
  }

  /// Whether it is a set or a tuple of names.
  fileprivate var isUnreadDefinition: Bool {
    if case .matrix(let rows) = expression {
      return rows.allSatisfy { $0.allSatisfy { if case .symbol = $0 { true } else { false } } }
    }
    return isGroupOfNames
  }
}

extension Symbol {
  /// Whether the letter is usual for a variable: the identity may be written with it.
  fileprivate var isVariable: Bool {
    index.isEmpty && primes == 0 && mark.isEmpty
      && ["x", "y", "z", "t", "u", "v", "w", "s", "n", "k"].contains(base)
  }

  /// Whether it is a letter usual for a matrix or a set, and for no count.
  fileprivate var isObject: Bool {
    guard index.isEmpty, primes == 0, base.count == 1, let letter = base.first, letter.isUppercase else {
      return false
    }
    return mark != "" || "ABGMQRTUVXYZ".contains(letter)
  }
}

extension Expression {
  /// Whether a parameter occurs, with or without a subscript.
  func uses(_ parameters: [Symbol]) -> Bool {
    symbols.contains { symbol in parameters.contains { $0 == symbol || $0.base == symbol.base } }
  }

  /// Without a minus in front.
  var unsigned: Expression {
    if case .product(let parts) = self, parts.count == 2, parts[0] == .integer(-1) { parts[1] } else { self }
  }

  /// The expression with the letter e read as the number.
  var withE: Expression { mentions(.e) ? mapped { $0 == .symbol(.e) ? .e : $0 } : self }
}
