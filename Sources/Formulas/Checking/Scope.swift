/// The definitions that hold at a place in a note.
struct Scope: Sendable {
  struct Definition: Sendable, Equatable {
    /// The parameters of a function; empty for other names.
    let parameters: [Symbol]
    let body: Expression
    /// The free symbols of the body.
    let names: [Symbol]
    let isNumber: Bool
    /// The value of a number; nil if it cannot be evaluated.
    let value: Value?
    /// The level of the heading above it; 0 before the first heading.
    let level: Int
    /// Whether it was only supposed, which makes other values of the name uncertain.
    let isSupposed: Bool

    var isFunction: Bool { !parameters.isEmpty }
  }

  /// All that is known about one name.
  private struct Knowledge: Sendable {
    private(set) var definitions: [Definition] = []
    /// The latest definition that is no number.
    private(set) var latest: Definition?
    private var number = Number.none

    private enum Number: Sendable {
      case none
      /// The latest number and its value; nil if it cannot be evaluated.
      case one(Expression, Value?, isSupposed: Bool)
      /// Two different numbers.
      case contradictory
    }

    var value: Expression? {
      if case .one(let expression, _, false) = number { expression } else { nil }
    }

    mutating func add(_ definition: Definition) {
      definitions.append(definition)
      guard !definition.isFunction, definition.isNumber else {
        if !definition.isSupposed { latest = definition }
        return
      }
      switch number {
      case .none: number = .one(definition.body, definition.value, isSupposed: definition.isSupposed)
      case .one(_, let known?, let isSupposed) where known == definition.value:
        number = .one(definition.body, known, isSupposed: isSupposed && definition.isSupposed)
      default: number = .contradictory
      }
    }

    /// What remains without the sections at this level and deeper; nil if nothing does.
    func above(level: Int) -> Knowledge? {
      if definitions.allSatisfy({ $0.level < level }) { return self }
      var left = Knowledge()
      for definition in definitions where definition.level < level { left.add(definition) }
      return left.definitions.isEmpty ? nil : left
    }
  }

  private var known: [Symbol: Knowledge] = [:]
  private var level = 0

  init() {}

  /// Enters a section: definitions in sections at this level and deeper end.
  mutating func enter(headingOfLevel level: Int) {
    known = known.compactMapValues { $0.above(level: level) }
    self.level = level
  }

  mutating func define(
    _ symbol: Symbol, parameters: [Symbol] = [], as body: Expression, isSupposed: Bool = false,
    within budget: Budget
  ) {
    let isNumber = body.isNumeric
    let value = isNumber && parameters.isEmpty ? try? Evaluation.value(of: body, within: budget) : nil
    known[symbol, default: Knowledge()].add(
      Definition(
        parameters: parameters, body: body, names: body.symbols, isNumber: isNumber, value: value,
        level: level,
        isSupposed: isSupposed))
  }

  /// Whether anything is known about a name.
  func defines(_ symbol: Symbol) -> Bool { known[symbol] != nil }

  /// The latest definition of a name other than a number.
  func latest(_ symbol: Symbol) -> Definition? { known[symbol]?.latest }

  /// The value of a name; nil if it has none, or two different ones.
  func value(_ symbol: Symbol) -> Expression? { known[symbol]?.value }

  func isFunction(_ symbol: Symbol) -> Bool { latest(symbol)?.isFunction == true }

  /// Whether a name depends on a symbol, directly or through other definitions, also as a term of a sum.
  func depends(_ name: Symbol, on symbol: Symbol) -> Bool {
    let names = dependencies(of: name)
    if names.contains(symbol) { return true }
    guard symbol.hasLetterIndex || symbol.numberIndex != nil else { return false }
    return latest(name)?.body.depends(on: symbol) == true
      || names.contains { latest($0)?.body.depends(on: symbol) == true }
  }

  /// The names on which a name depends, directly or through other definitions.
  func dependencies(of symbol: Symbol) -> Set<Symbol> {
    var found: Set<Symbol> = []
    var open = [symbol]
    while let next = open.popLast(), found.count < 1000 {
      guard let definition = latest(next) else { continue }
      for name in definition.parameters + definition.names where found.insert(name).inserted {
        open.append(name)
      }
    }
    return found
  }
}
