/// What names mean at a place of a note.
package struct Scope: Sendable {
  /// What was said of a name.
  struct Definition: Sendable, Equatable {
    /// Of a function; empty where the name is none.
    let parameters: [Symbol]
    let body: Expression
    /// The level of the heading below which it stands; 0 before the first one.
    let level: Int
    /// Whether it was only supposed: it makes what else is known of the name uncertain.
    let isSupposed: Bool

    var isFunction: Bool { !parameters.isEmpty }
  }

  private(set) var definitions: [Symbol: [Definition]] = [:]
  private var level = 0

  package init() {}

  /// A heading ends what was said below headings of its level and deeper ones.
  package mutating func enter(headingOfLevel level: Int) {
    for (symbol, known) in definitions {
      let left = known.filter { $0.level < level }
      definitions[symbol] = left.isEmpty ? nil : left
    }
    self.level = level
  }

  mutating func define(
    _ symbol: Symbol, parameters: [Symbol] = [], as body: Expression, isSupposed: Bool = false
  ) {
    let definition = Definition(parameters: parameters, body: body, level: level, isSupposed: isSupposed)
    definitions[symbol, default: []].append(definition)
  }

  /// The latest meaning of a name that is no number; of a function, with its parameters.
  func latest(_ symbol: Symbol) -> Definition? {
    definitions[symbol]?.last { !$0.isSupposed && ($0.isFunction || !$0.body.isNumeric) }
  }

  /// The value of a name: nil where none was given, or two different ones.
  func value(_ symbol: Symbol) -> Expression? {
    guard let known = definitions[symbol]?.filter({ !$0.isFunction && $0.body.isNumeric }),
      let last = known.last
    else { return nil }
    guard known.count > 1 else { return last.isSupposed ? nil : last.body }
    guard let value = try? Evaluation.value(of: last.body) else { return nil }
    for other in known.dropLast() {
      guard let earlier = try? Evaluation.value(of: other.body), earlier == value else { return nil }
    }
    return last.isSupposed && known.allSatisfy(\.isSupposed) ? nil : last.body
  }

  func isFunction(_ symbol: Symbol) -> Bool { latest(symbol)?.isFunction == true }

  /// The names on which the meaning of a name rests, through the meanings of others.
  func dependencies(of symbol: Symbol) -> Set<Symbol> {
    var found: Set<Symbol> = []
    var open = [symbol]
    while let next = open.popLast(), found.count < 1000 {
      guard let definition = latest(next) else { continue }
      for name in definition.parameters + definition.body.symbols where found.insert(name).inserted {
        open.append(name)
      }
    }
    return found
  }
}
