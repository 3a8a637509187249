/// What names mean at a place of a note.
struct Scope: Sendable {
  /// What was said of a name.
  struct Definition: Sendable, Equatable {
    /// Of a function; empty where the name is none.
    let parameters: [Symbol]
    let body: Expression
    /// The names that occur in the body.
    let names: [Symbol]
    let isNumber: Bool
    /// The level of the heading below which it stands; 0 before the first one.
    let level: Int
    /// Whether it was only supposed: it makes what else is known of the name uncertain.
    let isSupposed: Bool

    var isFunction: Bool { !parameters.isEmpty }
  }

  /// What is known of one name.
  private struct Knowledge: Sendable {
    private(set) var definitions: [Definition] = []
    /// The latest meaning that is no number.
    private(set) var latest: Definition?
    private var number = Number.none

    private enum Number: Sendable {
      case none
      /// As it was last written, and what that is; nil where it has no value.
      case one(Expression, Value?, isSupposed: Bool)
      /// Two that differ.
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
      let value = try? Evaluation.value(of: definition.body)
      switch number {
      case .none: number = .one(definition.body, value, isSupposed: definition.isSupposed)
      case .one(_, let known?, let isSupposed) where known == value:
        number = .one(definition.body, value, isSupposed: isSupposed && definition.isSupposed)
      default: number = .contradictory
      }
    }

    /// Without what stands below headings of this level and deeper ones; nil where nothing is left.
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

  /// A heading ends what was said below headings of its level and deeper ones.
  mutating func enter(headingOfLevel level: Int) {
    known = known.compactMapValues { $0.above(level: level) }
    self.level = level
  }

  mutating func define(
    _ symbol: Symbol, parameters: [Symbol] = [], as body: Expression, isSupposed: Bool = false
  ) {
    known[symbol, default: Knowledge()].add(
      Definition(
        parameters: parameters, body: body, names: body.symbols, isNumber: body.isNumeric, level: level,
        isSupposed: isSupposed))
  }

  /// Whether anything was said of a name.
  func defines(_ symbol: Symbol) -> Bool { known[symbol] != nil }

  /// The latest meaning of a name that is no number; of a function, with its parameters.
  func latest(_ symbol: Symbol) -> Definition? { known[symbol]?.latest }

  /// The value of a name: nil where none was given, or two different ones.
  func value(_ symbol: Symbol) -> Expression? { known[symbol]?.value }

  func isFunction(_ symbol: Symbol) -> Bool { latest(symbol)?.isFunction == true }

  /// The names on which the meaning of a name rests, through the meanings of others.
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
