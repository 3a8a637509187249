/// The definitions that hold at a place in a note.
struct Scope: Sendable {
  /// For how long a definition holds, and how sure it is.
  enum Force: Sendable, Equatable {
    /// Until the section ends.
    case section
    /// Until the sentence ends; from there on nothing is known about the name.
    case sentence
    /// It is only supposed, which makes other values of the name uncertain.
    case supposed
  }

  /// One definition of a name.
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
    let force: Force

    var isFunction: Bool { !parameters.isEmpty }
  }

  /// What was learned about a name at one place.
  private enum Entry: Sendable {
    case definition(Definition)
    /// It was given a meaning that is not known: what was known before is void.
    case unknown(level: Int)

    var level: Int {
      switch self {
      case .definition(let definition): definition.level
      case .unknown(let level): level
      }
    }
  }

  /// All that is known about one name.
  private struct Knowledge: Sendable {
    private(set) var entries: [Entry] = []
    /// The latest definition that is no number.
    private(set) var latest: Definition?
    private var number = Number.none
    /// Whether it has been given a meaning that is not known, and none since.
    private(set) var isUnknown = false
    /// When the latest number was given, in definitions of the note.
    private(set) var serial = 0
    /// Whether the note has used the name since as one that is not known.
    var isDoubted = false

    private enum Number: Sendable {
      case none
      /// The latest number and its value; nil if it cannot be evaluated.
      case one(Expression, Value?, isSupposed: Bool)
      /// Two different numbers.
      case contradictory

      func joined(with definition: Definition, isSupposed: Bool) -> Number {
        switch self {
        case .none: .one(definition.body, definition.value, isSupposed: isSupposed)
        case .one(_, let known?, let wasSupposed) where known == definition.value:
          .one(definition.body, known, isSupposed: wasSupposed && isSupposed)
        default: .contradictory
        }
      }

      /// Whether more or less is known than before; the same value in other words is neither.
      func isOther(than other: Number) -> Bool {
        switch (self, other) {
        case (.none, .none), (.contradictory, .contradictory): false
        case (.one(_, _, let isSupposed), .one(_, _, let wasSupposed)): isSupposed != wasSupposed
        default: true
        }
      }
    }

    var value: Expression? {
      if case .one(let expression, _, false) = number { expression } else { nil }
    }

    /// Whether a number was given to it, surely or not.
    var hasNumber: Bool { if case .none = number { false } else { true } }

    mutating func add(_ entry: Entry, serial: Int) {
      guard case .definition(let definition) = entry else {
        // What it makes void is gone unless this section ends first.
        while let last = entries.last, last.level >= entry.level { entries.removeLast() }
        entries.append(entry)
        (latest, number, isUnknown, isDoubted) = (nil, .none, true, false)
        return
      }
      let isSupposed = definition.force == .supposed
      guard !definition.isFunction, definition.isNumber else {
        entries.append(entry)
        guard !isSupposed else { return }
        // A number that was given before belongs to the older definition.
        if latest?.body != definition.body { number = .none }
        (latest, isUnknown) = (definition, false)
        return
      }
      self.serial = serial
      if !isSupposed { (isUnknown, isDoubted) = (false, false) }
      let next = number.joined(with: definition, isSupposed: isSupposed)
      // Entries that change nothing are left out, so that a name with many values stays cheap.
      if next.isOther(than: number) { entries.append(entry) }
      number = next
    }

    /// What remains without the sections at this level and deeper; nil if nothing does.
    func above(level: Int) -> Knowledge? {
      if entries.allSatisfy({ $0.level < level }) { return self }
      return rebuilt(from: entries.filter { $0.level < level })
    }

    /// What remains when a sentence has ended: its numbers were those of a case, its other definitions are void.
    func afterSentence() -> Knowledge? {
      rebuilt(
        from: entries.map { entry in
          guard case .definition(let definition) = entry, definition.force == .sentence else { return entry }
          guard definition.isNumber, !definition.isFunction else { return .unknown(level: definition.level) }
          return .definition(
            Definition(
              parameters: [], body: definition.body, names: [], isNumber: true, value: definition.value,
              level: definition.level, force: .supposed))
        })
    }

    private func rebuilt(from entries: [Entry]) -> Knowledge? {
      guard !entries.isEmpty else { return nil }
      var left = Knowledge()
      for entry in entries { left.add(entry, serial: serial) }
      left.isDoubted = isDoubted
      return left
    }
  }

  private var known: [Symbol: Knowledge] = [:]
  /// The kinds that formulas declare, and the level of the heading above them.
  private var kinds: [Symbol: (kind: Kind, level: Int)] = [:]
  /// The level of the heading below which a norm or an inner product of its own is defined.
  private var normLevel: Int?
  private var level = 0
  /// The names that were defined for the current sentence only.
  private var ofSentence: Set<Symbol> = []
  private var serial = 0
  /// Numbers given before this one belong to an object of which the note may have ceased to speak.
  private var oldestSure = 0
  /// The same for names with a subscript, which are often those of the parts of one object.
  private var oldestSureIndexed = 0

  init() {}

  /// Enters a section: definitions in sections at this level and deeper end.
  mutating func enter(headingOfLevel level: Int) {
    known = known.compactMapValues { $0.above(level: level) }
    kinds = kinds.filter { $0.value.level < level }
    if let other = normLevel, other >= level { normLevel = nil }
    self.level = level
  }

  /// Ends a sentence, and with it what was defined for it only.
  mutating func endSentence() {
    for symbol in ofSentence { known[symbol] = known[symbol]?.afterSentence() }
    ofSentence = []
  }

  mutating func define(
    _ symbol: Symbol, parameters: [Symbol] = [], as body: Expression, force: Force = .section,
    within budget: Budget
  ) {
    let body = Factors(in: [body]).applied(to: body, parameters: parameters)
    serial += 1
    if force == .sentence { ofSentence.insert(symbol) }
    let isNumber = body.isNumeric
    let value = isNumber && parameters.isEmpty ? try? Evaluation.value(of: body, within: budget) : nil
    known[symbol, default: Knowledge()].add(
      .definition(
        Definition(
          parameters: parameters, body: body, names: body.symbols, isNumber: isNumber, value: value,
          level: level, force: force)), serial: serial)
  }

  /// Gives a name a meaning that is not known: what was known about it is void.
  mutating func forget(_ symbol: Symbol) {
    known[symbol, default: Knowledge()].add(.unknown(level: level), serial: serial)
  }

  /// Makes the value of a name uncertain.
  mutating func doubt(_ symbol: Symbol) { known[symbol]?.isDoubted = true }

  /// Makes the values of all names uncertain, or of those with a subscript: from here on they may belong to something
  /// else.
  mutating func doubtValues(onlyIndexed: Bool) {
    oldestSureIndexed = serial + 1
    if !onlyIndexed { oldestSure = serial + 1 }
  }

  /// Whether anything is known about a name, or that it has a meaning.
  func defines(_ symbol: Symbol) -> Bool { known[symbol] != nil }

  /// The expression with words behind numbers as factors, where they are names that have a meaning and no usual units:
  /// `2\,\text{rate}`.
  func namingUnits(of expression: Expression) -> Expression {
    expression.mapped { part in
      guard case .quantity(let value, let unit) = part, MeasureUnit(unit)?.isKnown != true else {
        return part
      }
      let word = unit.split(separator: " ").joined(separator: "_")
      let name = ["text", "roman"].map { Symbol(word, mark: $0) }.first(where: defines)
      return name.map { .product([value, .symbol($0)]) } ?? part
    }
  }

  /// The latest definition of a name other than a number.
  func latest(_ symbol: Symbol) -> Definition? { known[symbol]?.latest }

  /// The value of a name; nil if it has none, or two different ones.
  func value(_ symbol: Symbol) -> Expression? { known[symbol]?.value }

  /// Whether a name has a value that may belong to another object by now.
  func isValueDoubtful(_ symbol: Symbol) -> Bool {
    guard let knowledge = known[symbol], knowledge.value != nil else { return false }
    return knowledge.isDoubted || knowledge.serial < oldestSure
      || !symbol.index.isEmpty && knowledge.serial < oldestSureIndexed
  }

  /// Whether a name stands for something particular, though it may not be known for what: then a relation need not hold
  /// whatever it stands for.
  func isParticular(_ symbol: Symbol) -> Bool {
    guard let knowledge = known[symbol] else { return false }
    return knowledge.isUnknown || knowledge.hasNumber
  }
  /// What a name stands for: by its definition, by what formulas declare, by its look; nil if nothing says it.
  func kind(of symbol: Symbol) -> Kind? {
    if let body = value(symbol) { return Kind(of: body) }
    if let definition = latest(symbol), !definition.isFunction, definition.body.isLiteralMatrix {
      return Kind(of: definition.body)
    }
    return kinds[symbol.plainlyIndexed]?.kind ?? symbol.kindByLook
  }

  mutating func declare(_ symbol: Symbol, _ kind: Kind) { kinds[symbol] = (kind, level) }

  /// Whether the note defines a norm or an inner product that is not the Euclidean one.
  var hasOwnNorm: Bool { normLevel != nil }

  mutating func defineNorm() { normLevel = min(normLevel ?? level, level) }

  static let ownNorm = Undefined(.unknown, "the note defines a norm or an inner product of its own")

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
